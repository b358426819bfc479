// Whole worlds from fixed seeds. A seed that found a bug stays here under its bug's name.

import Testing

@testable import Simulator

@Suite struct WorldTests {
    @Test(arguments: 1...16)
    func everyPromiseHolds(seed: UInt64) throws {
        let world = World(WorldSettings(seed: seed, ticks: 1_500))
        try world.run()
        #expect(world.counts.ordersSent > 20, "a world in which nothing happens proves nothing")
    }

    @Test func theSameSeedIsTheSameWorld() throws {
        func run(_ seed: UInt64) throws -> (UInt64, Int) {
            let world = World(WorldSettings(seed: seed, ticks: 800))
            try world.run()
            return (world.chainWord, world.counts.records)
        }
        let first = try run(7)
        let again = try run(7)
        let other = try run(8)
        #expect(first == again)
        #expect(first != other)
    }
}

@Suite struct CanaryTests {
    @Test(arguments: Canary.allCases)
    func isCaughtByItsChecker(canary: Canary) throws {
        var settings = WorldSettings(seed: 5, ticks: 3_000)
        settings.plant(canary)
        let violation = #expect(throws: Violation.self) { try World(settings).run() }
        #expect(violation?.promise == canary.promise, "\(String(describing: violation))")
        #expect(violation?.seed == 5)
        #expect(violation?.events.isEmpty == false)
    }
}
