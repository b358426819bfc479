// The files of a journal's directory.
//
//     00000001.pcj.zst  a sealed segment
//     00000002.pcj      a raw segment
//     next.tmp          the next segment, made ready in the background
//     00000001.pcj.zst.tmp  a segment that is being sealed
//     cut-1.bin         what a recovery cut off
//     journal.lock      held by the gateway
//
// Thread: values; any thread.

/// The files of one segment.
struct SegmentFiles: Sendable, Equatable {
    let number: UInt64
    var isRaw: Bool
    var isSealed: Bool
}

struct JournalDirectory: Sendable {
    let path: String
    let storage: JournalStorage

    init(_ path: String, on storage: JournalStorage = .machine) {
        self.storage = storage
        var path = path
        while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    var lockPath: String { "\(path)/journal.lock" }
    var preparedPath: String { "\(path)/next.tmp" }

    static func rawName(_ number: UInt64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".pcj"
    }
    static func sealedName(_ number: UInt64) -> String { rawName(number) + ".zst" }

    func rawPath(_ number: UInt64) -> String { "\(path)/\(Self.rawName(number))" }
    func sealedPath(_ number: UInt64) -> String { "\(path)/\(Self.sealedName(number))" }
    func sealingPath(_ number: UInt64) -> String { sealedPath(number) + ".tmp" }

    /// The first name of the form cut-n.bin that is free.
    func freeCutPath() -> String {
        var number = 1
        while storage.exists("\(path)/cut-\(number).bin") { number += 1 }
        return "\(path)/cut-\(number).bin"
    }

    /// Leftovers of work that a crash interrupted.
    func temporaryNames() throws(JournalError) -> [String] {
        try storage.names(in: path).filter { $0 == "next.tmp" || $0.hasSuffix(".pcj.zst.tmp") }
            .sorted()
    }

    /// The segments of a journal that a gateway may be writing.
    ///
    /// A segment may change its name while the names are read; so a gap is looked at again.
    func liveSegments() throws(JournalError) -> [SegmentFiles] {
        for _ in 0..<3 {
            do {
                return try segments()
            } catch .corrupt(_, .missingSegment, _, _) {
                continue
            }
        }
        return try segments()
    }

    /// The segments in order, without gaps from 1.
    ///
    /// - Throws: `.missingSegment`, or `.strangeFile` for a name that looks like a segment's.
    func segments() throws(JournalError) -> [SegmentFiles] {
        var found: [UInt64: SegmentFiles] = [:]
        for name in try storage.names(in: path) {
            let isRaw = name.hasSuffix(".pcj")
            guard isRaw || name.hasSuffix(".pcj.zst") else { continue }
            let stem = name.dropLast(isRaw ? 4 : 8)
            guard let number = UInt64(stem), number > 0, number < .max,
                name == (isRaw ? Self.rawName(number) : Self.sealedName(number))
            else {
                throw .corrupt(
                    JournalPlace(file: "\(path)/\(name)", byteOffset: 0), .strangeFile, found: name,
                    expected: "a name like \(Self.rawName(1))")
            }
            var files = found[number] ?? SegmentFiles(number: number, isRaw: false, isSealed: false)
            if isRaw { files.isRaw = true } else { files.isSealed = true }
            found[number] = files
        }
        let segments = found.values.sorted { $0.number < $1.number }
        for (index, segment) in segments.enumerated() where segment.number != UInt64(index) + 1 {
            throw .corrupt(
                JournalPlace(file: rawPath(UInt64(index) + 1), byteOffset: 0), .missingSegment,
                found: Self.rawName(segment.number), expected: Self.rawName(UInt64(index) + 1))
        }
        return segments
    }
}
