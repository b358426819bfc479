// A venue that may answer late, twice, in contradiction, or fill while a cancel is under way, whose
// line may be down, and that remembers everything across crashes of the gateway.
//
// Its flow to the gateway is of one of two kinds:
//
//     recoverable   reports are numbered by the venue and kept; a gateway that comes back hears all
//                   that it has not applied (as with a FIX session)
//     volatile      what was under way is lost with the gateway; the first command of an order is
//                   answered with the fills that the gateway does not know of, and then the truth
//                   (as with a REST venue)
//
// Invariants: `fills` is what truly traded, whatever was told of it. An order fills at most its
// quantity. A question is always answered with the truth.
// Thread: the world's.

import Wire

struct VenueOrder {
    var orderID: UInt64
    var price: Int64
    var quantity: Int64
    var cumQty: Int64 = 0
    var account: Text16
    var securityID: UInt32
    var side: Side
    /// The last replace that was answered, and how.
    var lastReplace: (commandID: UInt64, kind: BrokerReportKind)?
    /// How it ended, or nil while it works.
    var end: BrokerReportKind?
    /// The fills, in order: quantity and price.
    var fills: [(quantity: Int64, price: Int64)] = []
    /// Volatile flow: how many fills the gateway was told of; nil from its return until it asks.
    var fillsTold: Int? = 0
}

/// An account's position in an instrument.
struct Holding: Hashable {
    let account: Text16
    let securityID: UInt32
}

final class ModelVenue {
    let isRecoverable: Bool
    private(set) var orders: [UInt64: VenueOrder] = [:]
    /// In the order of their arrival.
    private(set) var open: [UInt64] = []
    private(set) var positions: [Holding: Int64] = [:]
    private(set) var isUp = true
    /// While faults are on it may err; without them it answers truthfully and in time.
    var hasFaults = true
    /// Canary: questions are not answered.
    var isSilent = false

    private var chance: Chance
    private let trace: Trace
    private var commands: [(due: UInt64, command: BrokerCommand)] = []
    private var lastDue: UInt64 = 0
    /// Recoverable flow: everything that was ever said; the report numbered n stands at n - 1.
    private var log: [BrokerReport] = []
    private var nextToSend = 0
    /// Volatile flow: what is under way to the gateway.
    private var outbox: [BrokerReport] = []
    private var lastNumber: UInt64 = 0
    private var lastExecRef: UInt64 = 0
    private var lastReport: BrokerReport?

    init(isRecoverable: Bool, chance: Chance, trace: Trace) {
        self.isRecoverable = isRecoverable
        self.chance = chance
        self.trace = trace
    }

    // MARK: the line

    /// The gateway came back.
    func connect(resumeAfter number: UInt64) {
        // A command that was under way may have arrived, or not.
        deliverSome()
        if isRecoverable {
            nextToSend = min(Int(number), log.count)
        } else {
            outbox = []
            lastNumber = number
            for orderID in orders.keys { orders[orderID]?.fillsTold = nil }
        }
        lastReport = nil
    }

    /// The line breaks, or is there again.
    func setUp(_ isUp: Bool) {
        guard self.isUp != isUp else { return }
        self.isUp = isUp
        trace.note("the venue's line", isUp ? 1 : 0)
        if !isUp { deliverSome() }
    }

    private func deliverSome() {
        let kept = chance.below(commands.count + 1)
        for (_, command) in commands.prefix(kept) { execute(command) }
        commands = []
    }

    func carryOut(_ command: BrokerCommand, now: UInt64) {
        guard isUp else { return trace.note("a command is lost", command.orderID) }
        let delay = hasFaults ? UInt64(chance.below(chance.oneIn(3) ? 40 : 3)) : 0
        lastDue = max(lastDue, now + delay * 1_000_000)
        commands.append((lastDue, command))
    }

    /// The next report to the gateway, or nil.
    func nextReport() -> BrokerReport? {
        guard isUp else { return nil }
        if hasFaults {
            if chance.oneIn(3) { return nil }
            // The same once more, number and all.
            if chance.oneIn(25), let lastReport { return lastReport }
        }
        if isRecoverable {
            guard nextToSend < log.count else { return nil }
            nextToSend += 1
            lastReport = log[nextToSend - 1]
        } else {
            guard !outbox.isEmpty else { return nil }
            lastReport = outbox.removeFirst()
        }
        return lastReport
    }

    /// Whether nothing is under way.
    var isQuiet: Bool {
        commands.isEmpty && (isRecoverable ? nextToSend == log.count : outbox.isEmpty)
    }

    // MARK: time

    /// Lets commands arrive and the market move.
    func advance(to now: UInt64) {
        while let first = commands.first, first.due <= now {
            commands.removeFirst()
            execute(first.command)
        }
        guard hasFaults, !open.isEmpty, chance.oneIn(3) else { return }
        let orderID = chance.pick(open)
        switch chance.below(40) {
        case 0: end(orderID, .expired, commandID: 0)
        case 1: end(orderID, .canceled, commandID: 0)
        case 2: say(.working, orderID, commandID: 0)
        case 3: say(.accepted, 1 << 40, commandID: 0)
        case 4...24: fill(orderID)
        case 25...27:
            // An answer that was given long ago.
            guard let last = orders[orderID]?.lastReplace else { return }
            say(last.kind, orderID, commandID: last.commandID)
        default: break
        }
    }

    private func fill(_ orderID: UInt64) {
        guard var order = orders[orderID], order.end == nil else { return }
        let left = Int((order.quantity - order.cumQty) / unit)
        let quantity = chance.oneIn(2) ? Int64(left) * unit : Int64(chance.within(1...left)) * unit
        let price = order.price == .null ? 100 * unit : order.price
        order.cumQty += quantity
        order.fills.append((quantity, price))
        let signed = order.side == .buy ? quantity : -quantity
        positions[Holding(account: order.account, securityID: order.securityID), default: 0] +=
            signed
        let isDone = order.cumQty == order.quantity
        if isDone { order.end = .trade }
        orders[orderID] = order
        if isDone { open.removeAll { $0 == orderID } }
        trace.note("the venue fills", orderID, UInt64(quantity / unit))
        tellFill(orderID, quantity: quantity, price: price)
    }

    private func tellFill(_ orderID: UInt64, quantity: Int64, price: Int64) {
        if !isRecoverable {
            guard let told = orders[orderID]?.fillsTold else { return }
            orders[orderID]?.fillsTold = told + 1
        }
        lastExecRef += 1
        var report = blank(.trade, orderID, commandID: 0)
        report.lastQty = quantity
        report.lastPx = price
        report.execRef = lastExecRef
        send(report)
    }

    // MARK: commands

    private func execute(_ command: BrokerCommand) {
        tellMissedFills(command)
        switch command.kind {
        case .newOrder: newOrder(command)
        case .cancel: cancel(command)
        case .replace: replace(command)
        case .query: query(command)
        default: trace.note("an unknown command", command.commandID)
        }
    }

    private func newOrder(_ command: BrokerCommand) {
        guard orders[command.orderID] == nil else {
            return trace.note("the venue knows the order already", command.orderID)
        }
        var order = VenueOrder(
            orderID: command.orderID, price: command.price, quantity: command.orderQty,
            account: command.account, securityID: command.securityID, side: command.side)
        if hasFaults, chance.oneIn(20), command.sessionID != 0 {
            order.end = .rejected
            orders[command.orderID] = order
            say(.rejected, command.orderID, commandID: command.commandID)
            return
        }
        orders[command.orderID] = order
        open.append(command.orderID)
        // A fill may be told before the order was acknowledged.
        if hasFaults, chance.oneIn(20) { fill(command.orderID) }
        say(.accepted, command.orderID, commandID: command.commandID)
        if hasFaults, chance.oneIn(20) {
            say(.accepted, command.orderID, commandID: command.commandID)
        }
        // The gateway's own orders close a position, and a market order does not rest.
        if command.sessionID == 0 || command.ordType == .market {
            while orders[command.orderID]?.end == nil { fill(command.orderID) }
        }
    }

    private func cancel(_ command: BrokerCommand) {
        guard let order = orders[command.orderID] else {
            return say(.cancelRejected, command.orderID, commandID: command.commandID)
        }
        guard order.end == nil else {
            return say(.cancelRejected, command.orderID, commandID: command.commandID)
        }
        if hasFaults, chance.oneIn(10) {
            return say(.cancelRejected, command.orderID, commandID: command.commandID)
        }
        if hasFaults, chance.oneIn(10) { fill(command.orderID) }
        guard orders[command.orderID]?.end == nil else {
            return say(.cancelRejected, command.orderID, commandID: command.commandID)
        }
        let hasLateFill = hasFaults && isRecoverable && chance.oneIn(12)
        if hasLateFill {
            // It traded first, and the venue tells of it last.
            say(.canceled, command.orderID, commandID: command.commandID)
            fill(command.orderID)
            if orders[command.orderID]?.end == nil { close(command.orderID, .canceled) }
            return
        }
        end(command.orderID, .canceled, commandID: command.commandID)
        if hasFaults, chance.oneIn(15) {
            say(.cancelRejected, command.orderID, commandID: command.commandID)
        }
    }

    private func replace(_ command: BrokerCommand) {
        guard let order = orders[command.orderID], order.end == nil,
            command.orderQty > order.cumQty, !(hasFaults && chance.oneIn(8))
        else {
            orders[command.orderID]?.lastReplace = (command.commandID, .replaceRejected)
            return say(.replaceRejected, command.orderID, commandID: command.commandID)
        }
        orders[command.orderID]?.lastReplace = (command.commandID, .replaced)
        orders[command.orderID]?.quantity = command.orderQty
        orders[command.orderID]?.price = command.price
        say(.replaced, command.orderID, commandID: command.commandID)
        if hasFaults, chance.oneIn(4) {
            say(.replaced, command.orderID, commandID: command.commandID)
        }
    }

    private func query(_ command: BrokerCommand) {
        if isSilent { return }
        guard let order = orders[command.orderID] else {
            return say(.neverSeen, command.orderID, commandID: command.commandID)
        }
        let kind = order.end.map { $0 == .trade ? .working : $0 } ?? .working
        say(kind, command.orderID, commandID: command.commandID)
    }

    /// Volatile flow: the first that is heard of an order since the gateway came back tells how
    /// much of it the gateway knows.
    private func tellMissedFills(_ command: BrokerCommand) {
        guard !isRecoverable, let order = orders[command.orderID], order.fillsTold == nil else {
            return
        }
        var known: Int64 = 0
        var told = 0
        while told < order.fills.count, known < command.cumQty {
            known += order.fills[told].quantity
            told += 1
        }
        orders[command.orderID]?.fillsTold = told
        for fill in order.fills[told...] {
            tellFill(command.orderID, quantity: fill.quantity, price: fill.price)
        }
    }

    // MARK: what is said

    private func end(_ orderID: UInt64, _ kind: BrokerReportKind, commandID: UInt64) {
        close(orderID, kind)
        say(kind, orderID, commandID: commandID)
    }

    private func close(_ orderID: UInt64, _ kind: BrokerReportKind) {
        orders[orderID]?.end = kind
        open.removeAll { $0 == orderID }
    }

    private func say(_ kind: BrokerReportKind, _ orderID: UInt64, commandID: UInt64) {
        var report = blank(kind, orderID, commandID: commandID)
        if let order = orders[orderID], kind == .working || kind == .replaced {
            report.price = order.price
            report.orderQty = order.quantity
        }
        if kind == .rejected || kind == .cancelRejected || kind == .replaceRejected {
            report.rejectReason = .brokerRejected
        }
        send(report)
    }

    private func blank(
        _ kind: BrokerReportKind, _ orderID: UInt64, commandID: UInt64
    ) -> BrokerReport {
        BrokerReport(
            brokerSeqNum: 0, orderID: orderID, transactTime: 0, commandID: commandID, execRef: 0,
            reasonCode: 0, brokerID: SimulatedDesk.brokerID, rejectReason: .none, kind: kind)
    }

    private func send(_ report: BrokerReport) {
        var report = report
        if isRecoverable {
            report.brokerSeqNum = UInt64(log.count) + 1
            log.append(report)
        } else {
            // A volatile report of an order that the gateway has not asked about yet is not sent.
            if report.kind != .trade, let order = orders[report.orderID],
                order.fillsTold == nil, report.commandID == 0
            {
                return
            }
            lastNumber += 1
            report.brokerSeqNum = lastNumber
            outbox.append(report)
        }
    }
}
