// The accounting invariant, reckoned from the rows:
//
//     cash + value of positions = starting cash + realised + open P&L − fees
//
// to the last unit, in the base currency, whatever traded, was taken back or corrected. Debug
// builds hold every input to it; the simulator and tests ask for it.
//
// Thread: the core's.

import LockFree
import Wire

/// What does not add up, money times 1e4.
public struct BooksFault: Equatable, Sendable, CustomStringConvertible {
    public let account: Text16
    /// What differs.
    public let what: StaticText
    public let expected: Int128
    public let found: Int128

    public enum StaticText: String, Sendable {
        case invariant = "cash and positions against starting cash, results and fees"
        case positionsValue = "the sum of the positions' values"
        case openCost = "the sum of the positions' costs"
        case realized = "the sum of the positions' results"
        case fees = "the sum of the positions' fees"
        case shortValue = "the sum of the short positions' values"
    }

    public var description: String {
        "account \(account): \(what.rawValue): expected \(expected), found \(found)"
    }
}

extension Core {
    /// Positions up to which a debug build walks over all of them after every input.
    private static let walkedPositionsMax = 64

    /// The first account whose books do not add up, walked over position by position; nil where all
    /// do. Allocates nothing while all is well.
    public func firstBooksFault() -> BooksFault? {
        for row in 0..<accounts.count {
            if let fault = booksFault(of: row) { return fault }
        }
        return nil
    }

    private func booksFault(of row: Int) -> BooksFault? {
        let account = accounts.rows[row]
        var value: Int128 = 0
        var cost: Int128 = 0
        var realized: Int128 = 0
        var fees: Int128 = 0
        var short: Int128 = 0
        var next = Int(account.firstPosition)
        while next != 0 {
            let position = positions.rows[next - 1]
            value += Int128(position.markValue)
            cost += Int128(position.openCost)
            realized += Int128(position.realizedPnL)
            fees += Int128(position.fees)
            short += Int128(min(position.markValue, 0))
            next = Int(position.nextOfAccount)
        }
        let left = Int128(account.cash) + value
        let right = Int128(account.startingCash) + realized + (value - cost) - fees
        func fault(
            _ what: BooksFault.StaticText, _ expected: Int128, _ found: Int128
        ) -> BooksFault? {
            guard expected != found else { return nil }
            return BooksFault(
                account: account.name, what: what, expected: expected, found: found)
        }
        return fault(.invariant, right, left)
            ?? fault(.positionsValue, value, account.positionsValueSum)
            ?? fault(.openCost, cost, account.openCostSum)
            ?? fault(.realized, realized, Int128(account.realizedPnL))
            ?? fault(.fees, fees, Int128(account.fees))
            ?? fault(.shortValue, short, account.shortValueSum)
    }

    /// Holds a debug build to the invariant after every input: the account that a fill touched by
    /// its own sums, all of them by a walk where a value moved and that is cheap, and where a day
    /// begins or the state is hashed.
    @inline(__always)
    mutating func assertBooks(after templateID: UInt16) {
        assert(booksHold(after: templateID), "the books do not add up")
        lastBookedAccount = .max
        didValuesMove = false
    }

    private func booksHold(after templateID: UInt16) -> Bool {
        if lastBookedAccount != .max {
            let account = accounts.rows[Int(lastBookedAccount)]
            guard
                Int128(account.cash) + account.openCostSum
                    == Int128(account.startingCash) + Int128(account.realizedPnL)
                    - Int128(account.fees)
            else { return false }
        }
        let didMove = didValuesMove || lastBookedAccount != .max
        let isWalked =
            didMove && positions.count <= Self.walkedPositionsMax
            || templateID == TradingDayBegan.templateID
            || templateID == GatewayStarted.templateID
            || templateID == GatewayStopped.templateID
        return !isWalked || firstBooksFault() == nil
    }
}
