// Reads the SBE schema into plain values, in the order of the file.

import Foundation
import FoundationXML

struct Primitive {
    let swift: String
    let byteCount: Int
}

let primitives: [String: Primitive] = [
    "uint8": Primitive(swift: "UInt8", byteCount: 1),
    "char": Primitive(swift: "UInt8", byteCount: 1),
    "uint16": Primitive(swift: "UInt16", byteCount: 2),
    "uint32": Primitive(swift: "UInt32", byteCount: 4),
    "uint64": Primitive(swift: "UInt64", byteCount: 8),
    "int64": Primitive(swift: "Int64", byteCount: 8),
]

struct SimpleType {
    let name: String
    let primitive: String
    let length: Int
    let nullValue: String?
    let note: String

    var isText: Bool { primitive == "char" && length > 1 }
    var byteCount: Int { primitives[primitive]!.byteCount * length }
}

struct CodeValue {
    let name: String
    /// As in the schema: a number, or one character for a char encoding.
    let text: String
    let note: String
}

struct CodeSet {
    let name: String
    let encoding: String
    let note: String
    var values: [CodeValue] = []

    var byteCount: Int { primitives[encoding]!.byteCount }

    func number(of value: CodeValue) -> Int {
        encoding == "char" ? Int(value.text.utf8.first!) : Int(value.text)!
    }
}

struct Field {
    let name: String
    let id: Int
    let type: String
    let offset: Int
    let note: String
}

struct MessageType {
    let name: String
    let id: Int
    let blockLength: Int
    let note: String
    var fields: [Field] = []
}

/// The whole schema, checked: names resolve, ids are unique, offsets are contiguous and aligned.
final class SchemaReader: NSObject, XMLParserDelegate {
    private(set) var id = 0
    private(set) var version = 0
    private(set) var types: [SimpleType] = []
    private(set) var codes: [CodeSet] = []
    private(set) var messages: [MessageType] = []
    private var value: (name: String, note: String)?
    private var text = ""
    private var inComposite = false

    init(path: String) throws {
        super.init()
        guard let data = FileManager.default.contents(atPath: path) else {
            throw GeneratorError("\(path): cannot be read; run from the project's root")
        }
        let parser = XMLParser(data: data)
        parser.delegate = self
        guard parser.parse() else {
            let what = parser.parserError.map(String.init(describing:)) ?? "not XML"
            throw GeneratorError("\(path):\(parser.lineNumber): \(what)")
        }
        try check(path)
    }

    func type(_ name: String) -> SimpleType? { types.first { $0.name == name } }
    func code(_ name: String) -> CodeSet? { codes.first { $0.name == name } }

    func byteCount(_ name: String) -> Int? { type(name)?.byteCount ?? code(name)?.byteCount }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        let note = attributes["description"] ?? ""
        switch element.split(separator: ":").last.map(String.init) ?? element {
        case "messageSchema":
            id = Int(attributes["id"] ?? "") ?? 0
            version = Int(attributes["version"] ?? "") ?? 0
        case "composite": inComposite = true
        case "type" where !inComposite:
            types.append(
                SimpleType(
                    name: attributes["name"] ?? "", primitive: attributes["primitiveType"] ?? "",
                    length: Int(attributes["length"] ?? "1") ?? 1,
                    nullValue: attributes["nullValue"], note: note))
        case "enum":
            codes.append(
                CodeSet(
                    name: attributes["name"] ?? "", encoding: attributes["encodingType"] ?? "",
                    note: note))
        case "validValue":
            value = (attributes["name"] ?? "", note)
            text = ""
        case "message":
            messages.append(
                MessageType(
                    name: attributes["name"] ?? "", id: Int(attributes["id"] ?? "") ?? 0,
                    blockLength: Int(attributes["blockLength"] ?? "") ?? 0, note: note))
        case "field":
            messages[messages.count - 1].fields.append(
                Field(
                    name: attributes["name"] ?? "", id: Int(attributes["id"] ?? "") ?? 0,
                    type: attributes["type"] ?? "", offset: Int(attributes["offset"] ?? "") ?? -1,
                    note: note))
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        if element == "composite" { inComposite = false }
        if element == "validValue", let value {
            codes[codes.count - 1].values.append(
                CodeValue(
                    name: value.name, text: text.trimmingCharacters(in: .whitespaces),
                    note: value.note))
        }
    }

    private func check(_ path: String) throws {
        var templateIDs: Set<Int> = []
        for message in messages {
            guard templateIDs.insert(message.id).inserted else {
                throw GeneratorError("\(path): template id \(message.id) stands twice")
            }
            try check(message, path)
        }
        for code in codes {
            guard primitives[code.encoding] != nil else {
                throw GeneratorError("\(path): \(code.name): no encoding \(code.encoding)")
            }
            guard Set(code.values.map { code.number(of: $0) }).count == code.values.count else {
                throw GeneratorError("\(path): \(code.name): a value stands twice")
            }
        }
    }

    private func check(_ message: MessageType, _ path: String) throws {
        var offset = 0
        var fieldIDs: Set<Int> = []
        for field in message.fields {
            let place = "\(path): \(message.name).\(field.name)"
            guard let byteCount = byteCount(field.type) else {
                throw GeneratorError("\(place): no type \(field.type)")
            }
            guard fieldIDs.insert(field.id).inserted else {
                throw GeneratorError("\(place): field id \(field.id) stands twice")
            }
            let alignment = min(byteCount, 8)
            guard field.offset == offset, offset % alignment == 0 else {
                throw GeneratorError(
                    "\(place): offset \(field.offset), expected \(offset), aligned to \(alignment)")
            }
            offset += byteCount
        }
        guard offset == message.blockLength else {
            throw GeneratorError(
                "\(path): \(message.name): blockLength \(message.blockLength), "
                    + "fields end at \(offset)")
        }
    }
}
