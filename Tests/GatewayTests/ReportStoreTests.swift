import Testing
import Wire

@testable import Gateway

/// Old reports are found, and only those that are still there.
@Suite struct ReportStoreTests {
    private func keep(_ number: UInt64, _ session: UInt32, in store: inout ReportStore) {
        let frame = OrderMassActionReport(
            msgSeqNum: number, transactTime: 1, clOrdID: number, execID: 1,
            totalAffectedOrders: 0, rejectReason: .none, massActionResponse: .accepted
        ).frameBytes()
        unsafe frame.withUnsafeBytes { unsafe store.keep($0, sessionID: session) }
    }

    private func numbers(_ found: ReportStore.Found, in store: borrowing ReportStore) -> [UInt64] {
        guard case .held(let positions) = found else { return [] }
        var numbers: [UInt64] = []
        for position in positions {
            unsafe store.withFrame(at: position) { frame in
                numbers.append(unsafe frame.loadUnaligned(fromByteOffset: 14, as: UInt64.self))
            }
        }
        return numbers
    }

    @Test func everyStretchOfEverySessionIsFoundWhileItIsHeld() {
        var store = ReportStore(capacity: 1_000, sessionsMax: 4)
        var next: [UInt32: UInt64] = [1: 1, 2: 500, 3: 1]
        var held: [(UInt32, UInt64)] = []
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            let session = UInt32.random(in: 1...2, using: &random)
            let number = next[session, default: 1]
            keep(number, session, in: &store)
            next[session] = number + 1
            held.append((session, number))
        }
        let newest = held.suffix(1_000)
        for session in [1, 2] as [UInt32] {
            let own = newest.filter { $0.0 == session }.map(\.1)
            let last = next[session, default: 1] - 1
            for first in [own[0], own[own.count / 2], last - 300, last] where first >= own[0] {
                for count in [1, 2, 160, 10_000] {
                    let found = store.positions(
                        sessionID: session, from: first, countMax: count)
                    #expect(
                        numbers(found, in: store)
                            == Array(first...min(last, first + UInt64(count) - 1)))
                }
            }
            let before = store.positions(sessionID: session, from: own[0] - 1, countMax: 5)
            #expect(before == .noLongerHeld)
            let after = store.positions(sessionID: session, from: last + 1, countMax: 5)
            #expect(after == .outOfRange)
        }
        #expect(store.positions(sessionID: 3, from: 1, countMax: 1) == .noLongerHeld)
        #expect(store.positions(sessionID: 1, from: 0, countMax: 1) == .outOfRange)
        #expect(store.positions(sessionID: 1, from: .max, countMax: .max) == .outOfRange)
    }

    @Test func aSessionThatWasQuietForARoundHasNothing() {
        var store = ReportStore(capacity: 16, sessionsMax: 2)
        keep(1, 1, in: &store)
        for number in 1...15 as ClosedRange<UInt64> { keep(number, 2, in: &store) }
        #expect(numbers(store.positions(sessionID: 1, from: 1, countMax: 1), in: store) == [1])
        keep(16, 2, in: &store)
        #expect(store.positions(sessionID: 1, from: 1, countMax: 1) == .noLongerHeld)
        // Its next one begins anew, in the slot of its last.
        keep(2, 1, in: &store)
        #expect(numbers(store.positions(sessionID: 1, from: 2, countMax: 9), in: store) == [2])
        #expect(store.positions(sessionID: 1, from: 1, countMax: 1) == .noLongerHeld)
    }

    @Test func everyNumberedReportFitsASlot() {
        let lengths = [
            ExecutionReport.frameByteCount, OrderCancelReject.frameByteCount,
            OrderMassActionReport.frameByteCount, BusinessMessageReject.frameByteCount,
            SecurityDefinition.frameByteCount, PositionReport.frameByteCount,
            TradingState.frameByteCount,
        ]
        #expect(lengths.allSatisfy { $0 <= MemoryLayout<InlineArray<24, UInt64>>.size })
    }
}
