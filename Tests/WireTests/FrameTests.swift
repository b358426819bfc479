import Testing
import Wire

@Suite struct FrameTests {
    private let order = NewOrderSingle(
        msgSeqNum: 7, clOrdID: 42, sendingTime: 1, price: 18_950_000_000,
        orderQty: 100_0000_0000, account: "MAIN", securityID: 3, side: .buy, ordType: .limit,
        timeInForce: .day)

    @Test func recordHeadersStandAsTheJournalLaysThemOut() {
        #expect(MemoryLayout<RecordHeader>.size == RecordHeader.size)
        #expect(MemoryLayout<EffectHeader>.size == EffectHeader.size)
    }

    @Test func aWrittenFrameReadsBackAsItWas() throws {
        let bytes = order.frameBytes()
        #expect(bytes.count == 14 + 74)
        #expect(try NewOrderSingle(frame: bytes) == order)
    }

    @Test func aBufferWithAnythingBesidesTheFrameIsRefused() {
        let bytes = order.frameBytes()
        #expect(throws: RejectReason.emptyMessage) { try NewOrderSingle(frame: []) }
        #expect(throws: RejectReason.unknownTemplate) { try OrderCancelRequest(frame: bytes) }
        #expect(throws: RejectReason.blockLength) { try NewOrderSingle(frame: bytes + [0]) }
        #expect(throws: RejectReason.frameTruncated) {
            try NewOrderSingle(frame: Array(bytes.dropLast()))
        }
    }

    @Test func everyPrefixOfAFrameIsTruncated() {
        let bytes = order.frameBytes()
        for count in 1..<bytes.count {
            #expect(
                steps(Array(bytes.prefix(count))) == [
                    .refused(.frameTruncated, byteOffset: 0, byteCount: 0, templateID: 0)
                ])
        }
    }

    @Test func framesOnBothSidesOfABadOneAreRead() {
        let good = order.frameBytes()
        var bad = good
        bad[10] ^= 0xFF
        let found = steps(good + bad + good + bad + good)
        let places = found.map { step -> Int in
            switch step {
            case .frame(let header): header.byteOffset
            case .refused(.schemaId, let offset, let count, 20): -offset * (count / 88)
            default: .min
            }
        }
        #expect(places == [0, -88, 176, -264, 352])
    }

    @Test func theReaderStaysAtTheEnd() {
        var reader = FrameReader()
        let bytes = order.frameBytes()
        _ = next(&reader, bytes)
        for _ in 0..<3 { #expect(next(&reader, bytes) == .end) }
        var empty = FrameReader()
        #expect(
            next(&empty, [])
                == .refused(.emptyMessage, byteOffset: 0, byteCount: 0, templateID: 0))
        for _ in 0..<3 { #expect(next(&empty, []) == .end) }
    }

    @Test func aJournalRecordsEncodingIsRefusedAndSteppedOver() {
        let record: [UInt8] = [0, 0, 0, 20, 0x50, 0x4A] + Array(repeating: 0, count: 14)
        let good = order.frameBytes()
        #expect(
            steps(record + good) == [
                .refused(.encodingType, byteOffset: 0, byteCount: 20, templateID: 0),
                .frame(FrameHeader(byteOffset: 20, byteCount: 88, templateID: 20)),
            ])
    }
}

/// The same numbers at every run: a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct FrameFuzzTests {
    /// What holds for every message whatever: the steps stand in order, inside it, and end.
    private func check(_ bytes: [UInt8], _ seed: UInt64) {
        var place = 0
        for step in steps(bytes) {
            switch step {
            case .frame(let header):
                #expect(header.byteOffset == place, "seed \(seed)")
                let descriptor = Catalogue.message(header.templateID)
                #expect(descriptor?.blockLength == header.byteCount - 14, "seed \(seed)")
                _ = descriptor?.defect(inFrame: bytes, at: place)
                place += header.byteCount
                #expect(place <= bytes.count, "seed \(seed)")
            case .refused(let reason, let offset, let count, _):
                #expect(offset == place && reason.isKnown && reason != .none, "seed \(seed)")
                place = count == 0 ? bytes.count + 1 : place + count
            case .end: Issue.record("an end among the steps, seed \(seed)")
            }
        }
        #expect(place >= bytes.count, "seed \(seed)")
    }

    @Test func randomBytesNeverTrapTheReader() {
        for seed in 0..<2_000 as Range<UInt64> {
            var random = SplitMix(state: seed)
            let count = Int.random(in: 0...400, using: &random)
            check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, seed)
        }
    }

    @Test func damagedBatchesNeverTrapTheReader() throws {
        let frames = try Vectors.all().map { try Vectors.bytes($0.valid[0].hex) }
        for seed in 0..<3_000 as Range<UInt64> {
            var random = SplitMix(state: seed)
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                bytes += frames[Int.random(in: 0..<frames.count, using: &random)]
            }
            for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 3))
                default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                }
            }
            check(bytes, seed)
        }
    }
}
