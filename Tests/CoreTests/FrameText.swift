// Builds any message of the schema from field names and text: `price=189.5`, `side=buy`,
// `orderQty=min`.
//
// Invariants: a field that is not named is null where it may be, else zero; a name or value that
// cannot be taken is an error with the place.
// Thread: values; any thread.

import Wire

/// What is wrong with a scenario, and where.
struct ScenarioError: Error, CustomStringConvertible {
    let line: Int
    let what: String

    var description: String { "line \(line): \(what)" }
}

struct FrameText {
    let descriptor: MessageDescriptor
    private(set) var block: [UInt8]

    init(_ name: String) throws(FieldError) {
        guard let descriptor = Catalogue.message(named: name) else {
            throw FieldError(what: "no message \(name)")
        }
        self.descriptor = descriptor
        block = [UInt8](repeating: 0, count: descriptor.blockLength)
        for field in descriptor.fields where field.isOptional {
            store(.null(of: field), field)
        }
    }

    struct FieldError: Error {
        let what: String
    }

    func has(_ name: String) -> Bool { descriptor.fields.contains { $0.name == name } }

    mutating func set(_ name: String, _ text: String) throws(FieldError) {
        guard let field = descriptor.fields.first(where: { $0.name == name }) else {
            throw FieldError(what: "\(descriptor.name) has no field \(name)")
        }
        if case .text(let width) = field.kind {
            let bytes = Self.bytes(of: text)
            guard bytes.count <= width else {
                throw FieldError(what: "\(name) takes \(width) bytes")
            }
            for index in 0..<width {
                block[field.offset + index] = index < bytes.count ? bytes[index] : 0
            }
            return
        }
        guard let word = field.word(text) else {
            throw FieldError(what: "\(name)=\(text) is no value of its type")
        }
        store(word, field)
    }

    mutating func set(_ name: String, _ number: UInt64) throws(FieldError) {
        guard let field = descriptor.fields.first(where: { $0.name == name }) else {
            throw FieldError(what: "\(descriptor.name) has no field \(name)")
        }
        store(number, field)
    }

    /// Text as it stands; `hex:…` for bytes that are no text.
    private static func bytes(of text: String) -> [UInt8] {
        guard text.hasPrefix("hex:") else { return Array(text.utf8) }
        let digits = Array(text.dropFirst(4))
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
    }

    private mutating func store(_ word: UInt64, _ field: FieldDescriptor) {
        for index in 0..<field.kind.byteCount {
            block[field.offset + index] = UInt8(truncatingIfNeeded: word >> (8 * UInt64(index)))
        }
    }

    /// The whole frame, headers included.
    var frame: [UInt8] {
        let length = UInt32(FrameLayout.headerByteCount + block.count)
        var bytes: [UInt8] = []
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
        bytes += [
            UInt8(FrameLayout.encodingSBE >> 8), UInt8(truncatingIfNeeded: FrameLayout.encodingSBE),
        ]
        for word in [
            UInt16(block.count), descriptor.templateID, Schema.id, Schema.version,
        ] {
            bytes += [UInt8(truncatingIfNeeded: word), UInt8(word >> 8)]
        }
        return bytes + block
    }
}

extension UInt64 {
    fileprivate static func null(of field: FieldDescriptor) -> UInt64 {
        switch field.kind {
        case .signed, .decimal: UInt64(bitPattern: Int64.null)
        default: .null
        }
    }
}

extension FieldDescriptor {
    var isOptional: Bool {
        switch kind {
        case .unsigned(_, let optional), .signed(let optional), .decimal(_, let optional),
            .time(let optional):
            optional
        case .text, .code: false
        }
    }

    /// The field's bits for a text: a number, `null`, `min`, `max`, a code's name, `#7` for a bare
    /// code.
    func word(_ text: String) -> UInt64? {
        switch (text, kind) {
        case ("null", _): return .null(of: self)
        case ("min", .signed), ("min", .decimal): return UInt64(bitPattern: .min)
        case ("max", .signed), ("max", .decimal): return UInt64(bitPattern: .max)
        case ("max", _): return .max
        case ("min", _): return 0
        case (_, .code(let type, _)):
            if text.hasPrefix("#") { return UInt64(text.dropFirst()) }
            return Catalogue.codeValue(type, text).map { UInt64($0) }
        case (_, .decimal(let scale, _)):
            if text.hasPrefix("#") {
                return Int64(text.dropFirst()).map { UInt64(bitPattern: $0) }
            }
            return DecimalText.scaled(text, by: scale).map { UInt64(bitPattern: $0) }
        case (_, .signed): return Int64(text).map { UInt64(bitPattern: $0) }
        default: return UInt64(text)
        }
    }
}

enum DecimalText {
    /// `189.5` by 8 digits is 18950000000; nil where it is no such number.
    static func scaled(_ text: some StringProtocol, by digits: Int) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, !parts[0].isEmpty else { return nil }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard fraction.count <= digits else { return nil }
        return Int64(parts[0] + fraction + String(repeating: "0", count: digits - fraction.count))
    }

    /// `1s`, `500ms`, `2m`, `1h`, `30ns` in ns.
    static func duration(_ text: some StringProtocol) -> UInt64? {
        let units: [(String, UInt64)] = [
            ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
            ("m", 60_000_000_000), ("h", 3_600_000_000_000),
        ]
        for (unit, factor) in units where text.hasSuffix(unit) {
            guard let number = Double(text.dropLast(unit.count)) else { continue }
            return UInt64((number * Double(factor)).rounded())
        }
        return nil
    }
}
