// One instrument at the paper venue: what the last tick said, what is left of its sizes, how much
// it moves, and the roots of its books.
//
// Invariants: a price is null or from 1 to `PaperMath.priceMax`; what is left of a size only falls
// between ticks; volatility is a fraction from 0 to 1.
// Thread: values; the paper broker's owner's.

import Wire

struct PaperInstrument: BitwiseCopyable {
    let securityID: UInt32
    /// Smallest step of the price; 1 where it is not known.
    var tick: Int64 = 1
    /// Contract multiplier times 1e8.
    var multiplierE8: Int64 = 100_000_000

    var bidPx = Int64.null
    var offerPx = Int64.null
    /// The last tick's trade price, null where it named none.
    var lastPx = Int64.null
    var bidLeft: Int64 = 0
    var offerLeft: Int64 = 0
    /// Of the trade that the tick told of; 0 where it told of none.
    var lastLeft: Int64 = 0
    /// Exponential average of absolute returns between ticks, times 1e-8.
    var volatilityE8: Int64 = 0

    private var tradePx = Int64.null
    private var tradeQty = Int64.null
    private var volume = Int64.null
    private var referencePx = Int64.null

    private var buys = FixedMap.none
    private var sells = FixedMap.none
    private var buyStops = FixedMap.none
    private var sellStops = FixedMap.none

    init(securityID: UInt32) { self.securityID = securityID }

    /// Whether the last tick had a bid or an offer, rather than trades alone.
    var isQuoted: Bool { bidPx != .null || offerPx != .null }

    /// The price at which a taker trades now, or null: the other side's quote, or the last trade of
    /// an instrument that has trades alone.
    func touchPx(buys: Bool) -> Int64 {
        isQuoted ? (buys ? offerPx : bidPx) : lastPx
    }

    /// How much a taker can have now.
    func touchLeft(buys: Bool) -> Int64 {
        isQuoted ? (buys ? offerLeft : bidLeft) : lastLeft
    }

    /// The price that elects stops: the last trade where the tick had one, else the quote.
    func triggerPx(buys: Bool) -> Int64 {
        lastPx != .null ? lastPx : touchPx(buys: buys)
    }

    /// Uses up a part of what is left.
    mutating func consume(_ quantity: Int64, buys: Bool, ofLast: Bool) {
        if ofLast {
            if lastLeft != .max { lastLeft -= quantity }
        } else if buys {
            if offerLeft != .max { offerLeft -= quantity }
        } else if bidLeft != .max {
            bidLeft -= quantity
        }
    }

    subscript(book: PaperBook) -> UInt32 {
        get {
            switch book {
            case .buys: buys
            case .sells: sells
            case .buyStops: buyStops
            case .sellStops: sellStops
            }
        }
        set {
            switch book {
            case .buys: buys = newValue
            case .sells: sells = newValue
            case .buyStops: buyStops = newValue
            case .sellStops: sellStops = newValue
            }
        }
    }

    mutating func define(_ definition: SecurityDefinition) {
        let step = definition.minPriceIncrement
        tick = (1...PaperMath.priceMax).contains(step) ? step : 1
        let multiplier = definition.contractMultiplier
        multiplierE8 = multiplier > 0 ? multiplier : 100_000_000
    }

    /// Takes a tick. A price outside the venue's range counts as absent; a size that is absent
    /// counts as enough for anything.
    mutating func update(_ tick: MarketDataSnapshot, volatilityShift: UInt64) {
        bidPx = PaperMath.priceOrNull(tick.bidPx)
        offerPx = PaperMath.priceOrNull(tick.offerPx)
        bidLeft = bidPx == .null ? 0 : Self.size(tick.bidSize)
        offerLeft = offerPx == .null ? 0 : Self.size(tick.offerSize)
        lastPx = PaperMath.priceOrNull(tick.lastPx)
        lastLeft = lastPx != .null && tellsOfTrade(tick) ? Self.size(tick.lastQty) : 0
        if lastPx != .null {
            tradePx = lastPx
            tradeQty = tick.lastQty
        }
        if tick.volume != .null { volume = tick.volume }
        updateVolatility(shift: volatilityShift)
    }

    private static func size(_ size: Int64) -> Int64 {
        size == .null ? .max : max(0, size)
    }

    /// A snapshot may repeat the last trade: it is a new one where the volume grew, or, without
    /// volumes, where price or quantity differ, or where the feed has trades alone.
    private func tellsOfTrade(_ tick: MarketDataSnapshot) -> Bool {
        if !isQuoted { return true }
        if tick.volume != .null, volume != .null { return tick.volume > volume }
        return tick.lastPx != tradePx || tick.lastQty != tradeQty
    }

    private mutating func updateVolatility(shift: UInt64) {
        var reference = lastPx
        if bidPx != .null, offerPx != .null { reference = bidPx / 2 + offerPx / 2 }
        guard reference > 0 else { return }
        defer { referencePx = reference }
        guard referencePx > 0 else { return }
        let returnE8 = PaperMath.fractionE8(
            (reference - referencePx).magnitude, of: referencePx.magnitude)
        volatilityE8 += (returnE8 - volatilityE8) / (1 << Int64(shift))
    }
}
