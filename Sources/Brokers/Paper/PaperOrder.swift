// One order at the paper venue, and the links by which the table's lists and books hold it.
//
// Thread: values; the paper broker's owner's.

import Wire

struct PaperOrder: BitwiseCopyable {
    enum Phase: UInt8, BitwiseCopyable {
        /// Waits for its stop price.
        case stopped
        /// In the book, or about to enter it.
        case working
        /// Over; remembered for late cancels.
        case ended
    }

    var orderID: UInt64
    /// Limit, or null.
    var price: Int64
    var stopPx: Int64
    var orderQty: Int64
    var cumQty: Int64
    /// Time priority: smaller is earlier.
    var priority: UInt64
    /// Place in a book: smaller is better.
    var rank: Int64 = 0
    var instrument: UInt32
    // The book: a pairing heap.
    var child = FixedMap.none
    var next = FixedMap.none
    /// The sibling before it, or the parent of a first child.
    var previous = FixedMap.none
    // The list of orders that end with the day, or of those that have ended.
    var listNext = FixedMap.none
    var listPrevious = FixedMap.none
    var side: Side
    var ordType: OrdType
    var timeInForce: TimeInForce
    var phase: Phase = .working
    /// Whether it stands in a book.
    var isInBook = false
    var stopTriggered: Bool
    /// It met a price it could take when it came, so it takes the market's price; one that came to
    /// rest is met at its own.
    var takes = false
    /// What ended it.
    var endKind = BrokerReportKind.working

    init(_ command: BrokerCommand, instrument: UInt32, priority: UInt64) {
        orderID = command.orderID
        price = command.price
        stopPx = command.stopPx
        orderQty = command.orderQty
        cumQty = 0
        self.priority = priority
        self.instrument = instrument
        side = command.side
        ordType = command.ordType
        timeInForce = command.timeInForce
        stopTriggered = command.stopTriggered == .yes
    }

    var buys: Bool { side == .buy }
    var leavesQty: Int64 { orderQty - cumQty }
    var isStop: Bool { ordType == .stop || ordType == .stopLimit }
    /// Whether it has no limit price.
    var isMarket: Bool { ordType == .market || ordType == .stop }
    /// Whether it ends with the day if it gets that far.
    var endsWithDay: Bool { timeInForce != .goodTillCancel }

    /// The book that holds it.
    var book: PaperBook {
        if phase == .stopped { return buys ? .buyStops : .sellStops }
        return buys ? .buys : .sells
    }

    /// Its rank in that book: markets first, then the best limit; the nearest stop first.
    var bookRank: Int64 {
        if phase == .stopped { return buys ? stopPx : -stopPx }
        if isMarket { return .min }
        return buys ? -price : price
    }
}

/// The four books of an instrument.
enum PaperBook: BitwiseCopyable {
    case buys, sells, buyStops, sellStops
}
