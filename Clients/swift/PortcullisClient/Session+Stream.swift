// A session's events as an AsyncStream, taken by a thread of its own so that no task ever blocks.

import Glibc
import Synchronization

extension Session {
    /// Takes the session's events until it is over or the stream is dropped.
    ///
    /// - Throws: from the stream, what ended the session.
    public func events() -> AsyncThrowingStream<Event, any Error> {
        AsyncThrowingStream { continuation in
            let pump = StreamPump(session: self, continuation: continuation)
            let context = unsafe Unmanaged.passRetained(pump).toOpaque()
            var thread = pthread_t()
            let code = unsafe pthread_create(
                &thread, nil,
                { context in
                    if let context = unsafe context {
                        unsafe Unmanaged<StreamPump>.fromOpaque(context).takeRetainedValue().run()
                    }
                    return nil
                }, context)
            guard code == 0 else {
                unsafe Unmanaged<StreamPump>.fromOpaque(context).release()
                continuation.finish(
                    throwing: ClientError.ended(
                        code: "thread", text: unsafe String(cString: strerror(code))))
                return
            }
            pthread_detach(thread)
        }
    }
}

private final class StreamPump: Sendable {
    let session: Session
    let continuation: AsyncThrowingStream<Event, any Error>.Continuation

    private let dropped = Atomic<Bool>(false)

    init(session: Session, continuation: AsyncThrowingStream<Event, any Error>.Continuation) {
        self.session = session
        self.continuation = continuation
        continuation.onTermination = { [weak self] _ in
            self?.dropped.store(true, ordering: .releasing)
        }
    }

    func run() {
        do throws(ClientError) {
            while !dropped.load(ordering: .acquiring) {
                if let event = try session.nextEvent(timeoutMs: 100) { continuation.yield(event) }
            }
        } catch {
            continuation.finish(throwing: error)
        }
    }
}
