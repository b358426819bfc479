// Who connected, for people: told to one reader, who may be slow, and never in anybody's way.
//
// Invariants: what the reader does not fetch in time is counted, not kept.
// Thread: `record` any; `next` the reader's.

import LockFree
import Synchronization

/// A peer that was let in at a door.
public struct ConnectionNote: BitwiseCopyable, Sendable, Equatable {
    public var connection: UInt32
    /// The door's number, as its options say.
    public var door: UInt8
    /// The user of the process at the other end, or -1 where the kernel does not tell (tcp).
    public var peerUser: Int64
}

public final class ConnectionLog: Sendable {
    /// Notes that wait for the reader.
    public static let notesMax = 1_024
    private let notes = EventRing<ConnectionNote>(capacity: ConnectionLog.notesMax)
    private let parker = Parker()
    private let lost = Atomic<Int>(0)

    public init() {}

    func record(_ note: ConnectionNote) {
        if !notes.push(note) { lost.add(1, ordering: .relaxed) }
        parker.wake()
    }

    /// The next note, or nil where none comes in time.
    ///
    /// - Parameter timeoutNs: longest wait, ns; 0 does not wait.
    public func next(timeoutNs: Int64) -> ConnectionNote? {
        if let note = notes.pop() { return note }
        parker.park(timeoutNs: timeoutNs)
        return notes.pop()
    }

    /// Notes that were lost since this was asked last.
    public func takeLost() -> Int { lost.exchange(0, ordering: .relaxed) }
}
