// One run of a load test: logs on, starts the market, sends, waits, adds up.
//
// Thread: the command's; it starts the others and waits for all of them.

import Foundation
import PortcullisClient
import Wire

struct LoadtestOutcome {
    var result: LoadtestResult
    /// What went wrong, for people.
    var failures: [String]

    var isGood: Bool {
        failures.isEmpty && result.unansweredCount == 0 && result.lostCount == 0
    }

    func report(_ command: LoadtestCommand) -> LoadtestReport {
        LoadtestReport(
            result, mode: command.isOpenLoop ? "open" : "closed", rate: command.rate,
            window: command.windowCount, batch: command.batchCount,
            connections: command.connections)
    }
}

struct LoadtestRun {
    private let command: LoadtestCommand

    init(_ command: LoadtestCommand) { self.command = command }

    /// - Throws: `LoadtestFlowError`, `ClientError`: nothing was sent.
    func run() throws -> LoadtestOutcome {
        let flow = try command.orders.map { path throws(LoadtestFlowError) in
            try LoadtestFlow(path: path)
        }
        let sessions = try logOn()
        defer { for session in sessions { session.close() } }
        guard let security = sessions[0].security(command.symbolName) else {
            throw ClientError.unknownSymbol(
                command.symbolName, listed: sessions[0].securities.count)
        }
        let price = LoadtestPrice(try flow?.firstPrice ?? Decimal8.parse(command.price))
        let feeder = try startFeeder(security, price)
        defer { feeder?.feeder.stop() }
        let connections = try makeConnections(sessions, flow, security, price)
        let threads = DispatchGroup()
        for connection in connections { start(connection, in: threads) }
        watch(threads, connections)
        feeder?.feeder.stop()
        feeder?.done.wait()
        var result = LoadtestResult()
        for connection in connections { result.add(connection.result) }
        let failures = connections.compactMap(\.failureText) + [feeder?.feeder.failureText]
            .compactMap { $0 }
        return LoadtestOutcome(result: result, failures: failures)
    }

    private func logOn() throws -> [Session] {
        var sessions: [Session] = []
        for index in 0..<command.connections {
            let key = try Key(path: command.keyPath(of: index))
            var settings = SessionMachine.Settings()
            // A test that dies leaves no orders behind.
            settings.cancelOnDisconnect = .onDisconnect
            let session = Session(url: command.orderURL, key: key, settings: settings)
            try session.connect()
            sessions.append(session)
        }
        return sessions
    }

    private func startFeeder(
        _ security: SecurityDefinition, _ price: LoadtestPrice
    ) throws -> (feeder: LoadtestFeeder, done: DispatchGroup)? {
        guard !command.noFeed else { return nil }
        let feeder = LoadtestFeeder(url: command.feedURL, security: security, price: price)
        let ready = DispatchSemaphore(value: 0)
        let done = DispatchGroup()
        Self.startThread("feed", in: done) { feeder.run { ready.signal() } }
        ready.wait()
        return (feeder, done)
    }

    private func makeConnections(
        _ sessions: [Session], _ flow: LoadtestFlow?, _ security: SecurityDefinition,
        _ price: LoadtestPrice
    ) throws -> [LoadtestConnection] {
        let smallest = max(security.minTradeVol, security.roundLot, 1)
        let quantity = try command.quantity.map { text throws(ClientError) in
            try Decimal8.parse(text)
        }
        // A little time, so that all connections begin together.
        let startNs = LoadtestConnection.nowNs() + 20_000_000
        let intervalNs = command.rate.map { rate in
            UInt64(command.batchCount * command.connections) * 1_000_000_000 / UInt64(rate)
        }
        let pace = LoadtestConnection.Pace(
            intervalNs: intervalNs.map { max(1, $0) }, batch: command.batchCount,
            window: command.windowCount, startNs: startNs,
            endNs: startNs + UInt64(command.duration * 1e9))
        return sessions.enumerated().map { index, session in
            let plan =
                flow.map { LoadtestPlan($0, share: index, of: sessions.count) }
                ?? LoadtestPlan(
                    price: price.price, step: max(1, security.minPriceIncrement) * 2,
                    quantity: quantity ?? smallest)
            return LoadtestConnection(
                session: session, account: command.account, symbol: command.symbolName,
                plan: plan, pace: pace,
                measureFromNs: startNs + UInt64(command.warmup * 1e9), lastPrice: price)
        }
    }

    private func start(_ connection: LoadtestConnection, in threads: DispatchGroup) {
        if command.isOpenLoop {
            Self.startThread("sender", in: threads) { connection.runSender() }
            Self.startThread("receiver", in: threads) { connection.runReceiver() }
        } else {
            Self.startThread("loop", in: threads) { connection.runClosedLoop() }
        }
    }

    private static func startThread(
        _ name: String, in group: DispatchGroup, _ body: @escaping @Sendable () -> Void
    ) {
        group.enter()
        let thread = Thread {
            body()
            group.leave()
        }
        thread.name = name
        thread.start()
    }

    /// Waits for all threads; on a terminal, tells each second how far they are.
    private func watch(_ threads: DispatchGroup, _ connections: [LoadtestConnection]) {
        let tells = !command.json && isatty(STDERR_FILENO) == 1
        var seconds = 0
        while threads.wait(timeout: .now() + 1) == .timedOut {
            seconds += 1
            guard tells else { continue }
            let results = connections.map(\.result)
            let sent = results.map(\.sentCount).reduce(0, +)
            let answered = results.map(\.answeredCount).reduce(0, +)
            LoadtestCommand.say(
                "\(seconds) s: sent \(LoadtestResult.grouped(sent)), "
                    + "answered \(LoadtestResult.grouped(answered))")
        }
    }
}
