// The books over random histories with numbers from the ends of the range: every booking, bust and
// correction moves the same amounts on both sides, to the last unit, or moves nothing.

import Testing

@testable import Core

@Suite struct LedgerTests {
    private static let empty = Ledger(
        netQty: 0, openCost: 0, localCost: 0, realizedPnL: 0, fees: 0, cash: 0,
        accountRealizedPnL: 0, accountFees: 0)

    /// cash + cost against starting cash + realised − fees.
    private func balance(_ ledger: Ledger, startingCash: Int64) -> Int128 {
        Int128(ledger.cash) + Int128(ledger.openCost) - Int128(startingCash)
            - Int128(ledger.accountRealizedPnL) + Int128(ledger.accountFees)
    }

    private func fill(_ quantity: Int64, _ value: Int64, local: Int64? = nil, fee: Int64 = 0)
        -> Booking
    {
        Booking(quantity: quantity, value: value, localValue: local ?? value, fee: fee)
    }

    private func book(_ ledger: inout Ledger, _ fill: Booking) throws -> Booking {
        let booked = ledger.book(fill)
        return try #require(booked)
    }

    private func randomFill(_ random: inout SeededRandom) -> Booking {
        let ends: [Int64] = [1, 2, 3, .max, .max - 1, .max / 2, 1 << 40, 999_999_999]
        func number() -> Int64 {
            random.chance(70) ? Int64(1 + random.below(1_000_000)) : ends[random.below(ends.count)]
        }
        let isSale = random.chance(50)
        func signed(_ number: Int64) -> Int64 { isSale ? -number : number }
        var quantity = signed(number())
        if random.chance(2) { quantity = 0 }
        if random.chance(2) { quantity = .min }
        let fees: [Int64] = [0, 0, 1, -1, .max, .min + 1, 7]
        return fill(
            quantity, signed(number()), local: signed(number()), fee: fees[random.below(7)])
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func everyBookingBalancesOrChangesNothing(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let startingCash: Int64 = [0, 1_000_000, .max, .min + 1][Int(seed % 4)]
        var ledger = Self.empty
        ledger.cash = startingCash
        var booked: [Booking] = []
        var refused = 0
        for _ in 0..<4_000 {
            let before = ledger
            let isHeld: Bool
            if !booked.isEmpty, random.chance(25) {
                isHeld = ledger.takeBack(booked.remove(at: random.below(booked.count)))
            } else if let done = ledger.book(randomFill(&random)) {
                booked.append(done)
                isHeld = true
            } else {
                isHeld = false
            }
            if !isHeld {
                refused += 1
                #expect(ledger == before, "what was refused changed something")
            }
            #expect(balance(ledger, startingCash: startingCash) == 0)
            #expect(ledger.realizedPnL == ledger.accountRealizedPnL)
            let isSound =
                ledger.netQty == 0
                ? ledger.openCost == 0 && ledger.localCost == 0
                : (ledger.openCost == 0 || (ledger.openCost < 0) == (ledger.netQty < 0))
                    && (ledger.localCost == 0 || (ledger.localCost < 0) == (ledger.netQty < 0))
            #expect(isSound, "a cost against its quantity: \(ledger)")
        }
        #expect(refused > 0 && refused < 3_900, "seed \(seed): nothing at the ends, or all")
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func theLastFillTakenBackLeavesNoTrace(seed: UInt64) {
        var random = SeededRandom(seed: 100 + seed)
        var ledger = Self.empty
        for _ in 0..<2_000 {
            let before = ledger
            guard let done = ledger.book(randomFill(&random)) else { continue }
            if random.chance(50) {
                let isBack = ledger.takeBack(done)
                #expect(isBack)
                #expect(ledger == before)
            }
        }
    }

    @Test func aSaleThroughZeroClosesAllAndOpensTheRest() throws {
        var ledger = Self.empty
        _ = try book(&ledger, fill(100, 1_000))
        let sale = try book(&ledger, fill(-150, -1_800, fee: 5))
        #expect(sale.result == 200)
        #expect(ledger.netQty == -50 && ledger.openCost == -600)
        #expect(ledger.cash == 1_800 - 1_000 - 5)
        #expect(ledger.realizedPnL == 200 && ledger.fees == 5)
    }

    @Test func aPartThatDoesNotDivideKeepsItsRest() throws {
        var ledger = Self.empty
        _ = try book(&ledger, fill(3, 100))
        _ = try book(&ledger, fill(-1, -40))
        #expect(ledger.openCost == 67 && ledger.realizedPnL == 7)
        _ = try book(&ledger, fill(-1, -40))
        _ = try book(&ledger, fill(-1, -40))
        #expect(ledger.openCost == 0 && ledger.realizedPnL == 20)
    }

    @Test func theCostInTheInstrumentsCurrencyIsKeptBesideTheOther() throws {
        var ledger = Self.empty
        _ = try book(&ledger, fill(10, 110, local: 100))
        _ = try book(&ledger, fill(-5, -60, local: -50))
        #expect(ledger.openCost == 55 && ledger.localCost == 50)
        #expect(ledger.realizedPnL == 5, "the price stood still: the currency gained")
    }
}

@Suite struct TradeTableTests {
    private func trade(_ ref: UInt64) -> Trade {
        Trade(
            booking: Booking(quantity: 1, value: 1, localValue: 1, fee: 0), execRef: ref,
            orderID: ref, price: 1, fee: 0, rate: 0, position: 0, broker: 1, isCanceled: false)
    }

    @Test func theOldestFillMakesRoomForTheNewest() {
        var table = TradeTable(capacity: 4)
        for ref in 1...9 as ClosedRange<UInt64> { table.remember(trade(ref)) }
        for ref in 1...5 as ClosedRange<UInt64> {
            #expect(table.row(broker: 1, execRef: ref) == nil)
        }
        for ref in 6...9 as ClosedRange<UInt64> {
            #expect(table.row(broker: 1, execRef: ref).map { table.rows[$0].orderID } == ref)
        }
        #expect(table.row(broker: 2, execRef: 9) == nil)
    }

    @Test func aFillWithoutAnIdIsNotRemembered() {
        var table = TradeTable(capacity: 4)
        table.remember(trade(0))
        #expect(table.total == 0)
        #expect(table.row(broker: 1, execRef: 0) == nil)
    }
}
