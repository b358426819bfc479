// Writes the journal: chains each record in place, writes a group with one write and, where the
// durability asks for it, one sync.
//
// Invariants: `position` is that of the last record that is kept as the durability promises; a
// group is split only at a segment's end, a record never; the mark on disk never runs ahead of what
// is durable. A write or sync that failed is final: nothing is written any more, and nothing is
// tried again, since after a failed fsync nobody knows what is on the disk.
// Thread: one, whichever owns it: the journal thread, or the core's where it writes inline.

import Glibc
import Wire

public struct JournalWriter: ~Copyable, Sendable {
    /// What the recovery at the start found.
    public let recovery: RecoverySummary
    public let settings: JournalSettings
    public let journalID: JournalID
    /// The last record that is kept.
    public private(set) var position: JournalPosition
    /// Why nothing is taken any more, if so.
    public private(set) var failure: JournalError?

    public var lastSequence: UInt64 { position.sequence }
    public var lastTime: UInt64 { position.time }
    public var lastChain: ChainHash { position.chain }
    /// What went wrong in the background, where nothing depends on it; for the status and the log.
    public var backgroundFailure: JournalError? { keeper.failure }
    /// The segment that is written at present.
    public private(set) var segmentNumber: UInt64

    private let directory: JournalDirectory
    private let lock: JournalLock
    private let keeper: SegmentKeeper
    private let markBlock = HeapBytes(byteCount: DurableMark.byteCount)
    private(set) var file: DiskFile
    private var fileByteCount: Int
    private var byteOffset: Int

    /// Takes the lock, recovers the journal, and makes it ready for the next record.
    ///
    /// - Parameter now: ns since the Unix epoch, for the header of a new segment.
    /// - Throws: `.held`, `.disk`, `.corrupt`, `.setting`.
    public static func open(
        directory: String, settings: JournalSettings, now: UInt64,
        on storage: JournalStorage = .machine
    ) throws(JournalError) -> JournalWriter {
        try settings.check()
        return try JournalWriter.open(
            try JournalRecovery.open(directory: directory, on: storage), settings: settings,
            now: now)
    }

    /// Makes a recovered journal ready for the next record.
    ///
    /// The last raw segment is written on where it was begun under the same settings.
    public static func open(
        _ recovered: consuming RecoveredJournal, settings: JournalSettings, now: UInt64
    ) throws(JournalError) -> JournalWriter {
        try settings.check()
        let directory = recovered.directory
        let position = recovered.summary.position
        let journalID = recovered.journalID ?? settings.journalID ?? .random()
        var header = SegmentHeader(
            durability: settings.durability,
            number: UInt64(recovered.summary.segmentCount) + 1,
            firstSequence: position.sequence + 1,
            creationTime: max(now, position.time),
            byteCount: UInt64(settings.segmentByteCount),
            productVersion: Text16(settings.productVersion),
            journalID: journalID,
            configurationHash: settings.configurationHash,
            chain: recovered.journalID == nil ? journalID.genesis : position.chain)
        let path: String
        var byteOffset = SegmentLayout.recordsOffset
        if let open = recovered.openSegment, open.isLike(header) {
            header = open
            byteOffset = recovered.openByteOffset
            path = directory.rawPath(open.number)
        } else {
            if let open = recovered.openSegment, open.firstSequence == header.firstSequence {
                // It holds no record: it is begun again under the present settings.
                header.number = open.number
            }
            try KeptSegment.make(in: directory, byteCount: settings.segmentByteCount)
            path = try KeptSegment.begin(header, lastTime: position.time, in: directory)
            try directory.storage.syncDirectory(directory.path)
        }
        let file = try directory.storage.open(path, flags: O_RDWR)
        return JournalWriter(
            recovered, settings: settings, header: header, file: file, byteOffset: byteOffset)
    }

    private init(
        _ recovered: consuming RecoveredJournal, settings: JournalSettings, header: SegmentHeader,
        file: consuming DiskFile, byteOffset: Int
    ) {
        recovery = recovered.summary
        self.settings = settings
        journalID = header.journalID
        directory = recovered.directory
        position = recovered.summary.position
        if recovered.journalID == nil { position.chain = header.chain }
        segmentNumber = header.number
        fileByteCount = Int(header.byteCount)
        self.file = file
        self.byteOffset = byteOffset
        keeper = SegmentKeeper(
            directory, settings: settings, sealedThrough: recovered.sealedThrough)
        lock = recovered.releaseLock()
        keeper.prepare()
        if header.number > 1 { keeper.seal(through: header.number - 1) }
    }

    deinit { keeper.stop() }

    /// Chains and keeps whole records, back to back, in order.
    ///
    /// Returns when they are kept as the durability promises.
    ///
    /// - Parameter records: their chains are filled in here, in place.
    /// - Throws: `.disk` at the failure, `.failed` ever after.
    public mutating func append(_ records: UnsafeMutableRawBufferPointer) throws(JournalError) {
        if let failure { throw .failed(failure) }
        do throws(JournalError) {
            try unsafe appendGroup(records)
        } catch {
            failure = error
            throw error
        }
    }

    /// Does one job that a thread of its own does on the machine's disk: makes the next segment
    /// ready, or seals one.
    ///
    /// For a disk that stands in for the machine's.
    ///
    /// - Returns: false where there is none.
    public func workInBackground() -> Bool {
        precondition(directory.storage.standIn != nil, "the keeper's thread does this")
        return keeper.workOnce()
    }

    /// Seals what is there and lets go of the directory.
    public consuming func close() throws(JournalError) {
        keeper.stop()
        if let failure { throw .failed(failure) }
        if directory.storage.exists(directory.preparedPath) {
            try directory.storage.remove(directory.preparedPath)
        }
        let isEmpty = byteOffset == SegmentLayout.recordsOffset
        for files in try directory.segments() where files.isRaw {
            if files.number == segmentNumber && isEmpty {
                try directory.storage.remove(directory.rawPath(segmentNumber))
                try directory.storage.syncDirectory(directory.path)
            } else {
                try SegmentSealer.seal(
                    files.number, in: directory, level: settings.compressionLevel)
            }
        }
    }

    private mutating func appendGroup(
        _ records: UnsafeMutableRawBufferPointer
    ) throws(JournalError) {
        var pending = position
        var start = 0
        var offset = 0
        while offset < records.count {
            precondition(records.count - offset >= RecordCheck.byteCountMin, "half a record")
            // Bound: the line above.
            let header = unsafe records.loadUnaligned(
                fromByteOffset: offset, as: RecordHeader.self)
            let end = offset + Int(header.byteCount)
            precondition(
                header.isConsistent && Int(header.byteCount) >= RecordCheck.byteCountMin
                    && end <= records.count, "a record's counts")
            precondition(
                header.sequence == pending.sequence + 1 && header.time >= pending.time,
                "records out of order")
            if byteOffset + end - start > fileByteCount {
                try unsafe write(records, start..<offset, upTo: pending)
                start = offset
                try beginNextSegment(time: header.time)
            }
            let chainOffset = offset + header.chainOffset
            // Bound: the record lies within `records`, and its chain within it.
            let covered = unsafe UnsafeRawBufferPointer(
                rebasing: UnsafeRawBufferPointer(records)[offset..<chainOffset])
            pending = unsafe JournalPosition(
                sequence: header.sequence, time: header.time,
                chain: ChainHash(after: pending.chain, covering: covered))
            unsafe pending.chain.write(to: records, at: chainOffset)
            offset = end
        }
        try unsafe write(records, start..<offset, upTo: pending)
    }

    /// One write, and one sync where the durability asks for it.
    private mutating func write(
        _ records: UnsafeMutableRawBufferPointer, _ range: Range<Int>, upTo pending: JournalPosition
    ) throws(JournalError) {
        guard !range.isEmpty else { return }
        let isSynced = settings.durability == .synced
        if isSynced {
            let mark = DurableMark(
                segmentNumber: segmentNumber, byteOffset: byteOffset, sequence: position.sequence,
                time: position.time)
            unsafe mark.write(to: markBlock.bytes)
            try unsafe file.write(
                UnsafeRawBufferPointer(markBlock.bytes), at: SegmentLayout.markOffset)
        }
        // Bound: the caller's range lies within `records`.
        try unsafe file.write(UnsafeRawBufferPointer(rebasing: records[range]), at: byteOffset)
        if isSynced { try file.syncData() }
        byteOffset += range.count
        position = pending
    }

    private mutating func beginNextSegment(time: UInt64) throws(JournalError) {
        try keeper.takePrepared()
        let header = SegmentHeader(
            durability: settings.durability, number: segmentNumber + 1,
            firstSequence: position.sequence + 1, creationTime: time,
            byteCount: UInt64(settings.segmentByteCount),
            productVersion: Text16(settings.productVersion), journalID: journalID,
            configurationHash: settings.configurationHash, chain: position.chain)
        let path = try KeptSegment.begin(header, lastTime: position.time, in: directory)
        // Under `written` the sealing syncs the directory soon enough: the process has the file.
        if settings.durability == .synced { try directory.storage.syncDirectory(directory.path) }
        file = try directory.storage.open(path, flags: O_RDWR)
        segmentNumber += 1
        fileByteCount = settings.segmentByteCount
        byteOffset = SegmentLayout.recordsOffset
        keeper.seal(through: segmentNumber - 1)
        keeper.prepare()
    }
}
