// The schema as data: for the tools that show, export or check messages without knowing each one.
// The order's path uses only `blockLength(of:)`.

/// How to read one field.
public enum FieldKind: Sendable, Equatable {
    /// Unsigned of so many bytes; the null value is all ones.
    case unsigned(Int, optional: Bool)
    /// int64 whose unit the field names; the null value is the smallest.
    case signed(optional: Bool)
    /// int64 scaled by ten to the minus so many.
    case decimal(Int, optional: Bool)
    /// ns since the Unix epoch.
    case time(optional: Bool)
    /// Text of so many bytes.
    case text(Int)
    /// A code of the named type, of so many bytes.
    case code(String, Int)

    public var byteCount: Int {
        switch self {
        case .unsigned(let count, _), .text(let count), .code(_, let count): count
        case .signed, .decimal, .time: 8
        }
    }
}

public struct FieldDescriptor: Sendable {
    public let name: String
    public let kind: FieldKind
    public let offset: Int

    public init(_ name: String, _ kind: FieldKind, offset: Int) {
        self.name = name
        self.kind = kind
        self.offset = offset
    }
}

public struct MessageDescriptor: Sendable {
    public let name: String
    public let templateID: UInt16
    public let blockLength: Int
    public let fields: [FieldDescriptor]
}

/// All messages of the schema, as data.
public enum Catalogue {
    /// The descriptor of a template, or nil.
    public static func message(_ templateID: UInt16) -> MessageDescriptor? {
        messages.first { $0.templateID == templateID }
    }
    /// The descriptor of a message by name, or nil.
    public static func message(named name: String) -> MessageDescriptor? {
        messages.first { $0.name == name }
    }
}
