// Lets peers in on one ipc or tcp address.
//
// Thread: `init` and `stop` the owner's; the rest libnng's.

import CNng
import Synchronization
import Wire

final class StreamListener: Sendable {
    /// Pause after a failed accept: out of file descriptors, mostly.
    private static let pauseMs: Int32 = 10

    private let url: SocketURL
    private let receiver: ServerReceiver
    private let listener: UInt
    private let aio = Atomic<UInt>(0)
    private let pausing = Atomic<Bool>(false)

    /// Opens the address; `start` lets peers in.
    ///
    /// - Throws: `.addressInUse`, `.addressUnusable`, `.notPermitted`.
    init(_ url: SocketURL, ipcMode: UInt32, receiver: ServerReceiver) throws(TransportError) {
        var handle: OpaquePointer?
        try check(
            unsafe nng_stream_listener_alloc(&handle, url.text), "nng_stream_listener_alloc",
            url.text)
        self.url = url
        self.receiver = receiver
        listener = UInt(bitPattern: handle)
        do throws(TransportError) {
            if url.isIPC {
                try check(
                    unsafe nng_stream_listener_set_int(
                        handle, NNG_OPT_IPC_PERMISSIONS, Int32(ipcMode)),
                    "set ipc:permissions", url.text)
            } else {
                try check(
                    unsafe nng_stream_listener_set_bool(handle, NNG_OPT_TCP_NODELAY, true),
                    "set tcp-nodelay", url.text)
            }
            try check(
                unsafe nng_stream_listener_listen(handle), "nng_stream_listener_listen", url.text)
        } catch {
            unsafe nng_stream_listener_free(handle)
            throw error
        }
    }

    func start() throws(TransportError) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        var handle: OpaquePointer?
        try check(
            unsafe nng_aio_alloc(
                &handle,
                { context in
                    guard let context = unsafe context else { return }
                    unsafe Unmanaged<StreamListener>.fromOpaque(context).takeUnretainedValue()
                        .accepted()
                }, context), "nng_aio_alloc", url.text)
        aio.store(UInt(bitPattern: handle), ordering: .releasing)
        accept()
    }

    /// The address as it is, with the port that the system chose in place of 0.
    func boundURL() throws(TransportError) -> String {
        guard case .tcp(let host, 0) = url.kind else { return url.text }
        var address = nng_sockaddr()
        try check(
            unsafe nng_stream_listener_get_addr(
                OpaquePointer(bitPattern: listener), NNG_OPT_LOCADDR, &address),
            "get local-address", url.text)
        // Every member of the union begins with the family; the port follows it in both of tcp's.
        let port = unsafe UInt16(bigEndian: address.s_in.sa_port)
        return "tcp://\(host):\(port)"
    }

    private func accept() {
        unsafe nng_stream_listener_accept(
            OpaquePointer(bitPattern: listener),
            OpaquePointer(bitPattern: aio.load(ordering: .acquiring)))
    }

    private func accepted() {
        let handle = unsafe OpaquePointer(bitPattern: aio.load(ordering: .acquiring))
        let result = unsafe nng_aio_result(handle)
        if result == NngCode.closed || result == NngCode.canceled { return }
        if pausing.exchange(false, ordering: .relaxed) { return accept() }
        guard result == 0 else {
            pausing.store(true, ordering: .relaxed)
            return unsafe nng_sleep_aio(Self.pauseMs, handle)
        }
        if let output = unsafe nng_aio_get_output(handle, 0) {
            unsafe receiver.streamAccepted(OpaquePointer(output), isIPC: url.isIPC)
        }
        accept()
    }

    /// Closes the address; waits until no callback runs. A unix socket's file is removed.
    func stop() {
        unsafe nng_stream_listener_close(OpaquePointer(bitPattern: listener))
        let handle = unsafe OpaquePointer(bitPattern: aio.load(ordering: .acquiring))
        unsafe nng_aio_stop(handle)
        unsafe nng_aio_free(handle)
        unsafe nng_stream_listener_free(OpaquePointer(bitPattern: listener))
    }
}

extension SocketURL {
    var isIPC: Bool { if case .ipc = kind { true } else { false } }
}
