// A SHA-256 value: the chain of a record, the hash of a header, of a configuration.
//
// Invariants: the four words hold the 32 bytes in the order in which they stand on disk.
// Thread: values; any thread.

import Crypto
import Wire

public struct ChainHash: BitwiseCopyable, Sendable, Hashable, CustomStringConvertible {
    private let word0: UInt64
    private let word1: UInt64
    private let word2: UInt64
    private let word3: UInt64

    public static var byteCount: Int { 32 }
    public static let zero = ChainHash()

    private init() {
        word0 = 0
        word1 = 0
        word2 = 0
        word3 = 0
    }

    /// Takes the first 32 of the given bytes.
    public init(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count >= Self.byteCount, "a hash is 32 bytes")
        // Bound: the line above.
        self = unsafe bytes.loadUnaligned(fromByteOffset: 0, as: ChainHash.self)
    }

    /// Reads 64 hexadecimal digits; nil for anything else.
    public init?(hexadecimal: some StringProtocol) {
        let digits = hexadecimal.utf8.compactMap { UInt8(ascii: $0) }
        guard digits.count == 64, hexadecimal.utf8.count == 64 else { return nil }
        let bytes = (0..<32).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] }
        self = unsafe bytes.withUnsafeBytes { unsafe ChainHash($0) }
    }

    /// SHA-256 of some bytes.
    public init(of bytes: UnsafeRawBufferPointer) {
        var hash = SHA256()
        unsafe hash.update(bufferPointer: bytes)
        self = unsafe hash.finalize().withUnsafeBytes { unsafe ChainHash($0) }
    }

    /// SHA-256 of some bytes.
    public init(of bytes: [UInt8]) {
        self = unsafe bytes.withUnsafeBytes { unsafe ChainHash(of: $0) }
    }

    /// SHA-256 of the first bytes of a file.
    init(of file: borrowing DiskFile, upTo end: Int) throws(JournalError) {
        var hash = SHA256()
        let buffer = HeapBytes(byteCount: 1 << 18)
        var offset = 0
        while offset < end {
            let room = min(buffer.byteCount, end - offset)
            // Bound: room is at most the buffer's.
            let piece = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<room])
            let count = try unsafe file.read(into: piece, at: offset)
            unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece[..<count]))
            if count < room { break }
            offset += count
        }
        self = unsafe hash.finalize().withUnsafeBytes { unsafe ChainHash($0) }
    }

    /// The chain of a record: SHA-256(previous chain ‖ all of the record before its chain).
    @inline(__always)
    init(after previous: ChainHash, covering bytes: UnsafeRawBufferPointer) {
        var hash = SHA256()
        unsafe withUnsafeBytes(of: previous) { unsafe hash.update(bufferPointer: $0) }
        unsafe hash.update(bufferPointer: bytes)
        self = unsafe hash.finalize().withUnsafeBytes { unsafe ChainHash($0) }
    }

    func write(to buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
        precondition(offset >= 0 && offset + Self.byteCount <= buffer.count, "no room for a hash")
        // Bound: the line above.
        unsafe buffer.storeBytes(of: self, toByteOffset: offset, as: ChainHash.self)
    }

    /// The 32 bytes as lower-case hexadecimal.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        unsafe withUnsafeBytes(of: self) { bytes in
            for unsafe byte in unsafe bytes {
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension UInt8 {
    /// The value of one hexadecimal digit.
    fileprivate init?(ascii digit: UInt8) {
        switch digit {
        case 0x30...0x39: self = digit - 0x30
        case 0x61...0x66: self = digit - 0x61 + 10
        case 0x41...0x46: self = digit - 0x41 + 10
        default: return nil
        }
    }
}
