// `portcullis-simulator`: runs simulated worlds and says how to repeat one that breaks a promise.
//
// Thread: the main one.

import ArgumentParser
import Glibc
import Simulator

@main
struct SimulatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portcullis-simulator",
        abstract: "Run the core and the journal in simulated worlds full of faults.",
        discussion: """
            The same seed and the same number of ticks give the same world, event by event. Ends \
            with 1 where a promise was broken, 2 where a canary was not caught.
            """)

    @Option(help: "The first seed; a random one where it is left out.")
    var seed: UInt64?

    @Option(help: "Ticks with faults, in each world.")
    var ticks = 3_000

    @Option(help: "Worlds, with consecutive seeds.")
    var count = 1

    @Option(help: "Go on with random seeds for so many minutes; 0 for ever.")
    var minutes: Int?

    @Option(help: "Plant a fault that must be caught: \(Canary.names).")
    var canary: String?

    @Flag(help: "Print every event.")
    var trace = false

    func validate() throws {
        guard ticks > 0, ticks <= 100_000_000 else {
            throw ValidationError("--ticks is \(ticks): give 1 to 100000000")
        }
        guard count > 0 else { throw ValidationError("--count is \(count): give 1 or more") }
        if let minutes, minutes < 0 {
            throw ValidationError("--minutes is \(minutes): give 0 or more")
        }
        if let canary, Canary(rawValue: canary) == nil {
            throw ValidationError("--canary is \(canary): give one of \(Canary.names)")
        }
    }

    func run() throws {
        if let canary = canary.flatMap(Canary.init(rawValue:)) { return try runCanary(canary) }
        var generator = SystemRandomNumberGenerator()
        if let minutes {
            try soak(minutes: minutes, &generator)
        } else {
            let first = seed ?? generator.next()
            var failed = 0
            for index in 0..<count where !runWorld(seed: first &+ UInt64(index)) { failed += 1 }
            if failed > 0 { throw ExitCode(1) }
        }
    }

    private func soak(
        minutes: Int, _ generator: inout SystemRandomNumberGenerator
    ) throws {
        let end = Self.seconds() + minutes * 60
        var worlds = 0
        var failed = 0
        while minutes == 0 || Self.seconds() < end {
            worlds += 1
            if !runWorld(seed: generator.next() >> 16) { failed += 1 }
        }
        print("\(worlds) worlds, \(failed) failed")
        if failed > 0 { throw ExitCode(1) }
    }

    private static func seconds() -> Int {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return Int(now.tv_sec)
    }

    /// Prints a line that a reader of a pipe sees at once.
    private func say(_ text: String) {
        print(text)
        fflush(nil)
    }

    /// - Returns: whether every promise held.
    private func runWorld(seed: UInt64) -> Bool {
        let settings = WorldSettings(seed: seed, ticks: ticks)
        let world = World(settings)
        if trace { world.listen { print($0) } }
        do throws(Violation) {
            try world.run()
        } catch {
            say("FAILED \(error)")
            say("  repeat: portcullis-simulator --seed \(seed) --ticks \(ticks) --trace")
            return false
        }
        let counts = world.counts
        say(
            """
            seed \(seed): \(settings.venue), \(settings.durability): \(counts.records) records, \
            \(counts.ordersSent) orders sent, \(counts.trades) fills, \(counts.crashes) crashes, \
            \(counts.diskFailures) disk failures, \(counts.halts) halts, \
            \(counts.flipsFound) of \(counts.flips) flipped bits refused: all promises held
            """)
        return true
    }

    private func runCanary(_ canary: Canary) throws {
        var settings = WorldSettings(seed: seed ?? 1, ticks: ticks)
        settings.plant(canary)
        do throws(Violation) {
            try World(settings).run()
        } catch {
            print("caught \(error)")
            guard error.promise == canary.promise else { throw ExitCode(2) }
            return
        }
        print("NOT CAUGHT: \(canary.rawValue) with seed \(settings.seed)")
        throw ExitCode(2)
    }
}

extension Canary {
    fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
