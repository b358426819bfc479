// Walks over the records of one segment, verifying each against the one before.
//
// Invariants: `position` and `byteOffset` stand behind the last record that verified; `record` is
// that record and stays where it is until the next call. Memory is one fixed buffer.
// Thread: one thread at a time.

import Glibc
import Wire

struct SegmentWalker: ~Copyable {
    enum Step {
        /// `recordHeader` and `record` hold the next one.
        case record
        /// No record begins here: the segment ends, or a length of zero stands here.
        case end
        /// What begins here does not verify.
        case bad(RecordFault)
    }

    var source: SegmentSource
    let header: SegmentHeader
    let mark: DurableMark
    private(set) var position: JournalPosition
    private(set) var byteOffset = SegmentLayout.recordsOffset
    private(set) var recordHeader: RecordHeader

    private let buffer = HeapBytes(byteCount: SeekTable.frameByteCount + Limit.recordBytesMax)
    private var bufferOffset = SegmentLayout.recordsOffset
    private var bufferCount = 0
    private var reachedEnd = false
    /// Bytes that the next read from the file takes; grows while reading goes on.
    private var readByteCount = SeekTable.frameByteCount + Limit.recordBytesMax
    /// A first read at the end of a live segment: some records, and little to copy.
    static let tailReadByteCount = 16 << 10

    /// Opens what there is of a segment, the sealed file first.
    ///
    /// - Parameter lastTime: of the record before the segment, 0 where it is not known.
    static func open(
        _ files: SegmentFiles, in directory: JournalDirectory, lastTime: UInt64
    ) throws(JournalError) -> SegmentWalker {
        try open(source(files, in: directory), number: files.number, lastTime: lastTime)
    }

    static func open(
        _ source: consuming SegmentSource, number: UInt64, lastTime: UInt64
    ) throws(JournalError) -> SegmentWalker {
        let (header, mark) = try source.readStart(number: number)
        let walker = SegmentWalker(source: source, header: header, mark: mark, lastTime: lastTime)
        if mark.byteOffset == walker.byteOffset, mark.sequence != walker.position.sequence {
            throw walker.markFault
        }
        return walker
    }

    private init(
        source: consuming SegmentSource, header: SegmentHeader, mark: DurableMark, lastTime: UInt64
    ) {
        self.source = source
        self.header = header
        self.mark = mark
        position = JournalPosition(
            sequence: header.firstSequence - 1, time: lastTime, chain: header.chain)
        recordHeader = RecordHeader(
            byteCount: 0, frameByteCount: 0, origin: .gateway, flags: 0, sequence: 0, time: 0,
            source: 0, effectsByteCount: 0)
    }

    /// A segment may be sealed between the listing and the opening, so both names are tried.
    private static func source(
        _ files: SegmentFiles, in directory: JournalDirectory
    ) throws(JournalError) -> SegmentSource {
        let sealedPath = directory.sealedPath(files.number)
        if files.isSealed { return try .sealed(sealedPath, on: directory.storage) }
        do {
            return try .raw(directory.rawPath(files.number), on: directory.storage)
        } catch .disk(_, _, _, ENOENT) where directory.storage.exists(sealedPath) {
            return try .sealed(sealedPath, on: directory.storage)
        }
    }

    /// The record that the last step returned, chain included.
    var record: UnsafeRawBufferPointer {
        let end = byteOffset - bufferOffset
        let start = end - Int(recordHeader.byteCount)
        // Bound: the record was checked where it lies in the buffer.
        return unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[start..<end])
    }

    /// Reads again from the present place on: what was read of a live segment may have grown.
    ///
    /// - Parameter readByteCount: bytes that the first read from there takes; nil for all.
    mutating func forgetBuffer(readByteCount: Int? = nil) {
        bufferOffset = byteOffset
        bufferCount = 0
        reachedEnd = false
        self.readByteCount = readByteCount ?? buffer.byteCount
    }

    mutating func next() throws(JournalError) -> Step {
        try fill(RecordHeader.size)
        if unsafe unread.count >= RecordHeader.size {
            let byteCount = unsafe Int(RecordCheck.header(unread).byteCount)
            try fill(min(byteCount, Limit.recordBytesMax))
        }
        let bytes = unsafe unread
        guard bytes.count >= RecordHeader.size else {
            if unsafe bytes.isZero { return .end }
            return .bad(
                RecordFault(
                    fault: .truncated, byteOffset: 0, found: "\(bytes.count) bytes",
                    expected: "a record"))
        }
        let header = unsafe RecordCheck.header(bytes)
        if header.byteCount == 0 { return .end }
        var chain = ChainHash.zero
        if let fault = unsafe RecordCheck.check(bytes, after: position, chain: &chain) {
            return .bad(fault)
        }
        recordHeader = header
        position = JournalPosition(sequence: header.sequence, time: header.time, chain: chain)
        let before = byteOffset
        byteOffset += Int(header.byteCount)
        if mark.byteOffset > before && mark.byteOffset <= byteOffset {
            guard mark.byteOffset == byteOffset, mark.sequence == position.sequence,
                mark.time == position.time
            else { throw markFault }
        }
        return .record
    }

    /// What was read and not yet walked over.
    private var unread: UnsafeRawBufferPointer {
        // Bound: the place is at most bufferCount.
        unsafe UnsafeRawBufferPointer(
            rebasing: buffer.bytes[(byteOffset - bufferOffset)..<bufferCount])
    }

    /// Reads on where fewer than `count` bytes are there and the file has more.
    private mutating func fill(_ count: Int) throws(JournalError) {
        if unsafe unread.count < count && !reachedEnd { try refill(count) }
    }

    private mutating func refill(_ needed: Int) throws(JournalError) {
        let start = byteOffset - bufferOffset
        let left = bufferCount - start
        // Bound: start + left is bufferCount.
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[start..<bufferCount])
        unsafe buffer.bytes.copyMemory(from: rest)
        let end = min(buffer.byteCount, max(left + readByteCount, needed))
        // Bound: left < needed ≤ end ≤ the buffer's.
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[left..<end])
        readByteCount = min(2 * readByteCount, buffer.byteCount)
        bufferOffset = byteOffset
        bufferCount = left
        let count = try unsafe source.read(into: room, at: bufferOffset + left)
        bufferCount = left + count
        reachedEnd = count < room.count
    }

    private var markFault: JournalError {
        .corrupt(
            JournalPlace(file: source.name, byteOffset: SegmentLayout.markOffset), .mark,
            found: "byte \(mark.byteOffset), record \(mark.sequence)",
            expected: "byte \(byteOffset), record \(position.sequence)")
    }

    /// The fault as an error with its place.
    func error(_ fault: RecordFault) -> JournalError {
        .corrupt(
            JournalPlace(
                file: source.name, byteOffset: byteOffset + fault.byteOffset,
                sequence: position.sequence + 1),
            fault.fault, found: fault.found, expected: fault.expected)
    }

    func error(_ fault: JournalFault, found: String, expected: String) -> JournalError {
        .corrupt(
            JournalPlace(
                file: source.name, byteOffset: byteOffset, sequence: position.sequence + 1),
            fault, found: found, expected: expected)
    }

    /// Verifies that this segment goes on where another journal position ends.
    func checkLink(after last: JournalPosition, journalID: JournalID?) throws(JournalError) {
        let file = source.name
        func wrong(
            _ fault: JournalFault, at offset: Int, _ found: String, _ expected: String
        ) -> JournalError {
            .corrupt(
                JournalPlace(file: file, byteOffset: offset, sequence: header.firstSequence),
                fault, found: found, expected: expected)
        }
        if let journalID, header.journalID != journalID {
            throw wrong(.journalID, at: 72, "\(header.journalID)", "\(journalID)")
        }
        guard header.firstSequence == last.sequence + 1 else {
            throw wrong(
                .firstSequence, at: 32, "\(header.firstSequence)", "\(last.sequence + 1)")
        }
        guard header.chain == last.chain else {
            throw wrong(.segmentChain, at: 120, "\(header.chain)", "\(last.chain)")
        }
        guard header.creationTime >= last.time else {
            throw wrong(.segmentTime, at: 40, "\(header.creationTime)", "\(last.time) or later")
        }
    }

    /// Verifies that nothing but what belongs there follows the last record of a closed segment.
    ///
    /// - Parameter verifiesFile: of a sealed segment, every bit of the file, not its records alone.
    mutating func checkClosedEnd(verifiesFile: Bool = true) throws(JournalError) {
        if source.isSealed {
            let byteCount = try source.byteCount()
            guard byteCount == byteOffset else {
                throw error(.dataAfterEnd, found: "\(byteCount) bytes", expected: "\(byteOffset)")
            }
            guard mark.byteOffset == byteOffset else { throw markFault }
            if verifiesFile { try source.verifyFile() }
            return
        }
        guard mark.byteOffset <= byteOffset else { throw lostRecords }
        let rest = try RestOfSegment(&source, from: byteOffset)
        if let last = rest.lastNonZero {
            throw error(.dataAfterEnd, found: "data at byte \(last)", expected: "zeros")
        }
    }

    var lostRecords: JournalError {
        error(
            .lostRecords, found: "the last record \(position.sequence), end \(byteOffset)",
            expected: "record \(mark.sequence), end \(mark.byteOffset)")
    }
}

/// What stands behind the last record of a raw segment, summed up.
struct RestOfSegment {
    /// Places in the segment.
    private(set) var lastNonZero: Int?
    /// The first sector of which all that lies behind the last record is zero.
    private(set) var firstHole: Int?
    /// Where the file ends.
    private(set) var end: Int

    static let sectorByteCount = 512

    init(_ source: inout SegmentSource, from start: Int) throws(JournalError) {
        let buffer = HeapBytes(byteCount: 1 << 18)
        var offset = start
        while true {
            // Pieces end at a sector's end, so no sector is seen in two halves.
            let room = buffer.byteCount - offset % Self.sectorByteCount
            // Bound: room is at most the buffer's.
            let count = try unsafe source.read(
                into: UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<room]), at: offset)
            let piece = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count])
            if let last = unsafe piece.lastNonZero { lastNonZero = offset + last }
            if firstHole == nil { firstHole = unsafe Self.hole(in: piece, at: offset) }
            offset += count
            if count < room { break }
        }
        end = offset
    }

    /// The first sector in a piece that holds nothing but zeros.
    static func hole(in piece: UnsafeRawBufferPointer, at offset: Int) -> Int? {
        var place = 0
        while place < piece.count {
            let sectorEnd = min(
                piece.count, place + sectorByteCount - (offset + place) % sectorByteCount)
            // Bound: place < sectorEnd ≤ count.
            let sector = unsafe UnsafeRawBufferPointer(rebasing: piece[place..<sectorEnd])
            if unsafe sector.isZero { return offset + place }
            place = sectorEnd
        }
        return nil
    }
}
