// Opens a journal after whatever happened to its gateway: takes the lock, clears away unfinished
// work, verifies how the segments hang together, cuts a torn tail.
//
// Invariants: only a tail that a crash can have torn is cut, and what is cut is kept beside the
// journal; anything else that does not verify stops here with its place, and nothing is changed.
// After a recovery everything that it found is durable.
// Thread: the one that opens the journal.

import Glibc
import Wire

/// What a recovery found and did.
public struct RecoverySummary: Sendable, Equatable {
    public struct Cut: Sendable, Equatable {
        /// Where the torn tail began, and the record that was torn.
        public let place: JournalPlace
        public let byteCount: Int
        /// The file that keeps what was cut.
        public let keptIn: String
    }

    public internal(set) var segmentCount = 0
    /// The last whole record.
    public internal(set) var position = JournalPosition(sequence: 0, time: 0, chain: .zero)
    public internal(set) var cut: Cut?
    /// Files of unfinished work that were removed.
    public internal(set) var removedFiles: [String] = []

    /// For the log: one line for each thing that was done.
    public var notes: [String] {
        var notes = removedFiles.map { "removed \($0), which was unfinished" }
        if let cut {
            notes.append(
                "cut \(cut.byteCount) bytes of a torn tail at \(cut.place); they are kept in "
                    + cut.keptIn)
        }
        return notes
    }
}

/// A journal that is locked and whole, and can be read or written on.
public struct RecoveredJournal: ~Copyable, Sendable {
    public let summary: RecoverySummary
    let directory: JournalDirectory
    let lock: JournalLock
    /// Nil where the journal has no segment yet.
    let journalID: JournalID?
    /// The raw segment at the end, which can be written on, and where its records end.
    let openSegment: SegmentHeader?
    let openByteOffset: Int
    let sealedThrough: UInt64

    /// For reading before anything is written.
    public var reader: JournalReader {
        JournalReader(directory: directory.path, on: directory.storage)
    }

    consuming func releaseLock() -> JournalLock { lock }
}

public enum JournalRecovery {
    /// Takes the lock of a directory, which it makes where it is missing, and recovers the journal.
    ///
    /// Sealed segments are checked at their ends; `JournalReader` verifies every record.
    ///
    /// - Throws: `.held`, `.disk`, `.corrupt`.
    public static func open(
        directory path: String, on storage: JournalStorage = .machine
    ) throws(JournalError) -> RecoveredJournal {
        let directory = JournalDirectory(path, on: storage)
        try storage.makeDirectory(directory.path)
        let lock = try JournalLock(directory)
        var summary = RecoverySummary()
        let segments = try directory.segments()
        summary.segmentCount = segments.count
        var journalID: JournalID?
        var openSegment: SegmentHeader?
        var openByteOffset = 0
        var sealedThrough: UInt64 = 0
        for (index, files) in segments.enumerated() {
            var walker = try SegmentWalker.open(
                files, in: directory, lastTime: summary.position.time)
            if index == 0 { summary.position.chain = walker.header.journalID.genesis }
            try walker.checkLink(after: summary.position, journalID: journalID)
            journalID = walker.header.journalID
            if files.isSealed {
                summary.position = try sealedEnd(&walker)
                if files.isRaw { try SegmentSealer.finishInterrupted(files.number, in: directory) }
                if sealedThrough == files.number - 1 { sealedThrough = files.number }
            } else if index < segments.count - 1 {
                try walkClosed(&walker)
                summary.position = walker.position
            } else {
                summary.cut = try recoverTail(&walker, in: directory)
                summary.position = walker.position
                openSegment = walker.header
                openByteOffset = walker.byteOffset
            }
        }
        for name in try directory.temporaryNames() {
            try directory.storage.remove("\(directory.path)/\(name)")
            summary.removedFiles.append(name)
        }
        try directory.storage.syncDirectory(directory.path)
        return RecoveredJournal(
            summary: summary, directory: directory, lock: lock, journalID: journalID,
            openSegment: openSegment, openByteOffset: openByteOffset, sealedThrough: sealedThrough)
    }

    private static func walkClosed(_ walker: inout SegmentWalker) throws(JournalError) {
        while true {
            switch try walker.next() {
            case .record: continue
            case .end: return try walker.checkClosedEnd()
            case .bad(let fault): throw walker.error(fault)
            }
        }
    }

    /// Where the journal stands after a sealed segment, by its mark and its last chain.
    private static func sealedEnd(
        _ walker: inout SegmentWalker
    ) throws(JournalError) -> JournalPosition {
        let byteCount = try walker.source.byteCount()
        let mark = walker.mark
        guard mark.byteOffset == byteCount else {
            throw .corrupt(
                JournalPlace(file: walker.source.name, byteOffset: SegmentLayout.markOffset), .mark,
                found: "byte \(mark.byteOffset)", expected: "byte \(byteCount)")
        }
        if mark.byteOffset == SegmentLayout.recordsOffset {
            return JournalPosition(
                sequence: mark.sequence, time: mark.time, chain: walker.header.chain)
        }
        let end = HeapBytes(byteCount: ChainHash.byteCount)
        _ = try unsafe walker.source.read(
            into: end.bytes, at: byteCount - ChainHash.byteCount)
        return unsafe JournalPosition(
            sequence: mark.sequence, time: mark.time,
            chain: ChainHash(UnsafeRawBufferPointer(end.bytes)))
    }

    /// Walks the last raw segment, cuts what a crash tore, and makes the rest durable.
    private static func recoverTail(
        _ walker: inout SegmentWalker, in directory: JournalDirectory
    ) throws(JournalError) -> RecoverySummary.Cut? {
        var fault: RecordFault?
        walk: while true {
            switch try walker.next() {
            case .record: continue
            case .end: break walk
            case .bad(let found):
                fault = found
                break walk
            }
        }
        // Opened for writing only now: a segment that does not verify is not touched.
        let tail = try TailCheck.examine(&walker, fault: fault)
        if case .corrupt(let error) = tail { throw error }
        let file = try directory.storage.open(
            directory.rawPath(walker.header.number), flags: O_RDWR)
        var cut: RecoverySummary.Cut?
        if case .torn(let byteCount) = tail {
            let keptIn = directory.freeCutPath()
            try keep(
                file, from: walker.byteOffset, byteCount: byteCount, in: keptIn,
                on: directory.storage)
            try directory.storage.syncDirectory(directory.path)
            try zero(file, from: walker.byteOffset, byteCount: byteCount)
            cut = RecoverySummary.Cut(
                place: JournalPlace(
                    file: walker.source.name, byteOffset: walker.byteOffset,
                    sequence: walker.position.sequence + 1),
                byteCount: byteCount, keptIn: keptIn)
        }
        try file.fillWithZeros(from: try file.byteCount(), to: Int(walker.header.byteCount))
        try writeAgain(file, walker.mark.byteOffset..<walker.byteOffset)
        try walker.moveMark(through: file)
        return cut
    }

    /// Writes what stands in a stretch of a file to the same place once more.
    ///
    /// A sync that failed leaves the last group where reads find it, and Linux holds it for clean
    /// although the disk has not got it: without this no later sync would bring it there.
    private static func writeAgain(
        _ file: borrowing DiskFile, _ range: Range<Int>
    ) throws(JournalError) {
        let buffer = HeapBytes(byteCount: 1 << 18)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let room = min(buffer.byteCount, range.upperBound - offset)
            // Bound: room is at most the buffer's.
            let piece = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<room])
            let count = try unsafe file.read(into: piece, at: offset)
            guard count > 0 else { return }
            try unsafe file.write(
                UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count]), at: offset)
            offset += count
        }
    }

    private static func keep(
        _ file: borrowing DiskFile, from offset: Int, byteCount: Int, in path: String,
        on storage: JournalStorage
    ) throws(JournalError) {
        let bytes = HeapBytes(byteCount: byteCount)
        let count = try unsafe file.read(into: bytes.bytes, at: offset)
        let copy = try storage.open(path, flags: O_RDWR | O_CREAT | O_EXCL)
        // Bound: count is at most byteCount.
        try unsafe copy.write(UnsafeRawBufferPointer(rebasing: bytes.bytes[..<count]), at: 0)
        try copy.syncData()
    }

    /// Zeroes from the end towards the start, so that a crash on the way leaves a torn tail again.
    private static func zero(
        _ file: borrowing DiskFile, from start: Int, byteCount: Int
    ) throws(JournalError) {
        let zeros = HeapBytes(byteCount: 4_096)
        var end = start + byteCount
        while end > start {
            let pieceStart = max(start, (end - 1) / zeros.byteCount * zeros.byteCount)
            // Bound: a piece lies within one aligned block of 4096 bytes.
            let piece = unsafe UnsafeRawBufferPointer(rebasing: zeros.bytes[..<(end - pieceStart)])
            try unsafe file.write(piece, at: pieceStart)
            end = pieceStart
        }
        try file.syncData()
    }
}
