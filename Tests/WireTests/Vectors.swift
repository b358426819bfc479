// Reads Protocol/vectors; its README.md says what the keys mean.

import Foundation
import Testing
import Wire

enum VectorValue: Decodable, Sendable, Equatable {
    case number(Int)
    case text(String)
    case none

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }
}

struct ValidVector: Decodable, Sendable {
    let what: String
    let fields: [String: VectorValue]
    let hex: String
}

struct InvalidVector: Decodable, Sendable {
    let stage: String
    let reason: String
    let why: String
    let hex: String
    let byteOffset: Int?
    let resumes: Bool?
    let field: String?
}

struct MessageVectors: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let template: UInt16
    let blockLength: Int
    let valid: [ValidVector]
    let invalid: [InvalidVector]

    var testDescription: String { name }
}

struct Batches: Decodable, Sendable {
    struct Step: Decodable, Sendable {
        let byteOffset: Int
        let template: UInt16?
        let reason: String?
    }
    struct Batch: Decodable, Sendable, CustomTestStringConvertible {
        let what: String
        let hex: String
        let times: Int
        let steps: [Step]
        var testDescription: String { what }
    }
    let batches: [Batch]
}

enum Vectors {
    /// The project's root, from where this file stands.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func load<T: Decodable>(_ type: T.Type, _ name: String) throws -> T {
        let url = root.appendingPathComponent("Protocol/vectors/\(name).json")
        return try JSONDecoder().decode(type, from: Data(contentsOf: url))
    }

    /// One for each message of the schema; a missing file is the test's failure.
    static func all() throws -> [MessageVectors] {
        try Catalogue.messages.map { try load(MessageVectors.self, $0.name) }
    }

    static func bytes(_ hex: String) throws -> [UInt8] {
        let digits = Array(hex.utf8)
        guard digits.count % 2 == 0 else { throw FieldValues.Missing(field: "an even hex") }
        return try stride(from: 0, to: digits.count, by: 2).map { index in
            let pair = String(decoding: digits[index..<(index + 2)], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16) else {
                throw FieldValues.Missing(field: "hex \(pair)")
            }
            return byte
        }
    }

    static func reason(_ name: String) throws -> RejectReason {
        guard let value = RejectReason.allValues.first(where: { $0.name == name }) else {
            throw FieldValues.Missing(field: "RejectReason \(name)")
        }
        return value
    }
}

func next(_ reader: inout FrameReader, _ bytes: [UInt8]) -> FrameStep {
    unsafe reader.next(in: bytes.span.bytes)
}

extension FieldDescriptor {
    /// The field's value in a message that is one frame.
    func content(inFrame bytes: [UInt8]) -> FieldContent {
        unsafe content(in: bytes.span.bytes, blockOffset: 14)
    }
}

extension MessageDescriptor {
    /// The first defect of the frame that begins at `byteOffset`.
    func defect(inFrame bytes: [UInt8], at byteOffset: Int = 0) -> FieldDefect? {
        unsafe defect(in: bytes.span.bytes, blockOffset: byteOffset + 14)
    }
}

/// Every step of a reader over a message.
func steps(_ bytes: [UInt8]) -> [FrameStep] {
    var reader = FrameReader()
    var steps: [FrameStep] = []
    // Bound: each step but the last consumes 14 bytes.
    for _ in 0..<(bytes.count / 14 + 3) {
        let step = next(&reader, bytes)
        if step == .end { return steps }
        steps.append(step)
    }
    preconditionFailure("the reader does not end")
}
