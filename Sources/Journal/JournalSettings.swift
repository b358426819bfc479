// How a journal is written.
//
// Thread: values; any thread.

import Wire

public struct JournalSettings: Sendable, Equatable {
    /// When a record counts as kept; stands in every segment's header.
    public var durability: Durability
    /// Bytes of one raw segment, header included.
    public var segmentByteCount: Int
    /// SHA-256 of the configuration that the gateway runs with.
    public var configurationHash: ChainHash
    /// At most 16 bytes.
    public var productVersion: String
    /// zstd's, for sealed segments.
    public var compressionLevel: Int32
    /// Which journal this is, used where a new one begins; nil for a random one.
    public var journalID: JournalID?

    public static let segmentByteCountDefault = 64 << 20
    /// Room for the two blocks at the start and the longest record.
    public static let segmentByteCountMin = 128 << 10
    public static let segmentByteCountMax = 1 << 30

    public init(
        durability: Durability = .synced,
        segmentByteCount: Int = segmentByteCountDefault,
        configurationHash: ChainHash = .zero,
        productVersion: String = "",
        compressionLevel: Int32 = 3,
        journalID: JournalID? = nil
    ) {
        self.durability = durability
        self.segmentByteCount = segmentByteCount
        self.configurationHash = configurationHash
        self.productVersion = productVersion
        self.compressionLevel = compressionLevel
        self.journalID = journalID
    }

    func check() throws(JournalError) {
        guard durability.isKnown else {
            throw .setting(
                name: "durability", value: "\(durability)", allowed: "written or synced")
        }
        guard segmentByteCount >= Self.segmentByteCountMin,
            segmentByteCount <= Self.segmentByteCountMax, segmentByteCount % 4_096 == 0
        else {
            throw .setting(
                name: "segmentByteCount", value: "\(segmentByteCount)",
                allowed: "a multiple of 4096 from \(Self.segmentByteCountMin) to "
                    + "\(Self.segmentByteCountMax)")
        }
        guard Text16(exactly: productVersion) != nil else {
            throw .setting(
                name: "productVersion", value: productVersion, allowed: "at most 16 bytes of text")
        }
        guard (1...19).contains(compressionLevel) else {
            throw .setting(
                name: "compressionLevel", value: "\(compressionLevel)", allowed: "1 to 19")
        }
    }
}

/// Tells one journal from every other.
public struct JournalID: BitwiseCopyable, Sendable, Hashable, CustomStringConvertible {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    static func random() -> JournalID {
        var generator = SystemRandomNumberGenerator()
        return JournalID(high: generator.next(), low: generator.next())
    }

    public var description: String {
        func digits(_ word: UInt64) -> String {
            let text = String(word, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        return digits(high) + digits(low)
    }

    /// The chain before the first record: SHA-256 of the id, so no two journals share a chain.
    var genesis: ChainHash {
        ChainHash(of: Array("Portcullis journal \(description)".utf8))
    }
}
