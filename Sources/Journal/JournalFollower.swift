// Follows a live journal: each poll gives the records that came since the last one.
//
// Invariants: a record is given once, in order, and only after it verified.
// Thread: one thread at a time.

import Wire

public struct JournalFollower: ~Copyable {
    private let directory: JournalDirectory
    private var walker: SegmentWalker?
    private var number: UInt64 = 0
    private let from: UInt64
    /// A place that does not verify, and how many polls have found it so.
    private var badByteOffset = 0
    private var badCount = 0
    /// So often may a writer be found in the middle of a group.
    private static let badCountMax = 20

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
            var fault: RecordFault?
            walk: while true {
                switch try segment.next() {
                case .record: break
                case .end: break walk
                case .bad(let found):
                    fault = found
                    break walk
                }
                guard segment.recordHeader.sequence >= from else { continue }
                unsafe body(segment.recordHeader, segment.record)
                count += 1
            }
            guard hasNext else {
                if let fault { try judge(fault, &segment) }
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

    /// Stops at a place that stays bad; a torn tail is left to the gateway's next start.
    private mutating func judge(
        _ fault: RecordFault, _ segment: inout SegmentWalker
    ) throws(JournalError) {
        badCount = segment.byteOffset == badByteOffset ? badCount + 1 : 1
        badByteOffset = segment.byteOffset
        guard badCount >= Self.badCountMax else { return }
        if case .corrupt(let error) = try TailCheck.examine(&segment, fault: fault) { throw error }
    }

    private mutating func openFirst() throws(JournalError) -> Bool {
        for files in try directory.liveSegments().reversed() {
            let candidate = try SegmentWalker.open(files, in: directory, lastTime: 0)
            guard candidate.header.firstSequence <= from || files.number == 1 else { continue }
            walker = consume candidate
            number = files.number
            return true
        }
        return false
    }
}
