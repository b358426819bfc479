import Foundation
import PortcullisClient
import Testing
import Wire

@testable import portcullis

@Suite struct LoadtestPartsTests {
    private let header = LoadtestFlow.header + "\n"

    @Test func readsARecordedFlow() throws {
        let flow = try LoadtestFlow(
            text: header + """
                1,clear,,,,
                2,add,buy,4797.50,6,641
                3,fill,sell,4797.25,1,641
                4,modify,buy,4797.25,5,641
                5,cancel,buy,4797.25,5,641
                6,add,sell,4800,1,642

                """, path: "f")
        #expect(flow.orderCount == 2)
        #expect(flow.firstPrice == 479_725_000_000)
        #expect(flow.rows.map(\.action) == [.add, .trade, .modify, .cancel, .add])
        #expect(flow.rows[0].price == 479_750_000_000)
        #expect(flow.rows[0].size == 600_000_000)
        #expect(flow.rows[4].order == 1)
    }

    @Test(arguments: [
        ("x\n", 1), ("1,add,buy,1,1\n", 2), ("1,grow,buy,1,1,5\n", 2),
        ("1,add,both,1,1,5\n", 2), ("1,add,buy,one,1,5\n", 2), ("1,add,buy,1,0,5\n", 2),
        ("1,add,buy,1,1,5\n1,add,buy,1,1,\n", 3),
    ])
    func refusesABadRowWithItsLine(text: String, line: Int) {
        let whole = text == "x\n" ? text : header + text
        do {
            _ = try LoadtestFlow(text: whole, path: "f")
            Issue.record("'\(text)' was taken")
        } catch {
            #expect("\(error)".hasPrefix("f:\(line): "), "\(error)")
        }
    }

    @Test func refusesAFlowWithoutOrdersAndABrokenPackedOne() throws {
        #expect(throws: LoadtestFlowError.self) { try LoadtestFlow(text: header, path: "f") }
        let path = "/tmp/pcl-\(UInt64.random(in: 0..<UInt64.max)).csv.zst"
        defer { try? FileManager.default.removeItem(atPath: path) }
        // A frame header and half a block.
        try Data([0x28, 0xB5, 0x2F, 0xFD, 0x24, 0x20]).write(to: URL(fileURLWithPath: path))
        #expect(throws: LoadtestFlowError.self) { try LoadtestFlow(path: path) }
    }

    @Test func unpacksZstd() throws {
        let path = "/tmp/pcl-\(UInt64.random(in: 0..<UInt64.max)).csv.zst"
        defer { try? FileManager.default.removeItem(atPath: path) }
        // One raw block: magic, single segment with 1 byte of size, block header, content.
        let text = header + "2,add,buy,4797.50,6,641\n"
        let count = UInt8(text.utf8.count)
        let block = UInt32(count) << 3 | 1
        let bytes: [UInt8] =
            [0x28, 0xB5, 0x2F, 0xFD, 0x20, count]
            + [UInt8(block & 0xFF), UInt8(block >> 8 & 0xFF), 0] + Array(text.utf8)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(try LoadtestFlow(path: path).orderCount == 1)
    }

    @Test func sharesARecordedFlowByOrder() throws {
        var text = header
        for order in 1...9 { text += "1,add,buy,1,1,\(order)\n2,trade,buy,2,1,0\n" }
        for order in 1...9 { text += "1,cancel,buy,1,1,\(order)\n" }
        let flow = try LoadtestFlow(text: text, path: "f")
        var sent: [Int] = []
        for share in 0..<2 {
            var plan = LoadtestPlan(flow, share: share, of: 2)
            while let step = plan.nextStep() {
                switch step {
                case .new(let order, _, _, _, _), .cancel(let order):
                    #expect(order % 2 == share)
                    sent.append(order)
                case .price: #expect(share == 0)
                case .replace: Issue.record("no replace was recorded")
                }
            }
        }
        #expect(sent.count == 18)
    }

    @Test func countsLatencyFromTheDueTime() {
        var ledger = LoadtestLedger(orderCount: 4, measureFromNs: 100)
        ledger.sent(.new, 7, order: 0, side: .buy, dueNs: 50)
        ledger.sent(.new, 8, order: 1, side: .buy, dueNs: 1_000)
        func report(_ id: UInt64, _ execType: ExecType, _ status: OrdStatus) -> Event {
            .execution(
                ExecutionReport(
                    transactTime: 0, orderID: 1, clOrdID: id, execID: 1, orderQty: 1,
                    cumQty: 0, leavesQty: 1, account: "A", securityID: 1, rejectReason: .none,
                    execType: execType, ordStatus: status, side: .buy, ordType: .limit,
                    timeInForce: .day, level: .none))
        }
        ledger.take(report(7, .pendingNew, .pendingNew), at: 60)
        ledger.take(report(8, .pendingNew, .pendingNew), at: 1_500)
        ledger.take(report(8, .new, .new), at: 1_600)
        ledger.take(report(8, .canceled, .canceled), at: 2_000)
        ledger.take(report(8, .canceled, .canceled), at: 3_000)
        ledger.take(report(99, .pendingNew, .pendingNew), at: 3_000)
        // What was due during the warm-up is answered, but not measured.
        #expect(ledger.result.answeredCount == 2)
        #expect(ledger.unansweredCount == 0)
        #expect(ledger.openCount == 1)
        #expect(ledger.result.pendingNew.totalCount == 1)
        #expect(ledger.result.pendingNew.max == 500)
        #expect(ledger.result.final.max == 1_000)
    }

    @Test func writesNumbersForPeople() {
        #expect(LoadtestResult.grouped(1_234_567) == "1,234,567")
        #expect(LoadtestResult.grouped(-12) == "-12")
        #expect(LoadtestResult.duration(ns: 999) == "999 ns")
        #expect(LoadtestResult.duration(ns: 84_120) == "84.1 µs")
        #expect(LoadtestResult.duration(ns: 1_520_000) == "1.52 ms")
        #expect(LoadtestResult.duration(ns: 2_100_000_000) == "2.10 s")
        #expect(LoadtestResult.decimal(0.05, 2) == "0.05")
    }
}
