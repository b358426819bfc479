import CLinux
import Foundation
import Synchronization
import Testing

@testable import LockFree

@Suite struct ParkerTests {
    @Test func aWakeBeforeParkMakesParkReturnAtOnce() {
        let parker = Parker()
        parker.wake()
        parker.wake()
        parker.park(timeoutNs: -1)
        // Both wakes were spent by one park: this one must run into its timeout.
        let start = ContinuousClock.now
        parker.park(timeoutNs: 2_000_000)
        #expect(ContinuousClock.now - start >= .milliseconds(2))
    }

    @Test func aZeroTimeoutDoesNotSleep() {
        let parker = Parker()
        for _ in 0..<1_000 { parker.park(timeoutNs: 0) }
        parker.wake()
        parker.park(timeoutNs: -1)
    }

    @Test func aWakeEndsTheOwnersOwnWait() {
        let parker = Parker()
        let event = clinux_event_open()
        defer { close(event) }
        parker.wake()
        var waits = 0
        parker.park(timeoutNs: -1, event: event) { _ in waits += 1 }
        #expect(waits == 0, "a wake that came before the sleep makes it none")
        let other = Thread { parker.wake() }
        parker.park(timeoutNs: 7, event: event) { timeoutNs in
            #expect(timeoutNs == 7)
            other.start()
            var entry = pollfd(fd: event, events: Int16(POLLIN), revents: 0)
            waits += Int(unsafe poll(&entry, 1, 10_000))
        }
        #expect(waits == 1, "the event was not signalled")
        // Spent: the next sleep is one.
        parker.park(timeoutNs: 0, event: event) { _ in waits += 1 }
        #expect(waits == 2)
    }

    @Test func noWakeIsLostBetweenTwoThreads() {
        let ping = Parker()
        let pong = Parker()
        let turn = Atomic<Int>(0)
        let rounds = 5_000
        let other = Thread {
            for round in 0..<rounds {
                while turn.load(ordering: .acquiring) < 2 * round + 1 {
                    ping.park(timeoutNs: -1)
                }
                turn.store(2 * round + 2, ordering: .releasing)
                pong.wake()
            }
        }
        other.start()
        for round in 0..<rounds {
            turn.store(2 * round + 1, ordering: .releasing)
            ping.wake()
            while turn.load(ordering: .acquiring) < 2 * round + 2 { pong.park(timeoutNs: -1) }
        }
        #expect(turn.load(ordering: .acquiring) == 2 * rounds)
    }
}
