// What the vector tests know of a typed codec; Generated/TypedMessages.swift makes one a message.

import Wire

struct TypedMessage: Sendable {
    let size: Int
    let blockLength: Int
    let templateID: UInt16
    let offsets: [String: Int?]
    /// Builds the message from named values with its memberwise init; gives its frame.
    let encode: @Sendable (FieldValues) throws -> [UInt8]
    /// Decodes a frame into the typed value and writes that again.
    let rewrite: @Sendable ([UInt8]) throws -> [UInt8]

    init<M: Message>(
        _ type: M.Type, offsets: [String: Int?],
        build: @escaping @Sendable (FieldValues) throws -> M
    ) {
        size = MemoryLayout<M>.size
        blockLength = M.blockLength
        templateID = M.templateID
        self.offsets = offsets
        encode = { try build($0).frameBytes() }
        rewrite = { try M(frame: $0).frameBytes() }
    }
}

/// The `fields` of a valid vector.
struct FieldValues: Sendable {
    struct Missing: Error { let field: String }

    let message: String
    let values: [String: VectorValue]

    /// A number; null where the vector has none.
    func number<T: FixedWidthInteger>(_ name: String) throws -> T {
        switch values[name] {
        case .some(.number(let number)): return try unwrap(T(exactly: number), name)
        case .some(.text(let digits)): return try unwrap(T(digits), name)
        case .some(.none): return T.isSigned ? .min : .max
        case nil: throw Missing(field: "\(message).\(name)")
        }
    }

    func text<T: FixedText>(_ name: String) throws -> T {
        guard case .text(let text) = values[name] else { throw Missing(field: name) }
        return try unwrap(T(exactly: text), name)
    }

    func code<C: Code>(_ name: String) throws -> C {
        guard case .text(let text) = values[name] else { throw Missing(field: name) }
        let value = Catalogue.codeValue("\(C.self)", text)
        return C(rawValue: try unwrap(value.flatMap { C.RawValue(exactly: $0) }, name))
    }

    private func unwrap<T>(_ value: T?, _ name: String) throws -> T {
        guard let value else { throw Missing(field: "\(message).\(name)") }
        return value
    }
}
