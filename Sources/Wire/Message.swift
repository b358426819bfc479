// What every message of the schema has in common.
//
// A message is a value whose memory is its block: fields stand in schema order, each naturally
// aligned, little-endian. WireTests holds every field's offset against the schema, so a block is
// read and written as one unaligned load or store.
// Thread: values; any thread.

#if _endian(big)
    #error("Blocks are little-endian and read in place: big-endian hosts are not supported.")
#endif

/// A message of `Protocol/portcullis.xml`. The generated types conform; nothing else should.
public protocol Message: BitwiseCopyable, Sendable, Equatable {
    /// The SBE template id, unique in the schema.
    static var templateID: UInt16 { get }
    /// Bytes in the fixed block, without headers.
    static var blockLength: Int { get }
}

/// A code field: any byte pattern is a value, so a hostile one cannot be undefined behaviour.
public protocol Code: RawRepresentable, BitwiseCopyable, Sendable, Hashable, CustomStringConvertible
where RawValue: FixedWidthInteger & BitwiseCopyable & Sendable {
    init(rawValue: RawValue)
    /// Whether the schema names this value.
    var isKnown: Bool { get }
    /// The schema's name for the value, or nil.
    var name: String? { get }
}

extension Code {
    public var description: String { name ?? "unknown(\(rawValue))" }
}

// The schema's null values: one for each width, the same in every optional type.
extension Int64 {
    /// The null value of optional int64 fields.
    @inlinable public static var null: Int64 { .min }
}
extension UInt64 {
    /// The null value of optional uint64 fields.
    @inlinable public static var null: UInt64 { .max }
}
extension UInt32 {
    /// The null value of optional uint32 fields.
    @inlinable public static var null: UInt32 { .max }
}

/// The schema that these codecs were made from.
public enum Schema {
    public static let id: UInt16 = 20547
    public static let version: UInt16 = 1
}
