// Writes the Swift codecs: one file a message, the codes, and the catalogue that tools read.

let swiftBanner = "// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.\n\n"

struct SwiftWriter {
    let schema: SchemaReader

    /// File name and content of everything under `Sources/Wire/Generated`.
    func files() -> [(name: String, text: String)] {
        var files = schema.messages.map {
            (name: "\($0.name).swift", text: swiftBanner + message($0))
        }
        let codes = schema.codes.map(code).joined(separator: "\n")
        files.append((name: "Codes.swift", text: swiftBanner + codes))
        files.append(
            (name: "Catalogue.swift", text: swiftBanner + CatalogueWriter(schema: schema).text()))
        return files
    }

    private func swiftType(_ name: String) -> String {
        guard let type = schema.type(name) else { return name }
        if type.isText { return name == "Hex64" ? "Text64" : name }
        return primitives[type.primitive]!.swift
    }

    private func defaultValue(_ field: Field) -> String {
        if field.name == "msgSeqNum" { return " = 0" }
        if field.type == "Flag" { return " = .no" }
        return schema.type(field.type)?.nullValue == nil ? "" : " = .null"
    }

    private func message(_ message: MessageType) -> String {
        var out = wrapped(sentence(message.note), prefix: "/// ")
        out += "public struct \(message.name): Message {\n"
        out += "    @inlinable public static var templateID: UInt16 { \(message.id) }\n"
        out += "    @inlinable public static var blockLength: Int { \(message.blockLength) }\n\n"
        for field in message.fields {
            out += wrapped(sentence(schema.note(field)), prefix: "    /// ")
            out += "    public var \(field.name): \(swiftType(field.type))\n"
        }
        out += "\n    @inlinable\n    public init(\n"
        out += message.fields.map { field in
            "        \(field.name): \(swiftType(field.type))\(defaultValue(field))"
        }.joined(separator: ",\n")
        out += "\n    ) {\n"
        for field in message.fields { out += "        self.\(field.name) = \(field.name)\n" }
        return out + "    }\n}\n"
    }

    private func code(_ code: CodeSet) -> String {
        let raw = primitives[code.encoding]!.swift
        var out = wrapped(sentence(code.note), prefix: "/// ")
        out += "public struct \(code.name): Code {\n"
        out += "    public let rawValue: \(raw)\n"
        out += "    @inlinable public init(rawValue: \(raw)) { self.rawValue = rawValue }\n\n"
        for value in code.values { out += constant(value, of: code) }
        out += "\n    /// Every value that the schema names, in its order.\n"
        out += "    public static let allValues: [\(code.name)] = [\n"
        out += wrappedList(
            code.values.map { ".\(escaped($0.name))" }, indent: "        ", width: 99
        ).dropLast() + ",\n"
        out += "    ]\n\n    @inlinable public var isKnown: Bool {\n        switch rawValue {\n"
        let numbers = wrapped(
            "case " + code.values.map { String(code.number(of: $0)) }.joined(separator: ", ")
                + ": true", prefix: "        ", width: 96)
        out += numbers.replacing("\n        ", with: "\n            ")
        out += "        default: false\n        }\n    }\n\n"
        out += "    public var name: String? {\n        switch rawValue {\n"
        for value in code.values {
            out += "        case \(code.number(of: value)): \"\(value.name)\"\n"
        }
        out += "        default: nil\n        }\n    }\n"
        return out + meanings(code) + "}\n"
    }

    private func constant(_ value: CodeValue, of code: CodeSet) -> String {
        let note = value.note.isEmpty ? "" : wrapped(sentence(value.note), prefix: "    /// ")
        let head = "    @inlinable public static var \(escaped(value.name)): \(code.name) {"
        let body = "\(code.name)(rawValue: \(code.number(of: value)))"
        let line = "\(head) \(body) }"
        return note + (line.count <= 100 ? "\(line)\n" : "\(head)\n        \(body)\n    }\n")
    }

    private func meanings(_ code: CodeSet) -> String {
        guard code.values.contains(where: { !$0.note.isEmpty }) else { return "" }
        var out = "\n    /// What the value means, for people.\n"
        out += "    public var meaning: String {\n        switch rawValue {\n"
        for value in code.values {
            let line = "        case \(code.number(of: value)): \"\(value.note)\""
            out +=
                line.count <= 100
                ? "\(line)\n"
                : "        case \(code.number(of: value)):\n            \"\(value.note)\"\n"
        }
        return out + "        default: \"unknown\"\n        }\n    }\n"
    }

    private func escaped(_ name: String) -> String {
        ["none", "open", "any"].contains(name) ? "`\(name)`" : name
    }
}

/// Writes the schema as data.
struct CatalogueWriter {
    let schema: SchemaReader

    func text() -> String {
        var out = "extension Catalogue {\n"
        out += "    /// The block length that the schema gives a template; nil for no template.\n"
        out += "    @inlinable public static func blockLength(of templateID: UInt16) -> Int? {\n"
        out += "        switch templateID {\n"
        for message in schema.messages {
            out += "        case \(message.id): \(message.blockLength)\n"
        }
        out += "        default: nil\n        }\n    }\n\n"
        out += "    /// Every message, in the schema's order.\n"
        out += "    public static let messages: [MessageDescriptor] = [\n"
        out += schema.messages.map(descriptor).joined()
        out += "    ]\n\n    /// The name of a code's value, by the code's type.\n"
        out += "    public static func codeName(_ type: String, _ value: Int) -> String? {\n"
        out += "        switch type {\n"
        for code in schema.codes {
            let raw = primitives[code.encoding]!.swift
            out += "        case \"\(code.name)\":\n            \(raw)(exactly: value)"
            out += ".flatMap { \(code.name)(rawValue: $0).name }\n"
        }
        out += "        default: nil\n        }\n    }\n\n"
        out += "    /// The value of a code's name, by the code's type.\n"
        out += "    public static func codeValue(_ type: String, _ name: String) -> Int? {\n"
        out += "        switch type {\n"
        for code in schema.codes {
            out += "        case \"\(code.name)\":\n            \(code.name).allValues"
            out += ".first { $0.name == name }.map { Int($0.rawValue) }\n"
        }
        return out + "        default: nil\n        }\n    }\n}\n"
    }

    private func descriptor(_ message: MessageType) -> String {
        var out = "        MessageDescriptor(\n"
        out += "            name: \"\(message.name)\", templateID: \(message.id), "
        out += "blockLength: \(message.blockLength),\n            fields: [\n"
        for field in message.fields {
            let line = "                FieldDescriptor("
            let rest = "\"\(field.name)\", \(kind(field)), offset: \(field.offset)),"
            out += line
            out += line.count + rest.count <= 100 ? "" : "\n                    "
            out += rest + "\n"
        }
        return out + "            ]),\n"
    }

    private func kind(_ field: Field) -> String {
        if let code = schema.code(field.type) {
            return ".code(\"\(code.name)\", \(code.byteCount))"
        }
        let type = schema.type(field.type)!
        if type.isText { return ".text(\(type.length))" }
        let optional = type.nullValue != nil
        switch field.type.replacing("Optional", with: "") {
        case "Price", "Quantity": return ".decimal(8, optional: \(optional))"
        case "Money": return ".decimal(4, optional: \(optional))"
        case "Number": return ".signed(optional: \(optional))"
        case "Time": return ".time(optional: \(optional))"
        default: return ".unsigned(\(type.byteCount), optional: \(optional))"
        }
    }
}
