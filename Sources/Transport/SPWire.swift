// The SP wire format on byte streams, as libnng speaks it for pair0 and pair1.
//
//     handshake, both ways:  00 'S' 'P' 00   u16 big-endian protocol   00 00
//     a message on ipc:      01   u64 big-endian length   payload
//     a message on tcp:      u64 big-endian length   payload
//     a payload of pair1:    u32 big-endian hop count (1 as sent)   body
//     a payload of pair0:    body
//
// Invariants: a length is looked at before anything is kept for it.
// Thread: values; any thread.

enum SPHandshake {
    static let byteCount = 8
    static let pair0: UInt16 = 0x10
    static let pair1: UInt16 = 0x11

    /// The protocol of a peer's handshake, or nil where it is none that a server speaks.
    static func protocolNumber(of bytes: UnsafeRawBufferPointer) -> UInt16? {
        precondition(bytes.count == byteCount, "a handshake has 8 bytes")
        guard unsafe bytes[0] == 0, unsafe bytes[1] == 0x53, unsafe bytes[2] == 0x50,
            unsafe bytes[3] == 0, unsafe bytes[6] == 0, unsafe bytes[7] == 0
        else { return nil }
        let number = unsafe UInt16(bytes[4]) << 8 | UInt16(bytes[5])
        return number == pair0 || number == pair1 ? number : nil
    }

    static func bytes(_ number: UInt16) -> [UInt8] {
        [0, 0x53, 0x50, 0, UInt8(number >> 8), UInt8(number & 0xFF), 0, 0]
    }
}

/// What the first bytes of a stream say of the unit that they begin.
enum SPExtent: Equatable {
    /// So many bytes must be there in all before more can be said, or the unit is whole.
    case needs(Int)
    case broken
}

/// How messages stand on one connection.
struct SPStyle: Equatable, Sendable {
    var isIPC: Bool
    var hasHopCount: Bool

    /// Bytes of the longest head: type, length and hop count.
    static let headByteCountMax = 13
    private static let messageType: UInt8 = 1
    private static let hopCount: UInt32 = 1
    /// libnng closes a connection whose hop count is above (pair1.c).
    private static let hopCountMax: UInt32 = 0xFF

    init(isIPC: Bool, hasHopCount: Bool) {
        self.isIPC = isIPC
        self.hasHopCount = hasHopCount
    }

    /// The same as a number, for an atomic.
    init(rawValue: UInt32) {
        self.init(isIPC: rawValue & 1 != 0, hasHopCount: rawValue & 2 != 0)
    }

    var rawValue: UInt32 { (isIPC ? 1 : 0) | (hasHopCount ? 2 : 0) }

    private var lengthByteCount: Int { isIPC ? 9 : 8 }
    private var hopByteCount: Int { hasHopCount ? 4 : 0 }
    /// Bytes before a message's body.
    var headByteCount: Int { lengthByteCount + hopByteCount }

    /// How many bytes the message that begins here has in all, head included.
    ///
    /// - Parameter bodyByteCountMax: a longer body is `.broken`.
    func extent(of bytes: UnsafeRawBufferPointer, bodyByteCountMax: Int) -> SPExtent {
        if isIPC, bytes.count > 0, unsafe bytes[0] != Self.messageType { return .broken }
        guard bytes.count >= lengthByteCount else { return .needs(lengthByteCount) }
        // Bound: the head is there.
        let length = unsafe UInt64(
            bigEndian: bytes.loadUnaligned(fromByteOffset: lengthByteCount - 8, as: UInt64.self))
        guard length >= UInt64(hopByteCount),
            length <= UInt64(bodyByteCountMax + hopByteCount)
        else { return .broken }
        return .needs(lengthByteCount + Int(length))
    }

    /// The body of a whole message, or nil where its hop count cannot be.
    func body(of message: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        if hasHopCount {
            // Bound: `extent` lets no message pass that has no room for its hop count.
            let hops = unsafe UInt32(
                bigEndian: message.loadUnaligned(
                    fromByteOffset: lengthByteCount, as: UInt32.self))
            guard hops <= Self.hopCountMax else { return nil }
        }
        return unsafe UnsafeRawBufferPointer(rebasing: message[headByteCount...])
    }

    /// Writes the head of a message.
    ///
    /// - Parameter head: at least `headByteCount` bytes.
    /// - Returns: the bytes written.
    func writeHead(bodyByteCount: Int, to head: UnsafeMutableRawBufferPointer) -> Int {
        precondition(head.count >= headByteCount, "no room for a head")
        let length = UInt64(bodyByteCount + hopByteCount).bigEndian
        if isIPC { unsafe head[0] = Self.messageType }
        // Bound: checked just above.
        unsafe head.storeBytes(of: length, toByteOffset: lengthByteCount - 8, as: UInt64.self)
        if hasHopCount {
            unsafe head.storeBytes(
                of: Self.hopCount.bigEndian, toByteOffset: lengthByteCount, as: UInt32.self)
        }
        return headByteCount
    }
}
