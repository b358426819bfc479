// Reads a journal in order and verifies all of it on the way: headers, chain, sequence, times,
// lengths, frames, padding, and that every segment goes on where the one before it ends.
//
// Invariants: a record is given to the caller only after it verified; memory is one fixed buffer,
// whatever the journal's length. The journal may be live: reading ends at its last whole record.
// Thread: any; each call opens its own files.

import Glibc
import Wire

/// What a reading found.
public struct JournalSummary: Sendable, Equatable {
    /// Records that were verified.
    public internal(set) var recordCount = 0
    /// Bytes of those records.
    public internal(set) var byteCount = 0
    public internal(set) var segmentCount = 0
    /// The last record that was verified.
    public internal(set) var position = JournalPosition(sequence: 0, time: 0, chain: .zero)
    /// Bytes of a torn tail, which a recovery would cut; a live journal has one at times.
    public internal(set) var tornByteCount = 0
    /// Where the torn tail begins.
    public internal(set) var tornPlace: JournalPlace?
}

public struct JournalReader: Sendable {
    public let directory: String
    private let storage: JournalStorage
    /// How often a place that looks wrong is looked at again, 2 ms apart: a gateway may be at it.
    var lookCountMax = 5

    public init(directory: String, on storage: JournalStorage = .machine) {
        self.directory = JournalDirectory(directory).path
        self.storage = storage
        // Nothing changes meanwhile on a disk that stands in for the machine's.
        if storage.standIn != nil { lookCountMax = 0 }
    }

    /// Gives every record from a sequence on to `body`, in order.
    ///
    /// Reading begins at the segment that holds `from`; what lies before that segment is not read.
    ///
    /// - Parameter body: gets the record's bytes, chain included; they are valid during the call.
    /// - Throws: `.corrupt` with file, byte, sequence, what was found and what was expected.
    @discardableResult
    public func forEach(
        from: UInt64 = 1, _ body: (RecordHeader, UnsafeRawBufferPointer) -> Void
    ) throws(JournalError) -> JournalSummary {
        try unsafe forEachWhile(from: from) { header, record in
            unsafe body(header, record)
            return true
        }
    }

    /// Gives records to `body` until it returns false.
    ///
    /// As `forEach`; after a false the rest is not read, and so not verified.
    @discardableResult
    public func forEachWhile(
        from: UInt64 = 1, _ body: (RecordHeader, UnsafeRawBufferPointer) -> Bool
    ) throws(JournalError) -> JournalSummary {
        let place = JournalDirectory(directory, on: storage)
        let segments = try place.liveSegments()
        var summary = JournalSummary()
        var index = try start(in: segments, of: place, from: from)
        var journalID: JournalID?
        while index < segments.count {
            let isLast = index == segments.count - 1
            var walker = try SegmentWalker.open(
                segments[index], in: place, lastTime: summary.position.time)
            if journalID == nil && index > 0 {
                // Reading begins in the middle: the segment's header says where the journal stands.
                summary.position = walker.position
            } else if index == 0 {
                summary.position.chain = walker.header.journalID.genesis
            }
            try walker.checkLink(after: summary.position, journalID: journalID)
            journalID = walker.header.journalID
            let goesOn = try unsafe read(
                &walker, isLast: isLast, from: from, into: &summary, body)
            summary.segmentCount += 1
            if !goesOn { return summary }
            index += 1
        }
        return summary
    }

    /// The sequence from which the last `count` records begin; 1 where there are not as many.
    ///
    /// Reads the last segment alone.
    public func firstSequence(ofLast count: UInt64) throws(JournalError) -> UInt64 {
        let place = JournalDirectory(directory, on: storage)
        let segments = try place.liveSegments()
        guard let last = segments.last else { return 1 }
        var walker = try SegmentWalker.open(last, in: place, lastTime: 0)
        while case .record = try walker.next() {}
        let end = walker.position.sequence
        return end > count ? end - count + 1 : 1
    }

    /// The header of every segment, in order.
    public func segmentHeaders() throws(JournalError) -> [SegmentHeader] {
        let place = JournalDirectory(directory, on: storage)
        var headers: [SegmentHeader] = []
        for segment in try place.liveSegments() {
            headers.append(try SegmentWalker.open(segment, in: place, lastTime: 0).header)
        }
        return headers
    }

    private func start(
        in segments: [SegmentFiles], of place: JournalDirectory, from: UInt64
    ) throws(JournalError) -> Int {
        guard from > 1 else { return 0 }
        var index = segments.count - 1
        while index > 0 {
            let walker = try SegmentWalker.open(segments[index], in: place, lastTime: 0)
            if walker.header.firstSequence <= from { return index }
            index -= 1
        }
        return 0
    }

    /// Reads one segment to its end.
    private func read(
        _ walker: inout SegmentWalker, isLast: Bool, from: UInt64,
        into summary: inout JournalSummary,
        _ body: (RecordHeader, UnsafeRawBufferPointer) -> Bool
    ) throws(JournalError) -> Bool {
        var patience = LivePatience(lookCountMax: lookCountMax)
        while true {
            var fault: RecordFault?
            switch try walker.next() {
            case .record:
                summary.recordCount += 1
                summary.byteCount += Int(walker.recordHeader.byteCount)
                summary.position = walker.position
                if walker.recordHeader.sequence >= from {
                    guard unsafe body(walker.recordHeader, walker.record) else { return false }
                }
                continue
            case .end: break
            case .bad(let found): fault = found
            }
            guard isLast && !walker.source.isSealed else {
                if let fault { throw walker.error(fault) }
                try walker.checkClosedEnd()
                return true
            }
            switch try TailCheck.examine(&walker, fault: fault) {
            case .clean:
                return true
            case .torn(let byteCount):
                summary.tornByteCount = byteCount
                summary.tornPlace = JournalPlace(
                    file: walker.source.name, byteOffset: walker.byteOffset,
                    sequence: walker.position.sequence + 1)
                return true
            case .corrupt(let error):
                // A gateway may be writing just here: what it has half written is no corruption.
                guard patience.wait(at: walker.byteOffset) else { throw error }
                walker.forgetBuffer()
            }
        }
    }
}

/// How long a reader waits for a live writer to finish what looks wrong.
private struct LivePatience {
    private let lookCountMax: Int
    private var byteOffset = -1
    private var left = 0

    init(lookCountMax: Int) { self.lookCountMax = lookCountMax }

    /// False when the same place was looked at often enough.
    mutating func wait(at offset: Int) -> Bool {
        if offset != byteOffset {
            byteOffset = offset
            left = lookCountMax
        }
        guard left > 0 else { return false }
        left -= 1
        var pause = timespec(tv_sec: 0, tv_nsec: 2_000_000)
        unsafe nanosleep(&pause, nil)
        return true
    }
}
