// The owner of a server's socket on a thread of its own: echoes what comes until it is told to end.

import Foundation
import LockFree
import Synchronization

@testable import Transport

final class Owner: Sendable {
    private let ends = Atomic<Bool>(false)
    private let isDone = Atomic<Bool>(false)
    private let done = Parker()
    private let parker: Parker

    /// - Parameter look: sees each message before it is echoed, in place.
    init(
        _ served: Served, look: @escaping @Sendable (UInt32, UnsafeRawBufferPointer) -> Void = {
            unsafe _ = ($0, $1)
        }
    ) {
        parker = served.parker
        let run: @Sendable (Served) -> Void = { [self] served in
            while !ends.load(ordering: .acquiring) {
                while let (connection, bytes) = unsafe served.server.inbound.peek() {
                    unsafe look(connection, bytes)
                    _ = unsafe served.server.send(connection: connection, bytes: bytes)
                    served.server.inbound.pop()
                }
                while served.server.nextClosed() != nil {}
                if served.server.inbound.isEmpty { served.rest() }
            }
            isDone.store(true, ordering: .releasing)
            done.wake()
        }
        Thread.detachNewThread { run(served) }
    }

    /// Ends it; the caller is the owner then.
    func end() {
        ends.store(true, ordering: .releasing)
        parker.wake()
        while !isDone.load(ordering: .acquiring) { done.park(timeoutNs: 10_000_000) }
    }
}
