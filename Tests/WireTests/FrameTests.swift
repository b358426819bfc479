import Testing
import Wire

@Suite struct FrameTests {
    @Test func everyFieldStandsWhereTheSchemaSays() {
        // One type for each shape of layout; the vectors cover every field of every message.
        #expect(MemoryLayout<NewOrderSingle>.size == NewOrderSingle.blockLength)
        #expect(MemoryLayout<ExecutionReport>.size == ExecutionReport.blockLength)
        #expect(MemoryLayout<RecordHeader>.size == RecordHeader.size)
        #expect(MemoryLayout<EffectHeader>.size == EffectHeader.size)
    }

    @Test func aWrittenFrameReadsBackAsItWas() throws {
        let order = NewOrderSingle(
            msgSeqNum: 7, clOrdID: 42, sendingTime: 1, price: 18_950_000_000,
            orderQty: 100_0000_0000, account: "MAIN", securityID: 3, side: .buy, ordType: .limit,
            timeInForce: .day)
        let bytes = order.frameBytes()
        #expect(bytes.count == 14 + 74)
        #expect(try NewOrderSingle(frame: bytes) == order)
    }
}
