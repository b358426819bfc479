import LockFree
import Testing

@Suite struct LatencyProbeTests {
    @Test func tellsHowLongTheMarkedMessageWaits() {
        let probe = LatencyProbe()
        #expect(probe.isFree)
        #expect(probe.waited(takenPosition: 0, now: 50) == 0)
        probe.mark(24, now: 100)
        #expect(!probe.isFree)
        #expect(probe.waited(takenPosition: 16, now: 140) == 40)
        #expect(!probe.isFree, "it has not been taken yet")
        #expect(probe.waited(takenPosition: 24, now: 160) == 60)
        #expect(probe.isFree)
        #expect(probe.waited(takenPosition: 24, now: 200) == 0)
    }

    @Test func aClockThatStandsBehindGivesZero() {
        let probe = LatencyProbe()
        probe.mark(8, now: 100)
        #expect(probe.waited(takenPosition: 0, now: 99) == 0)
    }

    @Test func ringsCountTheirMessages() {
        let ring = InboundRing(capacity: 65_536)
        let bytes: [UInt8] = [1, 2, 3]
        for count in 1...3 {
            let pushed = unsafe bytes.withUnsafeBytes { unsafe ring.push(connection: 1, bytes: $0) }
            #expect(pushed)
            #expect(ring.messageCount == count)
        }
        ring.pop()
        #expect(ring.messageCount == 2)
    }
}
