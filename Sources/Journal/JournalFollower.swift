// Follows a live journal, record by record: what is there, then what comes.
//
// Invariants: a record is given once, in order, and only after it verified. Memory is one fixed
// buffer. A sealed file's records are verified, each by its chain; `journal verify` also covers the
// rest of it.
// Thread: one thread at a time.

import Wire

/// Where a reading begins.
public enum JournalStart: Sendable, Equatable {
    case sequence(UInt64)
    /// Ns since the Unix epoch: the first record of that time or later.
    case time(UInt64)
}

public struct JournalFollower: ~Copyable {
    /// What `next` found.
    public enum Step: Sendable, Equatable {
        /// `recordHeader` and `record` hold the next one.
        case record
        /// A record before the start was verified, and is not given.
        case skipped
        /// There is nothing more for now.
        case end
    }

    private let directory: JournalDirectory
    private let start: JournalStart
    private var walker: SegmentWalker?
    private var number: UInt64 = 0
    /// A place that does not verify, and how many looks have found it so.
    private var badByteOffset = 0
    private var badCount = 0
    /// So often may a writer be found in the middle of a group.
    private static let badCountMax = 20

    /// - Parameter from: the first record that is wanted.
    public init(directory: String, from: UInt64) {
        self.init(directory: directory, start: .sequence(from))
    }

    public init(directory: String, start: JournalStart) {
        self.directory = JournalDirectory(directory)
        self.start = start
    }

    /// The last record that was walked over, given or not; 0 before the first.
    public var lastSequence: UInt64 {
        switch walker {
        case .some(let walker): walker.position.sequence
        case .none: 0
        }
    }

    /// The first record that was not walked over and may be wanted.
    public var nextSequence: UInt64 {
        switch start {
        case .sequence(let sequence): max(sequence, lastSequence + 1)
        case .time: lastSequence + 1
        }
    }

    /// Of the record that the last step gave.
    public var recordHeader: RecordHeader {
        switch walker {
        case .some(let walker): return walker.recordHeader
        case .none: preconditionFailure("no record was given")
        }
    }

    /// The record that the last step gave, chain included; it stays where it is until the next
    /// call.
    public var record: UnsafeRawBufferPointer {
        switch walker {
        case .some(let walker): return unsafe walker.record
        case .none: preconditionFailure("no record was given")
        }
    }

    /// Finds the segment in which reading begins.
    ///
    /// - Returns: false while the journal has no segment.
    public mutating func open() throws(JournalError) -> Bool {
        if number > 0 { return true }
        let segments = try directory.liveSegments()
        guard !segments.isEmpty else { return false }
        // The last segment that begins at or before the start; the first holds whatever is older.
        var low = 0
        var high = segments.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            let header = try SegmentWalker.open(segments[middle], in: directory, lastTime: 0).header
            let isBefore =
                switch start {
                case .sequence(let sequence): header.firstSequence <= sequence
                case .time(let time): header.creationTime < time
                }
            if isBefore { low = middle } else { high = middle - 1 }
        }
        walker = try SegmentWalker.open(segments[low], in: directory, lastTime: 0)
        number = segments[low].number
        return true
    }

    /// Walks over the next record.
    ///
    /// - Parameter through: no record behind this one is read. What the caller names here it knows
    ///   to be kept, so a record up to there that is missing or does not verify is an error at
    ///   once; without it a writer may be in the middle of a group, and is waited for.
    /// - Throws: `.corrupt`, `.disk`.
    public mutating func next(through: UInt64 = .max) throws(JournalError) -> Step {
        guard try open(), var segment = walker.take() else { return .end }
        do throws(JournalError) {
            let step = try walk(&segment, through: through)
            walker = consume segment
            return step
        } catch {
            walker = consume segment
            throw error
        }
    }

    private mutating func walk(
        _ segment: inout SegmentWalker, through: UInt64
    ) throws(JournalError) -> Step {
        var isFresh = false
        var hasNext = false
        while segment.position.sequence < through {
            var fault: RecordFault?
            switch try segment.next() {
            case .record: return wants(segment.recordHeader) ? .record : .skipped
            case .end: break
            case .bad(let found): fault = found
            }
            if !isFresh {
                // What is in the buffer may be older than what is in the file.
                segment.forgetBuffer(readByteCount: SegmentWalker.tailReadByteCount)
                isFresh = true
            } else if !hasNext {
                hasNext =
                    directory.storage.exists(directory.rawPath(number + 1))
                    || directory.storage.exists(directory.sealedPath(number + 1))
                guard hasNext else {
                    if through < .max { throw Self.missing(fault, segment, through) }
                    if let fault { try judge(fault, &segment) }
                    return .end
                }
                // Records that came before the next segment are all there by now.
                segment.forgetBuffer()
            } else {
                if let fault { throw segment.error(fault) }
                segment = try following(&segment)
                number += 1
                (isFresh, hasNext) = (false, false)
            }
        }
        return .end
    }

    /// Gives every whole record that is there by now.
    ///
    /// - Returns: how many there were.
    public mutating func poll(
        _ body: (RecordHeader, UnsafeRawBufferPointer) -> Void
    ) throws(JournalError) -> Int {
        var count = 0
        while true {
            switch try next() {
            case .record:
                unsafe body(recordHeader, record)
                count += 1
            case .skipped: continue
            case .end: return count
            }
        }
    }

    private func wants(_ header: RecordHeader) -> Bool {
        switch start {
        case .sequence(let sequence): header.sequence >= sequence
        case .time(let time): header.time >= time
        }
    }

    /// The segment behind one that ended.
    private func following(
        _ segment: inout SegmentWalker
    ) throws(JournalError) -> SegmentWalker {
        try segment.checkClosedEnd(verifiesFile: false)
        let files = SegmentFiles(
            number: number + 1, isRaw: true,
            isSealed: directory.storage.exists(directory.sealedPath(number + 1)))
        let next = try SegmentWalker.open(files, in: directory, lastTime: segment.position.time)
        try next.checkLink(after: segment.position, journalID: segment.header.journalID)
        return next
    }

    private static func missing(
        _ fault: RecordFault?, _ segment: borrowing SegmentWalker, _ through: UInt64
    ) -> JournalError {
        if let fault { return segment.error(fault) }
        return segment.error(
            .lostRecords, found: "the last record \(segment.position.sequence)",
            expected: "record \(through)")
    }

    /// Stops at a place that stays bad; a torn tail is left to the gateway's next start.
    private mutating func judge(
        _ fault: RecordFault, _ segment: inout SegmentWalker
    ) throws(JournalError) {
        badCount = segment.byteOffset == badByteOffset ? badCount + 1 : 1
        badByteOffset = segment.byteOffset
        guard badCount >= Self.badCountMax else { return }
        if case .corrupt(let error) = try TailCheck.examine(&segment, fault: fault) { throw error }
    }
}
