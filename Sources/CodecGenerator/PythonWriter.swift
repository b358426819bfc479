// Writes the Python codecs: `codes.py` and `messages.py` under the client's `_generated`.
//
// A field keeps its wire integer under a name that ends in its unit (`price_e8`, `timestamp_ns`); a
// price, quantity or amount has a property of the plain name that gives a Decimal.

struct PythonWriter {
    let schema: SchemaReader

    func files() -> [(name: String, text: String)] {
        [
            (name: "__init__.py", text: banner("Codecs made from the schema.")),
            (name: "codes.py", text: codes()),
            (name: "messages.py", text: messages()),
        ]
    }

    private func banner(_ what: String) -> String {
        let origin = "Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit."
        return "\"\"\"\(what)\n\n\(origin)\n\"\"\"\n"
    }

    // MARK: codes

    private func codes() -> String {
        var out = banner("Every code of the schema.")
        out += "\nfrom __future__ import annotations\n\nfrom .._codec import Code, Unit\n"
        for code in schema.codes {
            out += "\n\nclass \(code.name)(Code):\n"
            out += docstring(sentence(code.note), indent: "    ") + "\n"
            for value in code.values { out += member(value, of: code) }
        }
        out += units("LIMIT_UNITS", "What a limit of each kind counts.", "LimitKind") {
            Units(schema: schema).ofLimit($0)
        }
        out += units(
            "REASON_UNITS", "What `limit` and `value` of a refusal count.", "RejectReason"
        ) { Units(schema: schema).ofReason($0) }
        out += "\n\nCODES: dict[str, type[Code]] = {\n"
        for code in schema.codes { out += "    \"\(code.name)\": \(code.name),\n" }
        return out + "}\n"
    }

    private func member(_ value: CodeValue, of code: CodeSet) -> String {
        let name = snakeCase(value.name).uppercased()
        let head = "    \(name) = (\(code.number(of: value)), \"\(value.name)\""
        if value.note.isEmpty { return "\(head))\n" }
        let line = "\(head), \"\(value.note)\")"
        if line.count <= 100 { return "\(line)\n" }
        return "    \(name) = (\n        \(code.number(of: value)),\n        \"\(value.name)\",\n"
            + "        \"\(value.note)\",\n    )\n"
    }

    private func units(
        _ name: String, _ note: String, _ code: String, _ unit: (String) -> Unit
    ) -> String {
        var out = "\n\n#: \(note)\n\(name): dict[\(code), Unit] = {\n"
        for value in schema.code(code)?.values ?? [] where unit(value.name) != .none {
            let key = snakeCase(value.name).uppercased()
            out += "    \(code).\(key): Unit.\(unit(value.name).rawValue.uppercased()),\n"
        }
        return out + "}\n"
    }

    // MARK: messages

    private func messages() -> String {
        let used = schema.codes.map(\.name)
            .filter { name in
                schema.messages.contains { $0.fields.contains { $0.type == name } }
            }.sorted()
        var out = banner("Every message of the schema.")
        out += """

            from __future__ import annotations

            import struct
            from dataclasses import dataclass
            from decimal import Decimal
            from typing import ClassVar

            from .._codec import (
                NULL_I64,
                NULL_U32,
                NULL_U64,
                Buffer,
                Field,
                Message,
                decimal_of,
                frame_prefix,
                text_bytes,
                text_of,
            )
            from .codes import (

            """
        out += used.map { "    \($0),\n" }.joined() + ")\n\n"
        out += "SCHEMA_ID = \(schema.id)\nSCHEMA_VERSION = \(schema.version)\n"
        for message in schema.messages { out += "\n\n" + self.message(message) }
        out += "\n\n#: Every message by its template id.\n"
        out += "MESSAGES: dict[int, type[Message]] = {\n"
        for message in schema.messages { out += "    \(message.id): \(message.name),\n" }
        return out + "}\n"
    }

    private func message(_ message: MessageType) -> String {
        var out = "@dataclass(slots=True, kw_only=True)\nclass \(message.name)(Message):\n"
        out += docstring(sentence(message.note), indent: "    ") + "\n"
        out += "    NAME: ClassVar[str] = \"\(message.name)\"\n"
        out += "    TEMPLATE_ID: ClassVar[int] = \(message.id)\n"
        out += "    BLOCK_LENGTH: ClassVar[int] = \(message.blockLength)\n"
        out += "    FIELDS: ClassVar[tuple[Field, ...]] = (\n"
        for field in message.fields { out += "        \(descriptor(field)),\n" }
        out += "    )\n"
        out += "    _STRUCT: ClassVar[struct.Struct] = struct.Struct(\"<\(format(message))\")\n"
        out += "    _PREFIX: ClassVar[bytes] = frame_prefix(\n"
        out += "        \(message.id), \(message.blockLength), SCHEMA_ID, SCHEMA_VERSION\n    )\n\n"
        for field in message.fields {
            out += "    \(attribute(field)): \(annotation(field))\(defaultValue(field))\n"
        }
        return out + encoder(message) + decoder(message) + properties(message)
    }

    private func encoder(_ message: MessageType) -> String {
        var out = "\n    def to_block(self) -> bytes:\n        return self._STRUCT.pack(\n"
        for field in message.fields {
            let name = "self.\(attribute(field))"
            if let type = schema.type(field.type), type.isText {
                out += "            text_bytes(\(name), \(type.length), \"\(field.name)\"),\n"
            } else if let null = nullName(field) {
                let line = "\(null) if \(name) is None else \(name)"
                out +=
                    line.count <= 87
                    ? "            \(line),\n"
                    : "            \(null)\n            if \(name) is None\n"
                        + "            else \(name),\n"
            } else {
                out += "            \(name),\n"
            }
        }
        return out + "        )\n"
    }

    private func decoder(_ message: MessageType) -> String {
        var out = "\n    @classmethod\n"
        out += "    def from_block(cls, block: Buffer, offset: int = 0) -> \(message.name):\n"
        out += "        v = cls._STRUCT.unpack_from(block, offset)\n        return cls(\n"
        for (index, field) in message.fields.enumerated() {
            let value = "v[\(index)]"
            let read: String
            if schema.code(field.type) != nil {
                read = "\(field.type)(\(value))"
            } else if schema.type(field.type)!.isText {
                read = "text_of(\(value))"
            } else if let null = nullName(field) {
                read = "None if \(value) == \(null) else \(value)"
            } else {
                read = value
            }
            out += "            \(attribute(field))=\(read),\n"
        }
        return out + "        )\n"
    }

    private func properties(_ message: MessageType) -> String {
        var out = ""
        for field in message.fields {
            guard let scale = scale(field) else { continue }
            let optional = nullName(field) != nil
            let name = snakeCase(field.name)
            out += "\n    @property\n"
            out += "    def \(name)(self) -> Decimal\(optional ? " | None" : ""):\n"
            out += docstring(sentence(schema.note(field)), indent: "        ")
            out += "        raw = self.\(attribute(field))\n"
            out += "        return "
            out += optional ? "None if raw is None else " : ""
            out += "decimal_of(raw, \(scale))\n"
        }
        return out
    }

    // MARK: fields

    private func descriptor(_ field: Field) -> String {
        let type = schema.type(field.type)
        let byteCount = schema.byteCount(field.type)!
        let kind = type.map { $0.isText ? "text" : $0.primitive } ?? "code"
        let optional = nullName(field) == nil ? "False" : "True"
        let names = "\"\(field.name)\", \"\(attribute(field))\", \"\(field.type)\""
        let rest = "\"\(kind)\", \(field.offset), \(byteCount), \(optional)"
        if names.count + rest.count <= 82 { return "Field(\(names), \(rest))" }
        return "Field(\n            \(names),\n            \(rest),\n        )"
    }

    private func attribute(_ field: Field) -> String {
        let name = snakeCase(field.name)
        if let scale = scale(field) { return "\(name)_e\(scale)" }
        switch field.type {
        case "Time", "TimeOptional", "Nanoseconds": return "\(name)_ns"
        case "Milliseconds": return "\(name)_ms"
        default: return name
        }
    }

    private func scale(_ field: Field) -> Int? {
        switch field.type.replacing("Optional", with: "") {
        case "Price", "Quantity": 8
        case "Money": 4
        default: nil
        }
    }

    private func nullName(_ field: Field) -> String? {
        guard let type = schema.type(field.type), type.nullValue != nil else { return nil }
        return type.primitive == "int64" ? "NULL_I64" : "NULL_U\(type.byteCount * 8)"
    }

    private func annotation(_ field: Field) -> String {
        guard let type = schema.type(field.type) else { return field.type }
        if type.isText { return "str" }
        return type.nullValue == nil ? "int" : "int | None"
    }

    private func defaultValue(_ field: Field) -> String {
        if field.name == "msgSeqNum" { return " = 0" }
        if field.type == "Flag" { return " = Flag.NO" }
        return nullName(field) == nil ? "" : " = None"
    }

    private func format(_ message: MessageType) -> String {
        message.fields.map { field in
            guard let type = schema.type(field.type) else {
                return schema.byteCount(field.type) == 2 ? "H" : "B"
            }
            if type.isText { return "\(type.length)s" }
            let letters = ["uint8": "B", "uint16": "H", "uint32": "I", "uint64": "Q", "int64": "q"]
            return letters[type.primitive] ?? "B"
        }.joined()
    }

    private func docstring(_ text: String, indent: String) -> String {
        let line = "\(indent)\"\"\"\(text)\"\"\""
        if line.count <= 100 { return line + "\n" }
        return wrapped("\"\"\"\(text)", prefix: indent) + "\(indent)\"\"\"\n"
    }
}
