// The first block of a segment: what it is, and where in the journal it stands.
//
//        0  8 bytes  50 43 4A 53 45 47 0D 0A ("PCJSEG\r\n")
//        8  u16      format version, 1
//       10  u16      byte count of this block, 4096
//       12  u16      schema id
//       14  u16      schema version
//       16  u8       durability: 0 written, 1 synced
//       17  7 bytes  zero
//       24  u64      segment number, from 1
//       32  u64      sequence of the first record
//       40  u64      creation time, ns since the Unix epoch
//       48  u64      byte count of the raw segment
//       56  16 bytes product version, text padded with NUL
//       72  u64 u64  journal id: high, low
//       88  32 bytes configuration hash
//      120  32 bytes chain so far: that of the record before the first
//      152           zero
//     4064  32 bytes SHA-256 of the 4064 bytes before
//
// All little-endian. The block is a page of its own, so that no later write touches it; the block
// after it is the durable mark's, and the records begin at 8192.
// Thread: values; any thread.

import Wire

/// Where things stand in a segment.
enum SegmentLayout {
    static let headerByteCount = 4_096
    static let markOffset = 4_096
    static let markByteCount = 4_096
    static let recordsOffset = 8_192
    static let formatVersion: UInt16 = 1
    /// "PCJSEG\r\n" as a little-endian word.
    static let magic: UInt64 = 0x0A0D_4745_534A_4350
    static let headerHashOffset = headerByteCount - ChainHash.byteCount
    static let zeroOffset = 152
}

public struct SegmentHeader: Sendable, Equatable {
    public var durability: Durability
    public var number: UInt64
    public var firstSequence: UInt64
    /// Ns since the Unix epoch.
    public var creationTime: UInt64
    public var byteCount: UInt64
    public var productVersion: Text16
    public var journalID: JournalID
    public var configurationHash: ChainHash
    /// The chain of the record before the first.
    public var chain: ChainHash

    /// Writes the whole block, its hash included.
    func write(to block: UnsafeMutableRawBufferPointer) {
        precondition(block.count >= SegmentLayout.headerByteCount, "no room for the header")
        // Bound of every store below: the line above.
        unsafe block.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe block.storeBytes(of: SegmentLayout.magic, toByteOffset: 0, as: UInt64.self)
        unsafe block.storeBytes(of: SegmentLayout.formatVersion, toByteOffset: 8, as: UInt16.self)
        unsafe block.storeBytes(
            of: UInt16(SegmentLayout.headerByteCount), toByteOffset: 10, as: UInt16.self)
        unsafe block.storeBytes(of: Schema.id, toByteOffset: 12, as: UInt16.self)
        unsafe block.storeBytes(of: Schema.version, toByteOffset: 14, as: UInt16.self)
        unsafe block.storeBytes(of: durability.rawValue, toByteOffset: 16, as: UInt8.self)
        unsafe block.storeBytes(of: number, toByteOffset: 24, as: UInt64.self)
        unsafe block.storeBytes(of: firstSequence, toByteOffset: 32, as: UInt64.self)
        unsafe block.storeBytes(of: creationTime, toByteOffset: 40, as: UInt64.self)
        unsafe block.storeBytes(of: byteCount, toByteOffset: 48, as: UInt64.self)
        unsafe block.storeBytes(of: productVersion, toByteOffset: 56, as: Text16.self)
        unsafe block.storeBytes(of: journalID.high, toByteOffset: 72, as: UInt64.self)
        unsafe block.storeBytes(of: journalID.low, toByteOffset: 80, as: UInt64.self)
        unsafe configurationHash.write(to: block, at: 88)
        unsafe chain.write(to: block, at: 120)
        let covered = unsafe UnsafeRawBufferPointer(
            rebasing: block[..<SegmentLayout.headerHashOffset])
        unsafe ChainHash(of: covered).write(to: block, at: SegmentLayout.headerHashOffset)
    }

    /// Reads and verifies a block.
    ///
    /// - Throws: `.corrupt` with the place of the first thing that is wrong.
    init(reading block: UnsafeRawBufferPointer, file: String) throws(JournalError) {
        func wrong(
            _ fault: JournalFault, at offset: Int, _ found: String, _ expected: String
        ) -> JournalError {
            .corrupt(JournalPlace(file: file, byteOffset: offset), fault, found: found,
                expected: expected)
        }
        guard block.count >= SegmentLayout.headerByteCount else {
            throw wrong(.magic, at: 0, "\(block.count) bytes", "a block of 4096 bytes")
        }
        // Bound of every load below: the line above.
        let magic = unsafe block.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        guard magic == SegmentLayout.magic else {
            throw wrong(.magic, at: 0, "\(magic)", "\(SegmentLayout.magic)")
        }
        let version = unsafe block.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
        let covered = unsafe UnsafeRawBufferPointer(
            rebasing: block[..<SegmentLayout.headerHashOffset])
        let hash = unsafe ChainHash(of: covered)
        let stored = unsafe ChainHash(
            UnsafeRawBufferPointer(rebasing: block[SegmentLayout.headerHashOffset...]))
        guard hash == stored else {
            throw wrong(.headerHash, at: SegmentLayout.headerHashOffset, "\(stored)", "\(hash)")
        }
        guard version == SegmentLayout.formatVersion else {
            throw wrong(.formatVersion, at: 8, "\(version)", "\(SegmentLayout.formatVersion)")
        }
        let schemaID = unsafe block.loadUnaligned(fromByteOffset: 12, as: UInt16.self)
        let schemaVersion = unsafe block.loadUnaligned(fromByteOffset: 14, as: UInt16.self)
        guard schemaID == Schema.id, schemaVersion == Schema.version else {
            throw wrong(
                .schema, at: 12, "\(schemaID) version \(schemaVersion)",
                "\(Schema.id) version \(Schema.version)")
        }
        durability = unsafe Durability(
            rawValue: block.loadUnaligned(fromByteOffset: 16, as: UInt8.self))
        number = unsafe block.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        firstSequence = unsafe block.loadUnaligned(fromByteOffset: 32, as: UInt64.self)
        creationTime = unsafe block.loadUnaligned(fromByteOffset: 40, as: UInt64.self)
        byteCount = unsafe block.loadUnaligned(fromByteOffset: 48, as: UInt64.self)
        productVersion = unsafe block.loadUnaligned(fromByteOffset: 56, as: Text16.self)
        journalID = unsafe JournalID(
            high: block.loadUnaligned(fromByteOffset: 72, as: UInt64.self),
            low: block.loadUnaligned(fromByteOffset: 80, as: UInt64.self))
        configurationHash = unsafe ChainHash(UnsafeRawBufferPointer(rebasing: block[88..<120]))
        chain = unsafe ChainHash(UnsafeRawBufferPointer(rebasing: block[120..<152]))
        guard durability.isKnown else {
            throw wrong(.headerField, at: 16, "\(durability)", "written or synced")
        }
        let sizes = JournalSettings.segmentByteCountMin...JournalSettings.segmentByteCountMax
        guard let size = Int(exactly: byteCount), sizes.contains(size) else {
            throw wrong(.headerField, at: 48, "\(byteCount) bytes", "\(sizes)")
        }
        guard number > 0, firstSequence > 0, number < .max, firstSequence < .max else {
            throw wrong(.headerField, at: 24, "\(number), \(firstSequence)", "from 1")
        }
        let blockByteCount = unsafe block.loadUnaligned(fromByteOffset: 10, as: UInt16.self)
        let zeros = unsafe UnsafeRawBufferPointer(
            rebasing: block[SegmentLayout.zeroOffset..<SegmentLayout.headerHashOffset])
        guard blockByteCount == 4_096, unsafe zeros.isZero,
            unsafe block[17..<24].allSatisfy({ $0 == 0 })
        else { throw wrong(.headerField, at: 10, "a reserved field in use", "zeros") }
    }

    init(
        durability: Durability, number: UInt64, firstSequence: UInt64, creationTime: UInt64,
        byteCount: UInt64, productVersion: Text16, journalID: JournalID,
        configurationHash: ChainHash, chain: ChainHash
    ) {
        self.durability = durability
        self.number = number
        self.firstSequence = firstSequence
        self.creationTime = creationTime
        self.byteCount = byteCount
        self.productVersion = productVersion
        self.journalID = journalID
        self.configurationHash = configurationHash
        self.chain = chain
    }
}

extension UnsafeRawBufferPointer {
    /// Whether every byte is 0.
    var isZero: Bool { unsafe firstNonZero == nil }

    /// The place of the first byte that is not 0.
    var firstNonZero: Int? {
        var offset = 0
        // Bound: 8 bytes are left.
        while offset + 8 <= count {
            if unsafe loadUnaligned(fromByteOffset: offset, as: UInt64.self) != 0 { break }
            offset += 8
        }
        while offset < count {
            if unsafe self[offset] != 0 { return offset }
            offset += 1
        }
        return nil
    }

    /// The place of the last byte that is not 0.
    var lastNonZero: Int? {
        var end = count
        // Bound: 8 bytes are left.
        while end >= 8 {
            if unsafe loadUnaligned(fromByteOffset: end - 8, as: UInt64.self) != 0 { break }
            end -= 8
        }
        while end > 0 {
            if unsafe self[end - 1] != 0 { return end - 1 }
            end -= 1
        }
        return nil
    }
}
