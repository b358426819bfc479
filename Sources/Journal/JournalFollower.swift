// Follows a live journal: each poll gives the records that came since the last one.
//
// Invariants: a record is given once, in order, and only after it verified.
// Thread: one thread at a time.

import Wire

public struct JournalFollower: ~Copyable {
    private let directory: JournalDirectory
    private var walker: SegmentWalker?
    private var number: UInt64 = 0
    private var from: UInt64

    /// - Parameter from: the first record that is wanted.
    public init(directory: String, from: UInt64) {
        self.directory = JournalDirectory(directory)
        self.from = from
    }

    /// Gives every whole record that is there by now.
    ///
    /// - Returns: how many there were.
    public mutating func poll(
        _ body: (RecordHeader, UnsafeRawBufferPointer) -> Void
    ) throws(JournalError) -> Int {
        if number == 0, try !openFirst() { return 0 }
        var count = 0
        while true {
            guard var segment = walker.take() else { return count }
            segment.forgetBuffer()
            // Looked for first: records that came before the next segment are then all there.
            let hasNext = Disk.exists(directory.rawPath(number + 1))
                || Disk.exists(directory.sealedPath(number + 1))
            while case .record = try segment.next() {
                guard segment.recordHeader.sequence >= from else { continue }
                unsafe body(segment.recordHeader, segment.record)
                count += 1
            }
            guard hasNext else {
                walker = consume segment
                return count
            }
            try segment.checkClosedEnd()
            let files = SegmentFiles(
                number: number + 1, isRaw: true,
                isSealed: Disk.exists(directory.sealedPath(number + 1)))
            let next = try SegmentWalker.open(files, in: directory, lastTime: segment.position.time)
            try next.checkLink(after: segment.position, journalID: segment.header.journalID)
            walker = consume next
            number += 1
        }
    }

    private mutating func openFirst() throws(JournalError) -> Bool {
        for files in try directory.segments().reversed() {
            let candidate = try SegmentWalker.open(files, in: directory, lastTime: 0)
            guard candidate.header.firstSequence <= from || files.number == 1 else { continue }
            walker = consume candidate
            number = files.number
            return true
        }
        return false
    }
}
