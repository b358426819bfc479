// The SP wire format of pair1 on a byte stream (nanomsg's RFCs, and what libnng speaks):
//
//     at first, each side   00 'S' 'P' 00, u16 big-endian protocol (0x11), 00 00
//     then each message     ipc only: 01; u64 big-endian length; u32 big-endian hops; the body
//
// Thread: values; any thread.

enum StreamFraming {
    static let greeting: [UInt8] = [0, 0x53, 0x50, 0, 0, 0x11, 0, 0]
    static let hopByteCount = 4

    /// What stands at the front of received bytes.
    enum Step: Equatable {
        /// A body of `byteCount` begins at `offset`; the next message follows it.
        case body(offset: Int, byteCount: Int)
        /// More bytes must come.
        case incomplete
        /// The peer does not speak the format, or sends more than anybody may.
        case broken
    }

    /// Bytes before the hop count.
    static func prefixByteCount(isIPC: Bool) -> Int { isIPC ? 9 : 8 }

    /// Bytes that a message of `bodyByteCount` takes on the wire.
    static func byteCount(isIPC: Bool, bodyByteCount: Int) -> Int {
        prefixByteCount(isIPC: isIPC) + hopByteCount + bodyByteCount
    }

    static func next(
        in bytes: UnsafeRawBufferPointer, isIPC: Bool, bodyBytesMax: Int
    ) -> Step {
        let prefix = prefixByteCount(isIPC: isIPC)
        guard bytes.count >= prefix else { return .incomplete }
        if isIPC, unsafe bytes[0] != 1 { return .broken }
        // Bound: `prefix` bytes are there, and the length is the last eight of them.
        let length = unsafe UInt64(
            bigEndian: bytes.loadUnaligned(fromByteOffset: prefix - 8, as: UInt64.self))
        guard length >= hopByteCount, length <= UInt64(bodyBytesMax + hopByteCount) else {
            return .broken
        }
        guard bytes.count - prefix >= Int(length) else { return .incomplete }
        // Bound: the length is at least that of the hop count, and all of it is there.
        let hops = unsafe UInt32(
            bigEndian: bytes.loadUnaligned(fromByteOffset: prefix, as: UInt32.self))
        guard hops <= 0xFF else { return .broken }
        return .body(offset: prefix + hopByteCount, byteCount: Int(length) - hopByteCount)
    }

    /// Writes prefix and hop count; the body follows them.
    ///
    /// - Returns: the bytes written.
    static func writePrefix(
        to room: UnsafeMutableRawBufferPointer, isIPC: Bool, bodyByteCount: Int
    ) -> Int {
        let prefix = prefixByteCount(isIPC: isIPC)
        precondition(room.count >= prefix + hopByteCount, "no room for the prefix")
        if isIPC { unsafe room[0] = 1 }
        unsafe room.storeBytes(
            of: UInt64(bodyByteCount + hopByteCount).bigEndian, toByteOffset: prefix - 8,
            as: UInt64.self)
        unsafe room.storeBytes(
            of: UInt32(1).bigEndian, toByteOffset: prefix, as: UInt32.self)
        return prefix + hopByteCount
    }
}
