// Up to where each consumer has acknowledged, over restarts: one small file a consumer.
//
//     portcullis cursor 1
//     consumer = NAME
//     sequence = N
//     sha256 = 64 hexadecimal digits, of the three lines above
//
// Invariants: a cursor only grows. A file is there whole or not at all, and is believed only where
// its hash holds. A write may come a second after the acknowledgement that it is for: what is lost
// by a crash in between is sent again. In memory are the cursors of live subscriptions alone.
// Thread: the drop copy's; blocking I/O.

import Glibc
import Wire

/// Why a consumer's cursor cannot be used.
enum ConsumerCursorError: Error, CustomStringConvertible {
    case file(path: String, SmallFileError)
    case corrupt(path: String)
    case tooMany(Int)

    var description: String {
        switch self {
        case .file(let path, let error): "\(path): \(error)"
        case .corrupt(let path): "\(path) does not verify; remove it to begin anew"
        case .tooMany(let count): "\(count) consumers are known; remove files in consumers/"
        }
    }
}

struct ConsumerCursors {
    private struct Cursor {
        var sequence: UInt64
        var isDirty = false
        var lastWriteNs: UInt64 = 0
    }

    private static let suffix = ".cursor"
    private static let fileByteCountMax = 1_024

    private let directory: String
    private let countMax: Int
    private var cursors: [String: Cursor] = [:]

    init(directory: String, countMax: Int) {
        self.directory = directory
        self.countMax = countMax
    }

    /// Whether a name can be a consumer's: it becomes a file's.
    static func isName(_ name: Text32) -> Bool {
        name.isWellFormed && ConfigurationReader.isName("\(name)")
    }

    /// Takes a consumer's cursor up.
    ///
    /// - Returns: the last record that it acknowledged, 0 for none.
    mutating func open(_ name: String) throws(ConsumerCursorError) -> UInt64 {
        if let cursor = cursors[name] { return cursor.sequence }
        let path = path(name)
        let bytes: [UInt8]
        do throws(SmallFileError) {
            bytes = try SmallFile.read(path, byteCountMax: Self.fileByteCountMax)
        } catch {
            guard !SmallFile.exists(path) else { throw .file(path: path, error) }
            let count = fileCount
            guard count < countMax else { throw .tooMany(count) }
            cursors[name] = Cursor(sequence: 0)
            return 0
        }
        guard let sequence = Self.sequence(bytes, name: name) else { throw .corrupt(path: path) }
        cursors[name] = Cursor(sequence: sequence)
        return sequence
    }

    /// A consumer has dealt with everything up to a record.
    mutating func acknowledge(_ name: String, _ sequence: UInt64) {
        guard let known = cursors[name]?.sequence, sequence > known else { return }
        cursors[name]?.sequence = sequence
        cursors[name]?.isDirty = true
    }

    /// Writes a consumer's cursor where it changed and its last write is long enough ago.
    mutating func write(
        _ name: String, now: UInt64, intervalNs: UInt64
    ) throws(ConsumerCursorError) {
        guard let cursor = cursors[name], cursor.isDirty, now - cursor.lastWriteNs >= intervalNs
        else { return }
        let path = path(name)
        do throws(SmallFileError) {
            try SmallFile.makeDirectory(directory)
            try SmallFile.writeSecret(
                Array(Self.text(name, cursor.sequence).utf8), to: path, replacing: true)
        } catch { throw .file(path: path, error) }
        cursors[name]?.isDirty = false
        cursors[name]?.lastWriteNs = now
    }

    /// Writes a consumer's cursor and forgets it.
    mutating func close(_ name: String) throws(ConsumerCursorError) {
        defer { cursors[name] = nil }
        try write(name, now: .max, intervalNs: 0)
    }

    /// Drops a cursor that no subscription came to hold.
    mutating func forget(_ name: String) { cursors[name] = nil }

    /// Consumers that have a file.
    private var fileCount: Int {
        guard let listing = unsafe opendir(directory) else { return 0 }
        defer { unsafe closedir(listing) }
        var count = 0
        while let entry = unsafe readdir(listing) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(Self.suffix) { count += 1 }
        }
        return count
    }

    private func path(_ name: String) -> String { "\(directory)/\(name)\(Self.suffix)" }

    private static func text(_ name: String, _ sequence: UInt64) -> String {
        let lines = "portcullis cursor 1\nconsumer = \(name)\nsequence = \(sequence)\n"
        return lines + "sha256 = \(GatewayConfiguration.hash(of: Array(lines.utf8)))\n"
    }

    /// The sequence in a file's bytes; nil where they are not what was written for this name.
    private static func sequence(_ bytes: [UInt8], name: String) -> UInt64? {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.count == 4, lines[2].hasPrefix("sequence = "),
            let sequence = UInt64(lines[2].dropFirst("sequence = ".count)),
            Array(text(name, sequence).utf8) == bytes
        else { return nil }
        return sequence
    }
}
