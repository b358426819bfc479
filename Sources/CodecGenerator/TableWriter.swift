// Fills the tables of PROTOCOL.md: what stands between `<!-- generated:NAME -->` and
// `<!-- /generated -->` is made from the schema; everything else on the page is left alone.
//
// NAME is a message, a code, `types`, `codes` (all but the two long ones), `reasons` or `limits`.

struct TableWriter {
    let schema: SchemaReader

    /// The page with every table made anew.
    ///
    /// - Throws: where a marker is not closed, names nothing, or a message has no marker.
    func filled(_ page: String) throws -> String {
        var out: [Substring] = []
        var open: Substring?
        var seen: Set<String> = []
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "<!-- /generated -->" {
                guard open != nil else { throw GeneratorError(place(out, "closes nothing")) }
                open = nil
                out.append(line)
            } else if line.hasPrefix("<!-- generated:"), line.hasSuffix(" -->") {
                guard open == nil else { throw GeneratorError(place(out, "is not closed before")) }
                let name = line.dropFirst("<!-- generated:".count).dropLast(" -->".count)
                guard let table = table(String(name)) else {
                    throw GeneratorError(place(out, "names no message and no table: \(name)"))
                }
                open = name
                seen.insert(String(name))
                out.append(line)
                out += table.split(separator: "\n", omittingEmptySubsequences: false)
            } else if open == nil {
                out.append(line)
            }
        }
        if let open { throw GeneratorError("\(Generation.protocolPath): \(open) is not closed") }
        let needed = schema.messages.map(\.name) + ["types", "codes", "reasons", "limits"]
        if let missing = needed.first(where: { !seen.contains($0) }) {
            throw GeneratorError(
                "\(Generation.protocolPath): no table for \(missing); "
                    + "add <!-- generated:\(missing) --> and <!-- /generated -->")
        }
        return out.joined(separator: "\n")
    }

    private func place(_ before: [Substring], _ what: String) -> String {
        "\(Generation.protocolPath):\(before.count + 1): the marker \(what)"
    }

    private func table(_ name: String) -> String? {
        switch name {
        case "types": return types()
        case "codes": return codes()
        case "reasons": return reasons()
        case "limits": return limits()
        default:
            return schema.messages.first { $0.name == name }.map(message)
        }
    }

    private func message(_ message: MessageType) -> String {
        var out = "Template \(message.id), block of \(message.blockLength) bytes, "
        out += "frame of \(message.blockLength + 14). \(sentence(message.note))"
        out = wrapped(out, prefix: "") + "\n"
        out += "| field | offset | length | type | note |\n|---|---|---|---|---|\n"
        out += message.fields.map { field in
            "| \(field.name) | \(field.offset) | \(schema.byteCount(field.type)!) "
                + "| \(field.type) | \(field.note) |"
        }.joined(separator: "\n")
        return out
    }

    private func types() -> String {
        var out = "| type | primitive | bytes | null value | meaning |\n|---|---|---|---|---|\n"
        out += schema.types.map { type in
            let primitive = type.length > 1 ? "char[\(type.length)]" : type.primitive
            return "| \(type.name) | \(primitive) | \(type.byteCount) "
                + "| \(type.nullValue ?? "–") | \(type.note) |"
        }.joined(separator: "\n")
        return out
    }

    private func codes() -> String {
        let short = schema.codes.filter { !["LimitKind", "RejectReason"].contains($0.name) }
        var out = "| code | encoding | values | note |\n|---|---|---|---|\n"
        out += short.map { code in
            let values = code.values.map { "`\($0.text)` \($0.name)" }.joined(separator: ", ")
            return "| \(code.name) | \(code.encoding) | \(values) | \(code.note) |"
        }.joined(separator: "\n")
        return out
    }

    private func reasons() -> String {
        var out = "| number | reason | meaning | limit and value in |\n|---|---|---|---|\n"
        out += (schema.code("RejectReason")?.values ?? []).map { value in
            let unit = Units(schema: schema).ofReason(value.name)
            return "| \(value.text) | \(value.name) | \(value.note) | \(unit.text) |"
        }.joined(separator: "\n")
        return out
    }

    private func limits() -> String {
        var out = "| number | limit | bounds | unit |\n|---|---|---|---|\n"
        out += (schema.code("LimitKind")?.values ?? []).map { value in
            let unit = Units(schema: schema).ofLimit(value.name)
            return "| \(value.text) | \(value.name) | \(value.note) | \(unit.text) |"
        }.joined(separator: "\n")
        return out
    }
}
