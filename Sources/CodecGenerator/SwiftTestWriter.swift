// Writes what the vector tests need to know of each typed codec: its size in memory, where its
// fields stand there, and how to build it from named values.

struct SwiftTestWriter {
    let schema: SchemaReader

    func files() -> [(name: String, text: String)] {
        var out = swiftBanner + "import Wire\n\n"
        out += "/// Each message of the schema with its typed codec.\n"
        out += "let typedMessages: [String: TypedMessage] = [\n"
        for message in schema.messages {
            out += "    \"\(message.name)\": typed\(message.name)(),\n"
        }
        out += "]\n"
        for message in schema.messages { out += "\n" + function(message) }
        return [(name: "TypedMessages.swift", text: out)]
    }

    private func function(_ message: MessageType) -> String {
        let name = message.name
        var out = "private func typed\(name)() -> TypedMessage {\n"
        out += "    TypedMessage(\n        \(name).self,\n        offsets: [\n"
        for field in message.fields {
            out += "            \"\(field.name)\":\n"
            out += "                MemoryLayout<\(name)>.offset(of: \\.\(field.name)),\n"
        }
        out += "        ],\n        build: { fields in\n            \(name)(\n"
        out += message.fields.map { field in
            "                \(field.name): try fields.\(reader(field))(\"\(field.name)\")"
        }.joined(separator: ",\n")
        return out + ")\n        })\n}\n"
    }

    private func reader(_ field: Field) -> String {
        guard let type = schema.type(field.type) else { return "code" }
        return type.isText ? "text" : "number"
    }
}
