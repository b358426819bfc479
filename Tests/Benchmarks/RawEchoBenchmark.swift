// A bare unix socket's echo between two processes: what the kernel alone costs of a round trip.
//
// 100 bytes, one in flight, blocking calls: nothing of Portcullis takes part.

import ArgumentParser
import Foundation

enum RawEchoBenchmark {
    /// What other benchmarks name as their reference.
    static let bare = "bare unix socket echo, two processes"

    private static let byteCount = 100

    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        guard report.wants(bare) else { return }
        var pair: [Int32] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0 else {
            throw BenchmarkError(text: "socketpair: \(unsafe String(cString: strerror(errno)))")
        }
        defer { close(pair[0]) }
        // The other process has its end as its standard input.
        let server = Process()
        server.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        server.arguments = ["raw-echo-server"]
        server.standardInput = FileHandle(fileDescriptor: pair[1], closeOnDealloc: false)
        try server.run()
        close(pair[1])
        defer {
            shutdown(pair[0], Int32(SHUT_RDWR))
            server.waitUntilExit()
        }
        let descriptor = pair[0]
        try report.add(bare) { name in
            try Measure.each(name, warmUp: 2_000, count: 20_000) { try echo(descriptor) }
        }
    }

    private static func echo(_ descriptor: Int32) throws {
        let whole = unsafe withUnsafeTemporaryAllocation(
            byteCount: byteCount, alignment: 8
        ) { room in
            unsafe room.initializeMemory(as: UInt8.self, repeating: 7)
            guard unsafe send(descriptor, room.baseAddress, byteCount, 0) == byteCount else {
                return false
            }
            return unsafe recv(
                descriptor, room.baseAddress, byteCount, Int32(MSG_WAITALL)) == byteCount
        }
        guard whole else { throw BenchmarkError(text: "the bare echo broke off") }
    }

    /// Echoes what comes until the other end goes.
    static func serve(_ descriptor: Int32) {
        unsafe withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 8) { room in
            while true {
                let count = unsafe recv(descriptor, room.baseAddress, room.count, 0)
                guard count > 0, unsafe send(descriptor, room.baseAddress, count, 0) == count
                else { return }
            }
        }
    }
}

/// The other end of the bare echo.
struct RawEchoServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "raw-echo-server",
        abstract: "Echo what comes on the standard input, a socket.",
        shouldDisplay: false)

    func run() { RawEchoBenchmark.serve(STDIN_FILENO) }
}
