// A journal record: one input, what the core made of it, and the chain. It is built in place in the
// record ring by the core's thread, chained and written by the journal, and its effects are carried
// out when it is durable. The same bytes everywhere.
//
//     0  u32  byte count of the whole record, a multiple of 8
//     4  u16  byte count of the input frame
//     6  u8   origin
//     7  u8   flags: 1 the input's signature was verified at the door
//     8  u64  sequence, from 1, without gaps
//    16  u64  time, ns since the Unix epoch, never backwards
//    24  u32  source: connection or broker, 0 for the gateway itself
//    28  u32  byte count of the effects
//    32  the input frame, padded with zeros to a multiple of 8
//     …  the effects, each a header of 16 bytes and a frame, padded to a multiple of 8
//     …  32 bytes: SHA-256(chain of the record before ‖ everything before it in this record)
//
// All little-endian.

/// The fixed part of a record.
public struct RecordHeader: BitwiseCopyable, Sendable, Equatable {
    public var byteCount: UInt32
    public var frameByteCount: UInt16
    public var origin: Origin
    public var flags: UInt8
    public var sequence: UInt64
    public var time: UInt64
    public var source: UInt32
    public var effectsByteCount: UInt32

    public static var size: Int { 32 }
    public static var chainByteCount: Int { 32 }
    /// Flag: the input's signature was verified at the door.
    public static var authenticated: UInt8 { 1 }

    public init(
        byteCount: UInt32, frameByteCount: UInt16, origin: Origin, flags: UInt8, sequence: UInt64,
        time: UInt64, source: UInt32, effectsByteCount: UInt32
    ) {
        self.byteCount = byteCount
        self.frameByteCount = frameByteCount
        self.origin = origin
        self.flags = flags
        self.sequence = sequence
        self.time = time
        self.source = source
        self.effectsByteCount = effectsByteCount
    }

    /// Where the effects begin.
    @inlinable public var effectsOffset: Int { Self.size + padded(Int(frameByteCount)) }
    /// Where the chain begins.
    @inlinable public var chainOffset: Int { Int(byteCount) - Self.chainByteCount }

    /// Whether the counts agree with each other: what a reader checks before it trusts them.
    public var isConsistent: Bool {
        byteCount % 8 == 0 && Int(byteCount) <= Limit.recordBytesMax
            && effectsByteCount % 8 == 0 && Int(effectsByteCount) <= Limit.recordBytesMax
            && effectsOffset + Int(effectsByteCount) + Self.chainByteCount == Int(byteCount)
    }
}

/// Rounds up to a multiple of 8.
@inlinable public func padded(_ byteCount: Int) -> Int { (byteCount + 7) & ~7 }

/// Where an effect goes.
public enum EffectKind {
    /// A report to a session; its connection is 0 while the session is not bound.
    public static let report: UInt8 = 1
    /// A command to a broker.
    public static let broker: UInt8 = 2
    /// A report to an ops connection.
    public static let ops: UInt8 = 3
    /// A report to a feed's connection.
    public static let feed: UInt8 = 4
    /// Close a session's connection, after what was sent to it before.
    public static let close: UInt8 = 5
    /// For the journal's reader alone.
    public static let note: UInt8 = 6
}

/// The fixed part of an effect; a frame of `frameByteCount` bytes follows, padded to 8.
public struct EffectHeader: BitwiseCopyable, Sendable, Equatable {
    public var frameByteCount: UInt16
    public var kind: UInt8
    public var reserved: UInt8
    /// Connection, or broker.
    public var destination: UInt32
    /// The session that a report belongs to, 0 for none.
    public var sessionID: UInt32
    public var reserved2: UInt32

    public static var size: Int { 16 }

    @inlinable public init(
        frameByteCount: UInt16, kind: UInt8, destination: UInt32, sessionID: UInt32
    ) {
        self.frameByteCount = frameByteCount
        self.kind = kind
        self.reserved = 0
        self.destination = destination
        self.sessionID = sessionID
        self.reserved2 = 0
    }
}
