// Works ahead of and behind the writer: makes the next segment ready, seals the closed ones.
//
// Invariants: at most one prepared segment, at most one worker; a failure here stops nothing: the
// writer prepares its segment itself, and a raw segment is as good as a sealed one. A job that
// failed is not tried again before the next start.
// Thread: a thread of its own, at low priority; the writer's thread asks. They meet in atomics. On
// a disk that stands in for the machine's there is no such thread: `workOnce` is called instead.

import Glibc
import LockFree
import Synchronization

final class SegmentKeeper: Sendable {
    private enum Preparation {
        static let none = 0
        static let wanted = 1
        static let underWay = 2
        static let ready = 3
        static let failed = 4
    }

    private let directory: JournalDirectory
    private let segmentByteCount: Int
    private let compressionLevel: Int32
    /// What to seal next, and whether sealing goes on.
    private struct Sealing {
        var next: UInt64
        var isAllowed = true
    }

    private let preparation = Atomic<Int>(Preparation.none)
    private let sealing: Mutex<Sealing>
    private let sealThrough: Atomic<UInt64>
    private let isStopping = Atomic<Bool>(false)
    private let lastFailure = Mutex<JournalError?>(nil)
    private let parker = Parker()
    private let worker = Worker()

    /// - Parameter sealedThrough: the last segment that is sealed already.
    init(_ directory: JournalDirectory, settings: JournalSettings, sealedThrough: UInt64) {
        self.directory = directory
        segmentByteCount = settings.segmentByteCount
        compressionLevel = settings.compressionLevel
        sealThrough = Atomic(sealedThrough)
        sealing = Mutex(Sealing(next: sealedThrough + 1))
        guard directory.storage.standIn == nil else { return }
        worker.start(name: "journal-keeper") { [self] in run() }
    }

    /// What went wrong last, if anything did.
    var failure: JournalError? { lastFailure.withLock { $0 } }

    /// Asks for the next segment.
    func prepare() {
        let (asked, _) = preparation.compareExchange(
            expected: Preparation.none, desired: Preparation.wanted,
            ordering: .acquiringAndReleasing)
        if asked { parker.wake() }
    }

    /// Asks for all segments up to one to be sealed.
    func seal(through number: UInt64) {
        sealThrough.store(number, ordering: .releasing)
        parker.wake()
    }

    /// Leaves a zero-filled segment at `preparedPath`, waiting for it or making it here.
    func takePrepared() throws(JournalError) {
        var state = preparation.load(ordering: .acquiring)
        while state == Preparation.underWay {
            clockPause()
            state = preparation.load(ordering: .acquiring)
        }
        let (_, before) = preparation.compareExchange(
            expected: state, desired: Preparation.none, ordering: .acquiringAndReleasing)
        // The worker may have begun just now.
        if before != state { return try takePrepared() }
        if state != Preparation.ready {
            try KeptSegment.make(in: directory, byteCount: segmentByteCount)
        }
    }

    /// Ends the worker after the job that it is at.
    func stop() {
        isStopping.store(true, ordering: .releasing)
        parker.wake()
        worker.join()
    }

    private func run() {
        // For this thread alone: on Linux a priority belongs to a thread.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        while !isStopping.load(ordering: .acquiring) {
            if !workOnce() { parker.park(timeoutNs: 1_000_000_000) }
        }
    }

    /// Does one job.
    ///
    /// - Returns: false where there is none.
    func workOnce() -> Bool {
        if prepareIfWanted() { return true }
        let limit = sealThrough.load(ordering: .acquiring)
        let number = sealing.withLock { sealing -> UInt64? in
            guard sealing.isAllowed, sealing.next <= limit else { return nil }
            sealing.next += 1
            return sealing.next - 1
        }
        guard let number else { return false }
        do throws(JournalError) {
            if directory.storage.exists(directory.rawPath(number)) {
                try SegmentSealer.seal(number, in: directory, level: compressionLevel)
            }
        } catch {
            lastFailure.withLock { $0 = error }
            sealing.withLock { $0.isAllowed = false }
        }
        return true
    }

    private func prepareIfWanted() -> Bool {
        let (wanted, _) = preparation.compareExchange(
            expected: Preparation.wanted, desired: Preparation.underWay,
            ordering: .acquiringAndReleasing)
        guard wanted else { return false }
        do throws(JournalError) {
            try KeptSegment.make(in: directory, byteCount: segmentByteCount)
            preparation.store(Preparation.ready, ordering: .releasing)
        } catch {
            lastFailure.withLock { $0 = error }
            preparation.store(Preparation.failed, ordering: .releasing)
        }
        return true
    }

    private func clockPause() {
        var pause = timespec(tv_sec: 0, tv_nsec: 200_000)
        unsafe nanosleep(&pause, nil)
    }
}
