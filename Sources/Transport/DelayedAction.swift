// Does something after a while, on libnng's clock and threads.
//
// Invariants: the action runs exactly once. What it captures lives until then.
// Thread: any.

import CNng
import Synchronization

enum DelayedAction {
    private final class Context: Sendable {
        let action: @Sendable () -> Void
        let aio = Atomic<UInt>(0)
        init(_ action: @escaping @Sendable () -> Void) { self.action = action }
    }

    /// - Returns: false, and the action never runs, where there was no memory for it.
    static func start(afterMs: Int32, _ action: @escaping @Sendable () -> Void) -> Bool {
        let context = Context(action)
        let pointer = unsafe Unmanaged.passRetained(context).toOpaque()
        var handle: OpaquePointer?
        let code = unsafe nng_aio_alloc(
            &handle,
            { pointer in
                guard let pointer = unsafe pointer else { return }
                let context = unsafe Unmanaged<Context>.fromOpaque(pointer).takeRetainedValue()
                context.action()
                // Frees the aio later, from another thread: a callback cannot free its own.
                unsafe nng_aio_reap(
                    OpaquePointer(bitPattern: context.aio.load(ordering: .acquiring)))
            }, pointer)
        guard code == 0 else {
            unsafe Unmanaged<Context>.fromOpaque(pointer).release()
            return false
        }
        context.aio.store(UInt(bitPattern: handle), ordering: .releasing)
        unsafe nng_sleep_aio(afterMs, handle)
        return true
    }
}
