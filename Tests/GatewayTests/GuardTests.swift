import Foundation
import PortcullisClient
import Testing
import Transport
import Wire

@testable import Gateway

/// Lockouts and the automatic halt over the sockets, and over a restart.
@Suite struct GuardTests {
    private static let authority = Authority(operatorID: "tester", reason: "a test")

    @Test func aLockoutHoldsOverARestartUntilItIsCleared() throws {
        let folder = try TestFolder()
        var gateway: RunningGateway? = try RunningGateway(in: folder)
        try gateway?.quote()
        let set = try #require(
            try gateway?.ops().lockOut(
                LockoutWish(
                    kind: .timer, account: "MAIN", durationNs: 3_600_000_000_000,
                    reduceOnly: true),
                Self.authority))
        #expect(set.inForce == .yes && set.kind == .timer && set.setBy == "tester")
        #expect(set.until > set.since)
        let refused = try #require(try gateway?.trader().outcome(.test(.buy, 1, at: 90)))
        #expect(refused.rejectReason == .lockoutTimer)
        #expect(UInt64(refused.limit) == set.until)
        try gateway?.stop()
        gateway = try RunningGateway(in: folder)
        let listed = try #require(try gateway?.ops().status().lockouts)
        #expect(listed.map(\.lockoutID) == [set.lockoutID])
        #expect(listed.map(\.until) == [set.until])
        try gateway?.quote()
        let trader = try #require(try gateway?.trader())
        #expect(try trader.outcome(.test(.buy, 2, at: 90)).rejectReason == .lockoutTimer)
        let told: TradingState = try trader.until("the lockout at the logon") { event in
            guard case .tradingState(let it) = event, it.until == set.until else { return nil }
            return it
        }
        #expect(told.status == .reducing && told.rejectReason == .lockoutTimer)
        let cleared = try #require(
            try gateway?.ops().clearLockout(set.lockoutID, Self.authority))
        #expect(cleared.inForce == .no)
        #expect(try trader.outcome(.test(.buy, 3, at: 90)).rejectReason == .none)
        #expect(try gateway?.ops().status().lockouts.isEmpty == true)
        #expect(throws: ClientError.self) {
            try gateway?.ops().clearLockout(set.lockoutID, Self.authority)
        }
        try gateway?.stop()
        _ = try CheckedJournal(folder)
    }

    @Test func theAutomaticHaltIsToldToEveryOperatorWithItsReason() throws {
        var configuration = TestConfiguration(orderNotional: "1000")
        configuration.moreLimits =
            "  accounts: {MAIN: {violations: 2, violations_window: 5m}}"
        let gateway = try RunningGateway(configuration)
        try gateway.quote()
        let silent = try ClientSocket(url: gateway.folder.data.opsURL)
        let other = try ClientSocket(url: gateway.folder.data.opsURL)
        // What they asked has been answered: they are known to be connected.
        for socket in [silent, other] {
            try socket.send(StatusRequest(requestID: 7).frameBytes())
            let status: StatusReport = try first(from: socket)
            #expect(status.requestID == 7)
        }
        let trader = try gateway.trader()
        for number in 1...2 as ClosedRange<Int64> {
            let refused = try trader.outcome(.test(.buy, 100 + number, at: 90))
            #expect(refused.rejectReason == .orderNotional)
        }
        for socket in [silent, other] {
            let halt: HaltReport = try first(from: socket)
            #expect(halt.requestID == 0 && halt.target == "MAIN" && halt.halted == .yes)
            let state: TradingState = try first(from: socket)
            #expect(state.setBy == "portcullis")
            #expect("\(state.text)" == "2 critical refusals in 300 s, last: orderNotional")
        }
        #expect(try trader.outcome(.test(.buy, 1, at: 90)).rejectReason == .haltedAccount)
        let status = try gateway.ops().status()
        #expect(status.halts.map { "\($0.setBy)" } == ["portcullis"])
        #expect(status.violations.map(\.total) == [2, 2])
        #expect(status.violations.first?.inWindow == 2 && status.violations.first?.limit == 2)
        let account = Target(scope: .account, name: "MAIN")
        #expect(try gateway.ops().resume(account, Self.authority).halted == .no)
        #expect(try trader.outcome(.test(.buy, 1, at: 90)).rejectReason == .none)
        #expect(try gateway.ops().status().violations.first?.inWindow == 0)
        try gateway.stop()
        _ = try CheckedJournal(gateway.folder)
    }

    /// The next frames of one kind that a connection gets, the others left out.
    private func first<M: Message>(from socket: ClientSocket) throws -> M {
        let deadline = ContinuousClock.now + .seconds(RunningGateway.patienceS)
        var found: M?
        while found == nil {
            try #require(ContinuousClock.now < deadline, "\(M.self)")
            _ = try pending(socket)
            found = Self.taken(&frames[ObjectIdentifier(socket), default: []])
        }
        return try #require(found)
    }

    private final class Frames {
        var bySocket: [ObjectIdentifier: [[UInt8]]] = [:]
        subscript(_ id: ObjectIdentifier, default none: [[UInt8]]) -> [[UInt8]] {
            get { bySocket[id] ?? none }
            set { bySocket[id] = newValue }
        }
    }
    private let frames = Frames()

    private func pending(_ socket: ClientSocket) throws -> Bool {
        guard frames[ObjectIdentifier(socket), default: []].isEmpty else { return true }
        return try socket.receive(timeoutMs: 50) { message in
            var reader = FrameReader()
            while case .frame(let header) = reader.next(in: message) {
                let piece = message.extracting(
                    header.byteOffset..<(header.byteOffset + header.byteCount))
                frames[ObjectIdentifier(socket), default: []].append(
                    unsafe piece.withUnsafeBytes { unsafe [UInt8]($0) })
            }
        }
    }

    /// Takes frames up to the first of one kind.
    private static func taken<M: Message>(_ frames: inout [[UInt8]]) -> M? {
        while !frames.isEmpty {
            let frame = frames.removeFirst()
            if let message = try? M(frame: frame) { return message }
        }
        return nil
    }
}
