// Who reads the strategies' sockets, how the core waits and where it runs: the same answers always.

import Foundation
import PortcullisClient
import Testing
import Transport
import Wire

@testable import Gateway

@Suite struct ThreadSettingsTests {
    private func threads(_ text: String) throws -> GatewayConfiguration {
        let text = SmallConfiguration.text([1: "name: small\n\(text)"])
        return try GatewayConfiguration.parse(Array(text.utf8), path: "f.yaml")
    }

    private func mistakes(_ text: String) -> [String] {
        SmallConfiguration.mistakes(in: SmallConfiguration.text([1: "name: small\n\(text)"]))
    }

    @Test func absentSettingsReadOrdersOnTheCore() throws {
        let configuration = try threads("sockets: {}")
        #expect(configuration.threads == ThreadSettings())
        #expect(configuration.threads.waiting == .spinThenPark)
        #expect(configuration.threads.processor == nil)
        #expect(configuration.readsOrdersOnCore)
        #expect(configuration.sockets.busyPollNs == 0)
    }

    @Test func everySettingIsTaken() throws {
        let configuration = try threads(
            "threads: {orders: own, core: {wait: park, cpu: 3}}\nsockets: {busy_poll: 50us}")
        #expect(configuration.threads.waiting == .park)
        #expect(configuration.threads.processor == 3)
        #expect(!configuration.readsOrdersOnCore)
        #expect(configuration.sockets.busyPollNs == 50_000)
        #expect(try !threads("sockets: {transport: nng}").readsOrdersOnCore)
    }

    @Test func mistakesAreSaidWithTheirPlace() {
        #expect(
            mistakes("threads: {core: {wait: sleep, cpu: 1024}, order: own}") == [
                "f.yaml:2:24: threads.core.wait: found `sleep`; expected one of spin, spin_park, "
                    + "park",
                "f.yaml:2:36: threads.core.cpu: found `1024`; allowed are 0 to 1023",
                "f.yaml:2:43: threads: unknown key `order`; did you mean `orders`?",
            ])
        #expect(
            mistakes("threads: {orders: core}\nsockets: {transport: nng}") == [
                "f.yaml:2:19: threads.orders: found `core`; it takes `sockets.transport: native`, "
                    + "which is not set"
            ])
    }

    @Test func aProcessorThatIsNotThereStopsTheStart() throws {
        let failed = #expect(throws: GatewayError.self) {
            _ = try RunningGateway(
                TestConfiguration(sockets: "threads: {core: {cpu: 1023}}"))
        }
        guard case .processor(1_023, let code) = failed else {
            Issue.record("\(String(describing: failed))")
            return
        }
        #expect(code == EINVAL)
    }

    @Test(
        arguments: ["written", "synced"],
        [
            "threads: {orders: core, core: {wait: park}}",
            "threads: {orders: core, core: {wait: spin}}",
            "threads: {orders: own, core: {wait: spin_park}}\nsockets: {busy_poll: 50us}",
            "sockets: {transport: nng}",
        ])
    func ordersAreAnsweredAlike(durability: String, threads: String) throws {
        let gateway = try RunningGateway(
            TestConfiguration(durability: durability, sockets: threads))
        try gateway.quote()
        let trader = try gateway.trader()
        for _ in 0..<20 {
            let order = try trader.session.submit(.test(.buy, 1))
            try trader.report(order, .filled)
        }
        let resting = try trader.session.submit(.test(.buy, 1, at: 90))
        try trader.report(resting, .new)
        // What ends a connection is told to the core, whoever reads it.
        trader.session.close()
        try Harness.wait { try gateway.status().sessionsEstablished == 0 }
        try gateway.stop()
    }

    @Test func whoConnectsIsSaidWithItsUser() throws {
        let gateway = try RunningGateway()
        let trader = try gateway.trader()
        var doors: [Door: Int64] = [:]
        while let note = gateway.connections.next(timeoutNs: 0) {
            if let door = Door(rawValue: note.door) { doors[door] = note.peerUser }
        }
        #expect(doors[.orders] == Int64(getuid()))
        trader.session.close()
        try gateway.stop()
    }
}
