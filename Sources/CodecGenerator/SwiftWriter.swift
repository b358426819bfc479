// Writes the Swift codecs: one file a message, the codes, and the catalogue that tools read.

struct SwiftWriter {
    let schema: SchemaReader

    private let banner = "// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.\n\n"

    /// File name and content of everything under `Sources/Wire/Generated`.
    func files() -> [(name: String, text: String)] {
        var files = schema.messages.map { (name: "\($0.name).swift", text: banner + message($0)) }
        files.append((name: "Codes.swift", text: banner + schema.codes.map(code).joined(separator: "\n")))
        files.append((name: "Catalogue.swift", text: banner + catalogue()))
        return files
    }

    private func swiftType(_ name: String) -> String {
        guard let type = schema.type(name) else { return name }
        if type.isText { return name == "Hex64" ? "Text64" : name }
        return primitives[type.primitive]!.swift
    }

    private func defaultValue(_ field: Field) -> String? {
        if field.name == "msgSeqNum" { return "0" }
        if field.type == "Flag" { return ".no" }
        if schema.type(field.type)?.nullValue != nil { return ".null" }
        return nil
    }

    private func message(_ message: MessageType) -> String {
        var out = "/// \(sentence(message.note))\n"
        out += "public struct \(message.name): Message {\n"
        out += "    @inlinable public static var templateID: UInt16 { \(message.id) }\n"
        out += "    @inlinable public static var blockLength: Int { \(message.blockLength) }\n\n"
        for field in message.fields {
            let note = field.note.isEmpty ? (schema.type(field.type)?.note ?? schema.code(field.type)?.note ?? "") : field.note
            out += "    /// \(sentence(note))\n"
            out += "    public var \(field.name): \(swiftType(field.type))\n"
        }
        out += "\n    @inlinable\n    public init(\n"
        out += message.fields.map { field in
            "        \(field.name): \(swiftType(field.type))"
                + (defaultValue(field).map { " = \($0)" } ?? "")
        }.joined(separator: ",\n")
        out += "\n    ) {\n"
        for field in message.fields { out += "        self.\(field.name) = \(field.name)\n" }
        out += "    }\n}\n"
        return out
    }

    private func code(_ code: CodeSet) -> String {
        let raw = primitives[code.encoding]!.swift
        var out = "/// \(sentence(code.note))\n"
        out += "public struct \(code.name): Code {\n"
        out += "    public let rawValue: \(raw)\n"
        out += "    @inlinable public init(rawValue: \(raw)) { self.rawValue = rawValue }\n\n"
        for value in code.values {
            if !value.note.isEmpty { out += "    /// \(sentence(value.note))\n" }
            out += "    @inlinable public static var \(escaped(value.name)): \(code.name) { \(code.name)(rawValue: \(code.number(of: value))) }\n"
        }
        out += "\n    /// Every value that the schema names, in its order.\n"
        out += "    public static let allValues: [\(code.name)] = [\n"
        out += code.values.map { "        .\(escaped($0.name))," }.joined(separator: "\n")
        out += "\n    ]\n\n    @inlinable public var isKnown: Bool {\n        switch rawValue {\n        case "
        out += code.values.map { String(code.number(of: $0)) }.joined(separator: ", ")
        out += ": true\n        default: false\n        }\n    }\n\n"
        out += "    public var name: String? {\n        switch rawValue {\n"
        for value in code.values {
            out += "        case \(code.number(of: value)): \"\(value.name)\"\n"
        }
        out += "        default: nil\n        }\n    }\n"
        if code.values.contains(where: { !$0.note.isEmpty }) {
            out += "\n    /// What the value means, for people.\n"
            out += "    public var meaning: String {\n        switch rawValue {\n"
            for value in code.values {
                out += "        case \(code.number(of: value)): \"\(value.note)\"\n"
            }
            out += "        default: \"unknown\"\n        }\n    }\n"
        }
        return out + "}\n"
    }

    private func catalogue() -> String {
        var out = "extension Catalogue {\n"
        out += "    /// The block length that the schema gives a template, or nil for no such template.\n"
        out += "    @inlinable public static func blockLength(of templateID: UInt16) -> Int? {\n        switch templateID {\n"
        for message in schema.messages {
            out += "        case \(message.id): \(message.blockLength)\n"
        }
        out += "        default: nil\n        }\n    }\n\n"
        out += "    /// Every message, in the schema's order.\n"
        out += "    public static let messages: [MessageDescriptor] = [\n"
        for message in schema.messages {
            out += "        MessageDescriptor(\n            name: \"\(message.name)\", templateID: \(message.id), blockLength: \(message.blockLength),\n            fields: [\n"
            for field in message.fields {
                out += "                FieldDescriptor(\"\(field.name)\", \(kind(field)), offset: \(field.offset)),\n"
            }
            out += "            ]),\n"
        }
        out += "    ]\n\n    /// The name of a code's value, by the code's type.\n"
        out += "    public static func codeName(_ type: String, _ value: Int) -> String? {\n        switch type {\n"
        for code in schema.codes {
            let raw = primitives[code.encoding]!.swift
            out += "        case \"\(code.name)\": \(raw)(exactly: value).flatMap { \(code.name)(rawValue: $0).name }\n"
        }
        out += "        default: nil\n        }\n    }\n\n    /// The value of a code's name, by the code's type.\n"
        out += "    public static func codeValue(_ type: String, _ name: String) -> Int? {\n        switch type {\n"
        for code in schema.codes {
            out += "        case \"\(code.name)\": \(code.name).allValues.first { $0.name == name }.map { Int($0.rawValue) }\n"
        }
        return out + "        default: nil\n        }\n    }\n}\n"
    }

    private func kind(_ field: Field) -> String {
        if let code = schema.code(field.type) { return ".code(\"\(code.name)\", \(code.byteCount))" }
        let type = schema.type(field.type)!
        if type.isText { return ".text(\(type.length))" }
        let optional = type.nullValue != nil
        let base = field.type.replacing("Optional", with: "")
        switch base {
        case "Price", "Quantity": return ".decimal(8, optional: \(optional))"
        case "Money": return ".decimal(4, optional: \(optional))"
        case "Number": return ".signed(optional: \(optional))"
        case "Time": return ".time(optional: \(optional))"
        default: return ".unsigned(\(type.byteCount), optional: \(optional))"
        }
    }

    private func escaped(_ name: String) -> String { name == "none" || name == "open" || name == "any" ? "`\(name)`" : name }

    private func sentence(_ text: String) -> String {
        guard let first = text.first else { return "As FIX has it." }
        return first.uppercased() + text.dropFirst() + "."
    }
}
