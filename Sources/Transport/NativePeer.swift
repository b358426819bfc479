// What the I/O thread alone knows of one connection.
//
// Thread: the I/O thread's.

struct NativePeer {
    enum Phase {
        case free
        /// The peer has not said yet what it speaks.
        case handshake
        case open
        /// Asked to end: what waits leaves, what comes is thrown away.
        case leaving
    }

    var phase = Phase.free
    var descriptor: Int32 = -1
    var id: UInt32 = 0
    var style: SPStyle
    var peerUser: Int64 = -1
    /// When a handshake or a leaving is over, monotonic ns.
    var deadlineNs: UInt64 = 0
    var waitsForWriting = false
    var hasShutDown = false
    /// The beginning of a handshake or a message whose rest has not come.
    var pending: [UInt8] = []
    /// Refusals that wait, each with its head, and how far they have been sent.
    var refusals: [UInt8] = []
    var refusalsSent = 0
    /// The outbox's position after which they go out.
    var refusalsAfter = 0

    init() { style = SPStyle(isIPC: true, hasHopCount: true) }

    /// Memory of this size may be kept from one message to the next, bytes.
    private static let keptByteCountMax = 4_096

    /// Takes the pending bytes out.
    mutating func takePending() -> [UInt8] {
        var bytes: [UInt8] = []
        swap(&bytes, &pending)
        return bytes
    }

    /// Puts the memory of handled bytes back, where it is small.
    mutating func keepMemory(of bytes: consuming [UInt8]) {
        guard phase != .free, bytes.capacity <= Self.keptByteCountMax else { return }
        bytes.removeAll(keepingCapacity: true)
        pending = bytes
    }
}
