// Looks for records on the simulated medium by itself: no word of the writer's is taken for it.
//
// It reads the raw segments in order, with no more knowledge than the layout: two blocks of 4096
// bytes, then records whose first word is their length.
//
// Thread: the world's.

import Wire

struct DurableWitness {
    private let disk: SimulatedDisk
    /// Whether what processes see is enough: under `written` only the process may die.
    private let looksAtMedium: Bool
    private var segment: UInt64 = 1
    private var byteOffset = 8_192
    private var sequence: UInt64 = 0
    /// The last words of the chains of records that were found and not yet carried out.
    private var found: [UInt64: UInt64] = [:]

    init(disk: SimulatedDisk, durability: Durability) {
        self.disk = disk
        looksAtMedium = durability == .synced
    }

    private static func path(_ segment: UInt64) -> String {
        let digits = String(segment)
        return SimulatedProcess.directory + "/" + String(repeating: "0", count: 8 - digits.count)
            + digits + ".pcj"
    }

    /// Begins again at the last raw segment: a restart may have cut what was there.
    mutating func restart() {
        found = [:]
        for path in disk.paths where path.hasSuffix(".pcj") {
            guard let number = UInt64(path.suffix(12).prefix(8)) else { continue }
            segment = number
        }
        byteOffset = 8_192
        sequence = 0
        guard let image = disk.image(Self.path(segment), durable: looksAtMedium),
            image.count >= byteOffset
        else { return }
        sequence = Self.word(image, at: 32) - 1
    }

    /// Checks that a record stands on the medium as it is being carried out.
    ///
    /// - Throws: `.durableBeforeSent`.
    mutating func check(
        _ header: RecordHeader, _ record: UnsafeRawBufferPointer
    ) throws(Violation) {
        look()
        guard let word = found[header.sequence] else {
            throw Violation(
                .durableBeforeSent, "record \(header.sequence) is not on the disk, and is sent")
        }
        guard unsafe word == Ledger.chainWord(header, record) else {
            throw Violation(
                .durableBeforeSent, "record \(header.sequence) stands otherwise on the disk")
        }
        found[header.sequence] = nil
    }

    /// Walks over what has come to the medium; before a segment may be sealed, too.
    mutating func look() {
        while let image = disk.image(Self.path(segment), durable: looksAtMedium) {
            while byteOffset + 40 <= image.count {
                let byteCount = Int(UInt32(truncatingIfNeeded: Self.word(image, at: byteOffset)))
                guard byteCount >= 64, byteOffset + byteCount <= image.count,
                    Self.word(image, at: byteOffset + 8) == sequence + 1
                else { break }
                sequence += 1
                byteOffset += byteCount
                found[sequence] = Self.word(image, at: byteOffset - 8)
            }
            guard disk.image(Self.path(segment + 1), durable: looksAtMedium) != nil else { return }
            segment += 1
            byteOffset = 8_192
        }
    }

    private static func word(_ image: [UInt8], at offset: Int) -> UInt64 {
        // Bound: every caller checked that eight bytes are there.
        unsafe image.withUnsafeBytes {
            unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        }
    }
}
