// What the simulated disk found in the journal, each as a test of its own.

import Journal
import Testing
import Wire

@testable import Simulator

@Suite struct DiskTests {
    private static func surroundings(_ seed: UInt64) -> Surroundings {
        var settings = WorldSettings(seed: seed, ticks: 1)
        settings.venue = .recoverable
        settings.durability = .synced
        return Surroundings(settings)
    }

    private static func tick(_ number: UInt64, _ world: Surroundings) -> MarketDataSnapshot {
        MarketDataSnapshot(
            feedSeqNum: number, transactTime: world.now, bidPx: 99 * unit, offerPx: 101 * unit,
            bidSize: unit, offerSize: unit, symbol: SimulatedDesk.symbols[0], securityID: 1)
    }

    /// A process comes back after a sync that failed, reads the group from the system's memory and
    /// takes it for durable; then the power goes.
    @Test(arguments: 1...12)
    func whatARecoveryFoundBehindAFailedSyncStays(seed: UInt64) throws {
        let world = Self.surroundings(seed)
        var first = try SimulatedProcess.start(world)
        let isKept = first.keep()
        #expect(isKept)
        for number in 1...20 {
            let isDecided = first.decide(Self.tick(UInt64(number), world), .feed)
            #expect(isDecided)
        }
        world.disk.failure = .sync
        let isKeptWithoutSync = first.keep()
        #expect(!isKeptWithoutSync)
        world.disk.restart(powerLoss: false)
        _ = try SimulatedProcess.start(world)
        #expect(world.ledger.chains.count > 20, "the group was there to be read")
        world.disk.restart(powerLoss: true)
        let third = try SimulatedProcess.start(world)
        let lastSequence = third.core.lastSequence
        #expect(lastSequence >= world.ledger.lastSequence)
    }

    @Test func whatWasSyncedOutlivesThePowerAndTheRestMayNot() throws {
        var lost = 0
        for seed in 1...20 {
            let world = Self.surroundings(UInt64(seed))
            let handle = try world.disk.open("/file", flags: 0o100 | 0o2)
            try write([UInt8](repeating: 1, count: 2_048), at: 0, handle, world.disk)
            try world.disk.sync(handle)
            try world.disk.syncDirectory("/")
            try write([UInt8](repeating: 2, count: 2_048), at: 2_048, handle, world.disk)
            world.disk.restart(powerLoss: true)
            let image = try #require(world.disk.image("/file", durable: true))
            #expect(image.prefix(2_048).allSatisfy { $0 == 1 })
            for start in stride(from: 2_048, to: image.count, by: 512) {
                let sector = Set(image[start..<min(image.count, start + 512)])
                #expect(sector == [0] || sector == [2], "a sector is there or not")
            }
            if image.count < 4_096 || image.dropFirst(2_048).contains(0) { lost += 1 }
        }
        #expect(lost > 0)
    }

    @Test func aFullDiskMeansSafeModeAndNotALostRecord() throws {
        let world = Self.surroundings(3)
        var process = try SimulatedProcess.start(world)
        world.disk.isFull = true
        var number: UInt64 = 0
        while !process.hasFailed, number < 5_000 {
            number += 1
            let isDecided = process.decide(Self.tick(number, world), .feed)
            #expect(isDecided)
            if process.keep() { try process.dispatch(recordsMax: .max) }
        }
        #expect(number < 5_000, "a segment is full long before")
        let isDecided = process.decide(Self.tick(number + 1, world), .feed)
        #expect(!isDecided)
        world.disk.restart(powerLoss: true)
        world.disk.isFull = false
        let known = world.ledger.lastSequence
        let next = try SimulatedProcess.start(world)
        let lastSequence = next.core.lastSequence
        #expect(lastSequence >= known)
    }

    private func write(
        _ bytes: [UInt8], at offset: Int, _ handle: Int32, _ disk: SimulatedDisk
    ) throws {
        var failure: JournalError?
        unsafe bytes.withUnsafeBytes { bytes in
            do throws(JournalError) {
                try unsafe disk.write(handle, bytes, at: offset)
            } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
