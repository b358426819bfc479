// A native socket without a thread of its own: its owner looks for messages and sleeps in its wait.
//
// So a message needs no hop: the thread that reads it is the one that deals with it.
//
// Invariants: whatever wakes the owner's parker also ends the wait; an owner that does not poll
// keeps every peer waiting, but loses nothing: what comes stays in the kernel.
// Thread: the owner's.

import LockFree

extension NativeServerSocket {
    /// Descriptors that one look takes: with one read each at most half of a ring of 4 MiB.
    private static let descriptorsPerLookMax = 8

    /// Takes in what is there, without waiting.
    ///
    /// - Returns: whether anything was; false before `listen`, after `stop`, and where the socket
    ///   has a thread of its own.
    public func poll() -> Bool { round(timeoutNs: 0) }

    /// Sleeps until something comes, or the parker that the socket was made with is woken.
    ///
    /// - Parameter timeoutNs: longest sleep, ns; negative sleeps without end.
    public func park(timeoutNs: Int64) {
        shared.intake.parker.park(timeoutNs: timeoutNs, event: shared.mailbox.event) { timeoutNs in
            _ = round(timeoutNs: timeoutNs)
        }
    }

    /// Whether the owner runs the loop now.
    public var isPolled: Bool { loop.withLock { $0 != nil } }

    private func round(timeoutNs: Int64) -> Bool {
        loop.withLock { loop in
            let most = Self.descriptorsPerLookMax
            return (loop?.round(timeoutNs: timeoutNs, most: most) ?? 0) > 0
        }
    }

    /// Runs the loop to its end.
    ///
    /// - Returns: false where the owner does not run it.
    func stopLoop(_ how: NativeStop) -> Bool {
        loop.withLock { loop in
            guard var running = loop.take() else { return false }
            shared.mailbox.requestStop(how)
            while !running.takeStop() { _ = running.round(timeoutNs: -1) }
            running.endAll()
            return true
        }
    }
}
