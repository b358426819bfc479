// The set of descriptors that an I/O thread waits for (epoll, level-triggered).
//
// Thread: any; `wait` the I/O thread's.

import CLinux
import Glibc

/// One descriptor that is ready.
struct NativeReadiness {
    var token: UInt64
    /// It can be read, or has ended.
    var isReadable: Bool
    var isWritable: Bool
}

final class NativePoll: Sendable {
    /// Descriptors that one wait tells of.
    static let eventsMax = 64
    private let descriptor: Int32

    /// - Throws: `.system` where there are no more descriptors.
    init() throws(TransportError) {
        descriptor = clinux_poll_open()
        guard descriptor >= 0 else {
            throw .system(operation: "epoll", place: "a server's socket", code: -descriptor)
        }
    }

    deinit { _ = close(descriptor) }

    /// - Returns: 0 or an errno value.
    func add(_ descriptor: Int32, token: UInt64) -> Int32 {
        clinux_poll_add(self.descriptor, descriptor, token)
    }

    func change(_ descriptor: Int32, token: UInt64, waitsForWriting: Bool) {
        let code = clinux_poll_change(
            self.descriptor, descriptor, token, waitsForWriting ? 1 : 0)
        precondition(code == 0, "a descriptor outside its poll set")
    }

    func remove(_ descriptor: Int32) { _ = clinux_poll_remove(self.descriptor, descriptor) }

    /// Waits until something is ready, or `timeoutNs` (negative: without end), and shows it.
    ///
    /// - Parameter most: descriptors that are shown, at most `eventsMax`.
    /// - Returns: how many were.
    func wait(
        timeoutNs: Int64, most: Int = NativePoll.eventsMax, _ handle: (NativeReadiness) -> Void
    ) -> Int {
        let room = min(most, Self.eventsMax)
        return unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: room) { tokens in
            unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: room) { ready in
                let count = unsafe Int(
                    clinux_poll_wait(
                        descriptor, tokens.baseAddress, ready.baseAddress, Int32(room),
                        timeoutNs))
                // Bound: the call wrote `count` of each.
                for index in 0..<count {
                    let bits = unsafe ready[index]
                    unsafe handle(
                        NativeReadiness(
                            token: tokens[index], isReadable: bits & 1 != 0,
                            isWritable: bits & 2 != 0))
                }
                return count
            }
        }
    }
}
