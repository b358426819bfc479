// A bare libnng pair1 echo over ipc between two processes: the least that a round trip through the
// gateway can cost. Order → PendingNew is compared to it.
//
// 100 bytes, one in flight, the blocking calls, default options: nothing of Portcullis takes part.

import ArgumentParser
import CNng
import Foundation

enum EchoBenchmark {
    /// What other benchmarks name as their reference.
    static let bare = "bare libnng pair1 echo, ipc, two processes"

    private static let byteCount = 100

    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        guard report.wants(bare) else { return }
        let folder = FileManager.default.temporaryDirectory.path
            + "/portcullis-echo-\(UInt64.random(in: 0..<UInt64.max))"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let url = "ipc://\(folder)/echo.ipc"
        let server = Process()
        server.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        server.arguments = ["echo-server", url]
        let output = Pipe()
        server.standardOutput = output
        // Its end tells the server that this process is gone.
        let input = Pipe()
        server.standardInput = input
        try server.run()
        defer {
            try? input.fileHandleForWriting.close()
            server.waitUntilExit()
        }
        // It says that it listens.
        guard output.fileHandleForReading.availableData.count > 0 else {
            throw BenchmarkError(text: "the echo server did not start")
        }
        var socket = nng_socket()
        try check(unsafe nng_pair1_open(&socket), "nng_pair1_open")
        defer { _ = nng_close(socket) }
        try check(unsafe nng_socket_set_ms(socket, NNG_OPT_RECVTIMEO, 5_000), "set recv-timeout")
        try check(unsafe nng_dial(socket, url, nil, 0), "nng_dial \(url)")
        try report.add(bare) { name in
            try Measure.each(name, warmUp: 2_000, count: 20_000) { try echo(socket) }
        }
    }

    private static func echo(_ socket: nng_socket) throws {
        var message: OpaquePointer?
        try check(unsafe nng_msg_alloc(&message, byteCount), "nng_msg_alloc")
        try check(unsafe nng_sendmsg(socket, message, 0), "nng_sendmsg")
        try check(unsafe nng_recvmsg(socket, &message, 0), "nng_recvmsg")
        let count = unsafe nng_msg_len(message)
        unsafe nng_msg_free(message)
        guard count == byteCount else { throw BenchmarkError(text: "\(count) bytes came back") }
    }

    static func check(_ code: Int32, _ what: String) throws {
        guard code != 0 else { return }
        throw BenchmarkError(text: "\(what): \(unsafe String(cString: nng_strerror(code)))")
    }
}

struct BenchmarkError: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}

/// The other end of the echo.
struct EchoServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "echo-server", abstract: "Echo every message of one peer.",
        shouldDisplay: false)

    @Argument(help: "The address to listen on.")
    var url: String

    func run() throws {
        var socket = nng_socket()
        try EchoBenchmark.check(unsafe nng_pair1_open(&socket), "nng_pair1_open")
        defer { _ = nng_close(socket) }
        try EchoBenchmark.check(unsafe nng_listen(socket, url, nil, 0), "nng_listen \(url)")
        Thread {
            while !FileHandle.standardInput.availableData.isEmpty {}
            Self.exit()
        }.start()
        FileHandle.standardOutput.write(Data("listening\n".utf8))
        while true {
            var message: OpaquePointer?
            try EchoBenchmark.check(unsafe nng_recvmsg(socket, &message, 0), "nng_recvmsg")
            try EchoBenchmark.check(unsafe nng_sendmsg(socket, message, 0), "nng_sendmsg")
        }
    }
}
