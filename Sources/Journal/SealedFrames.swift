// Reads a sealed segment at any place: the zstd seekable format (facebook/zstd,
// contrib/seekable_format/zstd_seekable_compression_format.md).
//
// Independent zstd frames; a skippable frame with a hash, so that no bit of the file is uncovered;
// a skippable frame with the seek table, in which the hash's frame stands last with no content:
//
//     u32 0x184D2A50, u32 32, SHA-256 of the file up to here
//     u32 0x184D2A5E, u32 byte count of what follows
//     for each frame: u32 compressed byte count, u32 decompressed byte count, u32 checksum
//     u32 count of frames, u8 0x80 (checksums are there), u32 0x8F92EAB1
//
// The checksum is the low half of XXH64 of the content, which is also what zstd itself writes as
// the last four bytes of a frame.
//
// Invariants: the table covers the file without gaps; every frame is as long as the table says. A
// look-up verifies the frames that it reads; `verifyFile` verifies every bit.
// Thread: one thread at a time.

import CZstd

enum SeekTable {
    static let skippableMagic: UInt32 = 0x184D_2A5E
    static let hashMagic: UInt32 = 0x184D_2A50
    /// Magic, length, hash.
    static let hashFrameByteCount = 8 + ChainHash.byteCount
    static let seekableMagic: UInt32 = 0x8F92_EAB1
    static let checksumFlag: UInt8 = 0x80
    static let entryByteCount = 12
    static let footerByteCount = 9
    /// Content of one frame: small enough for a quick look-up, large enough to compress well.
    static let frameByteCount = 256 << 10
    /// The largest segment in the smallest frames that a reader takes.
    static let frameCountMax = 1 << 16
}

/// A seek table as it stands in the file.
private struct SeekTableBytes: ~Copyable {
    let table: HeapBytes
    /// Where it begins in the file.
    let offset: Int
    /// Entries.
    let count: Int
}

struct SealedFrames: ~Copyable {
    private let name: String
    private let compressedOffsets: [Int]
    private let contentOffsets: [Int]
    private let checksums: [UInt32]
    private let compressed: HeapBytes
    private let content: HeapBytes
    private let decompressor: ZstdDecompressor
    private var cachedFrame = -1

    /// Bytes of the whole content.
    var byteCount: Int { contentOffsets[contentOffsets.count - 1] }

    /// Reads and checks the seek table.
    init(file: borrowing DiskFile, name: String) throws(JournalError) {
        func wrong(_ found: String, _ expected: String) -> JournalError {
            .corrupt(
                JournalPlace(file: name, byteOffset: 0), .sealedTable, found: found,
                expected: expected)
        }
        let read = try Self.readTable(file, wrong)
        let (tableOffset, count) = (read.offset, read.count)
        let table = read.table
        var compressedOffsets = [0]
        var contentOffsets = [0]
        var checksums: [UInt32] = []
        var compressedMax = 0
        // Bound of all loads below: `count` entries of 12 bytes stand behind the first 8.
        for index in 0..<count - 1 {
            let entry = 8 + index * SeekTable.entryByteCount
            let bytes = unsafe Int(
                table.bytes.loadUnaligned(fromByteOffset: entry, as: UInt32.self))
            let contentBytes = unsafe Int(
                table.bytes.loadUnaligned(fromByteOffset: entry + 4, as: UInt32.self))
            let sum = unsafe table.bytes.loadUnaligned(fromByteOffset: entry + 8, as: UInt32.self)
            let isFull = contentBytes == SeekTable.frameByteCount
            guard isFull || (index == count - 2 && (1..<SeekTable.frameByteCount) ~= contentBytes),
                bytes >= 4, bytes <= ZSTD_compressBound(SeekTable.frameByteCount)
            else { throw wrong("frame \(index) of \(bytes), \(contentBytes)", "whole frames") }
            compressedOffsets.append(compressedOffsets[index] + bytes)
            contentOffsets.append(contentOffsets[index] + contentBytes)
            checksums.append(sum)
            compressedMax = max(compressedMax, bytes)
        }
        let hashOffset = compressedOffsets[count - 1]
        let hashEntry = 8 + (count - 1) * SeekTable.entryByteCount
        let hashBytes = unsafe table.bytes.loadUnaligned(fromByteOffset: hashEntry, as: UInt32.self)
        let hashRest = unsafe table.bytes.loadUnaligned(
            fromByteOffset: hashEntry + 4, as: UInt64.self)
        guard Int(hashBytes) == SeekTable.hashFrameByteCount, hashRest == 0,
            hashOffset + SeekTable.hashFrameByteCount == tableOffset
        else { throw wrong("\(hashOffset) bytes of frames, \(hashBytes)", "\(tableOffset)") }
        let decompressor = try ZstdDecompressor(name: name)
        self.name = name
        self.compressedOffsets = compressedOffsets
        self.contentOffsets = contentOffsets
        self.checksums = checksums
        compressed = HeapBytes(byteCount: compressedMax)
        content = HeapBytes(byteCount: SeekTable.frameByteCount)
        self.decompressor = decompressor
    }

    /// Reads the table and checks what stands before and behind its entries.
    private static func readTable(
        _ file: borrowing DiskFile, _ wrong: (String, String) -> JournalError
    ) throws(JournalError) -> SeekTableBytes {
        let fileByteCount = try file.byteCount()
        let overhead = 8 + SeekTable.footerByteCount
        guard fileByteCount > overhead else {
            throw wrong("\(fileByteCount) bytes", "a seek table")
        }
        let footer = HeapBytes(byteCount: SeekTable.footerByteCount)
        _ = try unsafe file.read(into: footer.bytes, at: fileByteCount - SeekTable.footerByteCount)
        // Bound: 9 bytes.
        let count = unsafe Int(footer.bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
        let flags = unsafe footer.bytes[4]
        let magic = unsafe footer.bytes.loadUnaligned(fromByteOffset: 5, as: UInt32.self)
        guard magic == SeekTable.seekableMagic, flags == SeekTable.checksumFlag else {
            throw wrong("magic \(magic), flags \(flags)", "\(SeekTable.seekableMagic), 128")
        }
        let tableByteCount = count * SeekTable.entryByteCount + overhead
        guard (2...SeekTable.frameCountMax).contains(count), tableByteCount < fileByteCount else {
            throw wrong("\(count) frames", "2 to \(SeekTable.frameCountMax) that fit the file")
        }
        let table = HeapBytes(byteCount: tableByteCount)
        let offset = fileByteCount - tableByteCount
        _ = try unsafe file.read(into: table.bytes, at: offset)
        // Bound: the table is longer than 8 bytes.
        let skippable = unsafe table.bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
        let byteCount = unsafe table.bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
        guard skippable == SeekTable.skippableMagic, Int(byteCount) == tableByteCount - 8 else {
            throw wrong("a frame \(skippable) of \(byteCount) bytes", "a seek table")
        }
        return SeekTableBytes(table: table, offset: offset, count: count)
    }

    /// Verifies the hash of the whole file.
    func verifyFile(_ file: borrowing DiskFile) throws(JournalError) {
        let hashOffset = compressedOffsets[compressedOffsets.count - 1]
        let hash = try ChainHash(of: file, upTo: hashOffset)
        let frame = HeapBytes(byteCount: SeekTable.hashFrameByteCount)
        _ = try unsafe file.read(into: frame.bytes, at: hashOffset)
        // Bound: 40 bytes.
        let magic = unsafe frame.bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
        let byteCount = unsafe frame.bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
        let stored = unsafe ChainHash(UnsafeRawBufferPointer(rebasing: frame.bytes[8...]))
        guard magic == SeekTable.hashMagic, Int(byteCount) == ChainHash.byteCount, stored == hash
        else {
            throw .corrupt(
                JournalPlace(file: name, byteOffset: 0), .sealedHash, found: "\(stored)",
                expected: "\(hash)")
        }
    }

    /// Reads content until the buffer is full or the content ends.
    mutating func read(
        from file: borrowing DiskFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(JournalError) -> Int {
        var done = 0
        while done < buffer.count && offset + done < byteCount {
            let frame = (offset + done) / SeekTable.frameByteCount
            try load(frame, from: file)
            let start = offset + done - contentOffsets[frame]
            let count = min(buffer.count - done, contentOffsets[frame + 1] - offset - done)
            // Bound: start + count is within the frame's content, done + count within the buffer.
            let source = unsafe UnsafeRawBufferPointer(
                rebasing: content.bytes[start..<start + count])
            unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + count])
                .copyMemory(from: source)
            done += count
        }
        return done
    }

    private mutating func load(_ frame: Int, from file: borrowing DiskFile) throws(JournalError) {
        if frame == cachedFrame { return }
        cachedFrame = -1
        func wrong(_ found: String, _ expected: String) -> JournalError {
            .corrupt(
                JournalPlace(file: name, byteOffset: contentOffsets[frame]), .sealedFrame,
                found: found, expected: expected)
        }
        let byteCount = compressedOffsets[frame + 1] - compressedOffsets[frame]
        let contentByteCount = contentOffsets[frame + 1] - contentOffsets[frame]
        // Bound: `compressed` holds the longest frame.
        let bytes = unsafe UnsafeMutableRawBufferPointer(rebasing: compressed.bytes[..<byteCount])
        guard try unsafe file.read(into: bytes, at: compressedOffsets[frame]) == byteCount else {
            throw wrong("the end of the file", "\(byteCount) bytes")
        }
        // Bound: a frame is 4 bytes at least.
        let sum = unsafe bytes.loadUnaligned(fromByteOffset: byteCount - 4, as: UInt32.self)
        guard sum == checksums[frame] else { throw wrong("checksum \(sum)", "\(checksums[frame])") }
        guard unsafe ZSTD_findFrameCompressedSize(bytes.baseAddress, byteCount) == byteCount else {
            throw wrong("another length", "one frame of \(byteCount) bytes")
        }
        let result = unsafe ZSTD_decompressDCtx(
            decompressor.context, content.bytes.baseAddress, content.byteCount, bytes.baseAddress,
            byteCount)
        guard ZSTD_isError(result) == 0 else {
            throw unsafe wrong(String(cString: ZSTD_getErrorName(result)), "a zstd frame")
        }
        guard result == contentByteCount else {
            throw wrong("\(result) bytes", "\(contentByteCount)")
        }
        cachedFrame = frame
    }
}

/// Owns libzstd's context.
@safe struct ZstdDecompressor: ~Copyable {
    let context: OpaquePointer

    init(name: String) throws(JournalError) {
        guard let context = unsafe ZSTD_createDCtx() else {
            throw .disk(operation: "claim memory for", path: name, byteOffset: 0, errno: 12)
        }
        unsafe self.context = context
    }

    deinit { unsafe ZSTD_freeDCtx(context) }
}
