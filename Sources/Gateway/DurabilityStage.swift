// Stage 4: who makes records durable.
//
//     written   the core's thread writes what it has just decided: no hand-over, no wait for a disk
//     synced    the journal's thread writes and syncs whole groups, and the core goes on meanwhile
//
// Invariants: after a failure nothing becomes durable any more; `hasFailed` stays true.
// Thread: the core's.

import Journal
import LockFree
import Wire

struct DurabilityStage: ~Copyable {
    let setting: Durability
    private let ring: RecordRing
    private var inline: JournalWriter?
    private let thread: JournalThread?
    private let journalParker: Parker?
    private(set) var failure: JournalError?

    /// - Parameter coreParker: woken when records became durable, and at a failure.
    init(writer: consuming JournalWriter, ring: RecordRing, coreParker: Parker) {
        self.ring = ring
        setting = writer.settings.durability
        if setting == .written {
            inline = consume writer
            thread = nil
            journalParker = nil
        } else {
            let parker = Parker()
            let thread = JournalThread(writer: consume writer, ring: ring, parker: parker) {
                coreParker.wake()
            }
            thread.start()
            inline = nil
            self.thread = thread
            journalParker = parker
        }
    }

    /// Whether the journal takes nothing more: safe mode.
    var hasFailed: Bool { failure != nil || thread?.hasFailed ?? false }

    /// Why, wherever it happened.
    var anyFailure: JournalError? { failure ?? thread?.failure }

    /// Sees to it that what was published becomes durable.
    mutating func advance() {
        guard failure == nil else { return }
        let waiting = ring.undurableByteCount
        guard waiting > 0 else { return }
        guard inline != nil else {
            journalParker?.wake()
            return
        }
        let bytes = unsafe ring.publishedBytes()
        do throws(JournalError) {
            try unsafe inline?.append(bytes)
            ring.markDurable(bytes.count)
        } catch { failure = error }
    }

    /// Seals the journal and lets go of it.
    mutating func close(now: UInt64) throws(JournalError) {
        if let failure { throw failure }
        try thread?.stop()
        if let writer = inline.take() { try writer.close() }
    }
}
