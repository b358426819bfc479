// Seals a closed segment: verified, compressed, read back, renamed, and only then removed as raw.
//
//     1 the raw segment is verified to its last byte, and its mark moved to its end; synced
//     2 00000001.pcj.zst.tmp is written: frames, seek table; synced
//     3 it is read back and compared with the raw segment byte for byte
//     4 it is renamed to 00000001.pcj.zst; the directory is synced
//     5 00000001.pcj is removed; the directory is synced
//
// Invariants: at every instruction a verified copy of the segment is on the disk under one of its
// two names; after a crash the file of step 2 is removed, and two names are compared again.
// Thread: the segment keeper's, or the one that closes the journal; one at a time.

import CZstd
import Glibc

enum SegmentSealer {
    /// Seals one raw segment that nobody writes any more.
    static func seal(
        _ number: UInt64, in directory: JournalDirectory, level: Int32
    ) throws(JournalError) {
        let rawPath = directory.rawPath(number)
        let end = try finishRaw(number, in: directory)
        let temporary = directory.sealingPath(number)
        try compress(
            rawPath, byteCount: end, to: temporary, level: level, on: directory.storage)
        try compare(
            sealed: temporary, with: rawPath, byteCount: end, on: directory.storage)
        try directory.storage.rename(temporary, to: directory.sealedPath(number))
        try directory.storage.syncDirectory(directory.path)
        try directory.storage.remove(rawPath)
        try directory.storage.syncDirectory(directory.path)
    }

    /// After a crash between steps 4 and 5: verifies the sealed file against the raw one, then
    /// removes the raw one.
    static func finishInterrupted(
        _ number: UInt64, in directory: JournalDirectory
    ) throws(JournalError) {
        let end = try finishRaw(number, in: directory)
        try compare(
            sealed: directory.sealedPath(number), with: directory.rawPath(number),
            byteCount: end, on: directory.storage)
        try directory.storage.remove(directory.rawPath(number))
        try directory.storage.syncDirectory(directory.path)
    }

    /// Verifies a closed raw segment and moves its mark to its end.
    ///
    /// - Returns: where the last record ends.
    private static func finishRaw(
        _ number: UInt64, in directory: JournalDirectory
    ) throws(JournalError) -> Int {
        var walker = try SegmentWalker.open(
            SegmentSource.raw(directory.rawPath(number), on: directory.storage), number: number,
            lastTime: 0)
        walk: while true {
            switch try walker.next() {
            case .record: continue
            case .end: break walk
            case .bad(let fault): throw walker.error(fault)
            }
        }
        try walker.checkClosedEnd()
        let file = try directory.storage.open(directory.rawPath(number), flags: O_RDWR)
        try walker.moveMark(through: file)
        return walker.byteOffset
    }

    private static func compress(
        _ rawPath: String, byteCount: Int, to path: String, level: Int32,
        on storage: JournalStorage
    ) throws(JournalError) {
        let raw = try storage.open(rawPath, flags: O_RDONLY)
        let output = try storage.open(path, flags: O_RDWR | O_CREAT | O_TRUNC)
        let compressor = try ZstdCompressor(level: level, name: path)
        let content = HeapBytes(byteCount: SeekTable.frameByteCount)
        let frame = HeapBytes(byteCount: ZSTD_compressBound(SeekTable.frameByteCount))
        let frameCount = (byteCount + SeekTable.frameByteCount - 1) / SeekTable.frameByteCount
        let table = HeapBytes(
            byteCount: 8 + (frameCount + 1) * SeekTable.entryByteCount + SeekTable.footerByteCount)
        var written = 0
        for index in 0..<frameCount {
            let start = index * SeekTable.frameByteCount
            let count = min(SeekTable.frameByteCount, byteCount - start)
            // Bound: count is at most the buffer's.
            let piece = unsafe UnsafeMutableRawBufferPointer(rebasing: content.bytes[..<count])
            guard try unsafe raw.read(into: piece, at: start) == count else {
                throw .disk(operation: "read", path: rawPath, byteOffset: start, errno: EIO)
            }
            let size = unsafe ZSTD_compress2(
                compressor.context, frame.bytes.baseAddress, frame.byteCount, piece.baseAddress,
                count)
            guard ZSTD_isError(size) == 0, size >= 4 else {
                throw .disk(operation: "compress", path: rawPath, byteOffset: start, errno: EIO)
            }
            // Bound: zstd wrote `size` bytes, the last four of which are the checksum.
            try unsafe output.write(
                UnsafeRawBufferPointer(rebasing: frame.bytes[..<size]), at: written)
            let checksum = unsafe frame.bytes.loadUnaligned(
                fromByteOffset: size - 4, as: UInt32.self)
            let entry = 8 + index * SeekTable.entryByteCount
            // Bound: the table has an entry for every frame.
            unsafe table.bytes.storeBytes(of: UInt32(size), toByteOffset: entry, as: UInt32.self)
            unsafe table.bytes.storeBytes(
                of: UInt32(count), toByteOffset: entry + 4, as: UInt32.self)
            unsafe table.bytes.storeBytes(of: checksum, toByteOffset: entry + 8, as: UInt32.self)
            written += size
        }
        try appendHash(to: output, at: written)
        written += SeekTable.hashFrameByteCount
        unsafe table.bytes.storeBytes(
            of: UInt32(SeekTable.hashFrameByteCount),
            toByteOffset: 8 + frameCount * SeekTable.entryByteCount, as: UInt32.self)
        unsafe finish(table.bytes, frameCount: frameCount + 1)
        try unsafe output.write(UnsafeRawBufferPointer(table.bytes), at: written)
        try output.syncAll()
    }

    /// A frame that zstd skips, with the hash of everything before it.
    private static func appendHash(
        to output: borrowing DiskFile, at offset: Int
    ) throws(JournalError) {
        let frame = HeapBytes(byteCount: SeekTable.hashFrameByteCount)
        // Bound: 40 bytes.
        unsafe frame.bytes.storeBytes(of: SeekTable.hashMagic, toByteOffset: 0, as: UInt32.self)
        unsafe frame.bytes.storeBytes(
            of: UInt32(ChainHash.byteCount), toByteOffset: 4, as: UInt32.self)
        try unsafe ChainHash(of: output, upTo: offset).write(to: frame.bytes, at: 8)
        try unsafe output.write(UnsafeRawBufferPointer(frame.bytes), at: offset)
    }

    /// Writes what stands before and behind the entries of a seek table.
    private static func finish(_ table: UnsafeMutableRawBufferPointer, frameCount: Int) {
        // Bound: 8 bytes before the entries, 9 behind them.
        unsafe table.storeBytes(of: SeekTable.skippableMagic, toByteOffset: 0, as: UInt32.self)
        unsafe table.storeBytes(of: UInt32(table.count - 8), toByteOffset: 4, as: UInt32.self)
        let footer = table.count - SeekTable.footerByteCount
        unsafe table.storeBytes(of: UInt32(frameCount), toByteOffset: footer, as: UInt32.self)
        unsafe table.storeBytes(
            of: SeekTable.checksumFlag, toByteOffset: footer + 4, as: UInt8.self)
        unsafe table.storeBytes(
            of: SeekTable.seekableMagic, toByteOffset: footer + 5, as: UInt32.self)
    }

    private static func compare(
        sealed path: String, with rawPath: String, byteCount: Int, on storage: JournalStorage
    ) throws(JournalError) {
        var sealed = try SegmentSource.sealed(path, on: storage)
        try sealed.verifyFile()
        let raw = try storage.open(rawPath, flags: O_RDONLY)
        func differs(at offset: Int, _ found: String, _ expected: String) -> JournalError {
            .corrupt(
                JournalPlace(file: path, byteOffset: offset), .sealedDiffers, found: found,
                expected: expected)
        }
        let sealedByteCount = try sealed.byteCount()
        guard sealedByteCount == byteCount else {
            throw differs(at: 0, "\(sealedByteCount) bytes", "\(byteCount) bytes")
        }
        let left = HeapBytes(byteCount: SeekTable.frameByteCount)
        let right = HeapBytes(byteCount: SeekTable.frameByteCount)
        var offset = 0
        while offset < byteCount {
            let count = min(left.byteCount, byteCount - offset)
            // Bound: count is at most either buffer's.
            let leftBytes = unsafe UnsafeMutableRawBufferPointer(rebasing: left.bytes[..<count])
            let rightBytes = unsafe UnsafeMutableRawBufferPointer(rebasing: right.bytes[..<count])
            let leftCount = try unsafe sealed.read(into: leftBytes, at: offset)
            let rightCount = try unsafe raw.read(into: rightBytes, at: offset)
            guard leftCount == count, rightCount == count,
                let leftStart = leftBytes.baseAddress,
                let rightStart = rightBytes.baseAddress,
                unsafe memcmp(leftStart, rightStart, count) == 0
            else { throw differs(at: offset, "other bytes", "those of \(rawPath)") }
            offset += count
        }
    }
}

extension SegmentWalker {
    /// Makes a raw segment durable as it stands, and says so in its mark.
    ///
    /// - Parameter file: the segment, open for writing.
    func moveMark(through file: borrowing DiskFile) throws(JournalError) {
        try file.syncData()
        guard mark.byteOffset != byteOffset else { return }
        let mark = DurableMark(
            segmentNumber: header.number, byteOffset: byteOffset, sequence: position.sequence,
            time: position.time)
        let block = HeapBytes(byteCount: SegmentLayout.markByteCount)
        unsafe mark.write(to: block.bytes)
        try unsafe file.write(UnsafeRawBufferPointer(block.bytes), at: SegmentLayout.markOffset)
        try file.syncData()
    }
}

/// Owns libzstd's context.
@safe struct ZstdCompressor: ~Copyable {
    let context: OpaquePointer

    init(level: Int32, name: String) throws(JournalError) {
        guard let context = unsafe ZSTD_createCCtx() else {
            throw .disk(operation: "claim memory for", path: name, byteOffset: 0, errno: ENOMEM)
        }
        let results = unsafe [
            ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level),
            ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1),
        ]
        precondition(results.allSatisfy { ZSTD_isError($0) == 0 }, "zstd refuses its parameters")
        unsafe self.context = context
    }

    deinit { unsafe ZSTD_freeCCtx(context) }
}
