// Books kept from the journal's durable records alone: orders, fills, positions, limits, numbers.
// Nothing is asked of the core.
//
// Invariants: every durable record is seen once, in order; what was seen must be there after every
// recovery, the same to the last bit.
// Thread: the world's.

import Wire

struct LedgerOrder {
    var sessionID: UInt32
    var clOrdID: UInt64
    var account: Text16
    var securityID: UInt32
    var side: Side
    var price: Int64
    var quantity: Int64
    var cumQty: Int64 = 0
    /// What a replace under way asks for, and its id.
    var pendingQty: Int64?
    var pendingClOrdID: UInt64 = 0
    var isOpen = true
    var endCount = 0

    var leaves: Int64 { isOpen ? max(0, quantity - cumQty) : 0 }
    var worstLeaves: Int64 { isOpen ? max(leaves, (pendingQty ?? 0) - cumQty) : 0 }
}

struct Ledger {
    private(set) var orders: [UInt64: LedgerOrder] = [:]
    private(set) var openOrders: [UInt64] = []
    private(set) var positions: [Holding: Int64] = [:]
    /// Halts as the journal has them, and whether each is full.
    private(set) var halts: [HaltScope: Bool] = [:]
    private(set) var limits: [DeskLimit] = SimulatedDesk.limits
    /// The last word of each record's chain: the record itself, for later comparison.
    private(set) var chains: [UInt64] = []
    private var lastTime: UInt64 = 0
    private var lastReport: [UInt32: UInt64] = [:]
    private var lastCommandID: UInt64 = 0
    private var lastBrokerNumber: UInt64 = 0
    private(set) var trades = 0
    private(set) var refusals = 0

    var lastSequence: UInt64 { UInt64(chains.count) }
    var fullHalts: Set<HaltScope> { Set(halts.filter(\.value).keys) }
    /// The halts in an order that is the same in every run.
    var sortedHalts: [HaltScope] {
        halts.keys.sorted {
            ($0.scope.rawValue, $0.target.description) < ($1.scope.rawValue, $1.target.description)
        }
    }

    /// The word that stands for a record.
    static func chainWord(_ header: RecordHeader, _ record: UnsafeRawBufferPointer) -> UInt64 {
        // Bound: a record ends with its chain of 32 bytes.
        unsafe record.loadUnaligned(fromByteOffset: header.chainOffset + 24, as: UInt64.self)
    }

    /// Takes the next durable record.
    mutating func observe(
        _ header: RecordHeader, _ record: UnsafeRawBufferPointer
    ) throws(Violation) {
        guard header.sequence == lastSequence + 1, header.time >= lastTime else {
            throw Violation(
                .numbersWithoutGaps, "record \(header.sequence) follows \(lastSequence)")
        }
        unsafe chains.append(Self.chainWord(header, record))
        lastTime = header.time
        let end = RecordHeader.size + Int(header.frameByteCount)
        // Bound: the record's counts agree with each other.
        let frame = unsafe record[RecordHeader.size..<end]
        try observeInput(unsafe Array(frame), header)
        var reader = EffectReader(header)
        while let (effect, offset) = unsafe reader.next(in: record) {
            let bytes = unsafe Array(record[offset..<(offset + Int(effect.frameByteCount))])
            guard bytes.count >= FrameLayout.headerByteCount else { continue }
            switch effect.kind {
            case EffectKind.report: try observeReport(bytes, effect)
            case EffectKind.broker:
                guard let command = Self.read(BrokerCommand.self, bytes) else { continue }
                try observe(command)
            case EffectKind.ops: observeOps(bytes)
            default: continue
            }
        }
    }

    static func read<M: Message>(_ type: M.Type, _ frame: [UInt8]) -> M? {
        guard frame.count == M.frameByteCount,
            UInt16(frame[8]) | UInt16(frame[9]) << 8 == M.templateID
        else { return nil }
        do { return try M(frame: frame) } catch { return nil }
    }

    // MARK: inputs

    private mutating func observeInput(
        _ frame: [UInt8], _ header: RecordHeader
    ) throws(Violation) {
        if header.origin == .broker, let report = Self.read(BrokerReport.self, frame) {
            try observe(report)
        }
        if header.origin == .ops {
            if let request = Self.read(HaltRequest.self, frame), !request.operatorID.isEmpty {
                halts[HaltScope(scope: request.scope, target: request.target)] =
                    request.mode == .full
            }
            if let request = Self.read(ResumeRequest.self, frame), !request.operatorID.isEmpty {
                halts[HaltScope(scope: request.scope, target: request.target)] = nil
            }
        }
    }

    private mutating func observe(_ report: BrokerReport) throws(Violation) {
        if report.brokerSeqNum != 0 {
            guard report.brokerSeqNum > lastBrokerNumber else { return }
            lastBrokerNumber = report.brokerSeqNum
        }
        guard var order = orders[report.orderID] else { return }
        if report.kind == .trade {
            trades += 1
            let signed = order.side == .buy ? report.lastQty : -report.lastQty
            positions[Holding(account: order.account, securityID: order.securityID), default: 0] +=
                signed
            order.cumQty += report.lastQty
            orders[report.orderID] = order
            if order.sessionID == 0, order.cumQty >= order.quantity { close(report.orderID) }
        } else if order.sessionID == 0,
            [.rejected, .canceled, .expired, .neverSeen].contains(report.kind)
        {
            close(report.orderID)
        }
    }

    // MARK: effects

    private mutating func observeReport(
        _ frame: [UInt8], _ effect: EffectHeader
    ) throws(Violation) {
        let templateID = UInt16(frame[8]) | UInt16(frame[9]) << 8
        if effect.sessionID != 0, (40...46).contains(templateID) {
            let number = frame[14..<22].reversed().reduce(0) { $0 << 8 | UInt64($1) }
            let expected = lastReport[effect.sessionID, default: 0] + 1
            guard number == expected else {
                throw Violation(
                    .numbersWithoutGaps,
                    "report \(number) of session \(effect.sessionID) instead of \(expected)")
            }
            lastReport[effect.sessionID] = number
        }
        if let reject = Self.read(OrderCancelReject.self, frame) { observe(reject) }
        guard let report = Self.read(ExecutionReport.self, frame), report.orderID != 0,
            report.possResend == .no, report.execType != .orderStatus
        else { return }
        try observe(report, sessionID: effect.sessionID)
    }

    private mutating func observe(
        _ report: ExecutionReport, sessionID: UInt32
    ) throws(Violation) {
        if report.execType == .pendingNew {
            try open(report, sessionID: sessionID)
            return
        }
        guard var order = orders[report.orderID] else {
            refusals += 1
            guard report.execType == .rejected else {
                throw Violation(
                    .oneEnd, "order \(report.orderID) is reported on before it began")
            }
            return
        }
        if report.execType == .pendingReplace { order.pendingClOrdID = report.clOrdID }
        if report.execType == .replaced {
            order.quantity = report.orderQty
            order.price = report.price
            order.pendingQty = nil
        }
        let isEnd =
            switch report.execType {
            case .rejected, .canceled, .expired: true
            case .replaced: report.ordStatus == .filled
            case .trade: report.ordStatus == .filled && order.isOpen
            default: false
            }
        orders[report.orderID] = order
        guard isEnd else { return }
        orders[report.orderID]?.endCount += 1
        guard order.endCount == 0 else {
            throw Violation(.oneEnd, "order \(report.orderID) ends a second time")
        }
        close(report.orderID)
    }

    private mutating func open(
        _ report: ExecutionReport, sessionID: UInt32
    ) throws(Violation) {
        guard orders[report.orderID] == nil else {
            throw Violation(.sentOnce, "order \(report.orderID) is accepted a second time")
        }
        orders[report.orderID] = LedgerOrder(
            sessionID: sessionID, clOrdID: report.clOrdID, account: report.account,
            securityID: report.securityID, side: report.side, price: report.price,
            quantity: report.orderQty)
        openOrders.append(report.orderID)
        try checkLimits(of: report.orderID, isNew: true)
    }

    private mutating func close(_ orderID: UInt64) {
        orders[orderID]?.isOpen = false
        orders[orderID]?.pendingQty = nil
        openOrders.removeAll { $0 == orderID }
    }

    private mutating func observe(_ command: BrokerCommand) throws(Violation) {
        guard command.commandID == lastCommandID + 1 else {
            throw Violation(
                .numbersWithoutGaps, "command \(command.commandID) follows \(lastCommandID)")
        }
        lastCommandID = command.commandID
        if command.kind == .newOrder, command.sessionID == 0 {
            orders[command.orderID] = LedgerOrder(
                sessionID: 0, clOrdID: 0, account: command.account,
                securityID: command.securityID, side: command.side, price: command.price,
                quantity: command.orderQty)
            openOrders.append(command.orderID)
        }
        if command.kind == .replace {
            let isFirst = orders[command.orderID]?.pendingQty == nil
            orders[command.orderID]?.pendingQty = command.orderQty
            // One that is sent again after a restart was checked then.
            if isFirst { try checkLimits(of: command.orderID, isNew: false) }
        }
    }

    private mutating func observeOps(_ frame: [UInt8]) {
        guard let report = Self.read(LimitReport.self, frame) else { return }
        limits.removeAll {
            $0.kind == report.kind && $0.level == report.level && $0.target == report.target
        }
        limits.append(
            DeskLimit(
                kind: report.kind, level: report.level, target: report.target,
                limit: report.limit))
    }

    /// A replace that the venue or the gate refused is not under way any more.
    private mutating func observe(_ reject: OrderCancelReject) {
        guard reject.possResend == .no, reject.cxlRejResponseTo == .replace,
            reject.rejectReason != .duplicateClOrdID, let order = orders[reject.orderID],
            order.pendingClOrdID == reject.clOrdID
        else { return }
        orders[reject.orderID]?.pendingQty = nil
    }

    // MARK: limits

    private func checkLimits(of orderID: UInt64, isNew: Bool) throws(Violation) {
        guard let order = orders[orderID] else { return }
        let strategy = SimulatedDesk.strategy(order.sessionID)
        let symbol = SimulatedDesk.symbols[Int(order.securityID) - 1]
        for limit in limits {
            let covers: (LedgerOrder) -> Bool
            switch limit.level {
            case .global: covers = { _ in true }
            case .account: covers = { $0.account == limit.target }
            case .strategy: covers = { SimulatedDesk.strategy($0.sessionID) == limit.target }
            case .instrument:
                covers = { SimulatedDesk.symbols[Int($0.securityID) - 1] == limit.target }
            default: continue
            }
            guard covers(order) else { continue }
            let value: Int64
            switch limit.kind {
            case .orderQuantity: value = order.pendingQty ?? order.quantity
            case .positionQuantity: value = worstPosition(of: order)
            case .openOrders where isNew:
                value = Int64(openOrders.count { orders[$0].map(covers) ?? false })
            default: continue
            }
            guard value <= limit.limit else {
                throw Violation(
                    .limits,
                    """
                    order \(orderID) of \(strategy) in \(symbol) makes \(limit.kind) \(value), \
                    \(limit.level) limit \(limit.limit)
                    """)
            }
        }
    }

    /// What the order's side of the position becomes if everything open there fills.
    private func worstPosition(of order: LedgerOrder) -> Int64 {
        let holding = Holding(account: order.account, securityID: order.securityID)
        let net = positions[holding, default: 0]
        var open: Int64 = 0
        for orderID in openOrders {
            guard let other = orders[orderID], other.account == order.account,
                other.securityID == order.securityID, other.side == order.side
            else { continue }
            open += other.worstLeaves
        }
        return order.side == .buy ? net + open : open - net
    }
}
