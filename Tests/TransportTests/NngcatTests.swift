// Stock nanomsg clients against the native socket: Debian's nngcat, built on an nng of its own.

import Foundation
import Testing

@testable import Transport

@Suite struct NngcatTests {
    private static let path = "/usr/bin/nngcat"
    private static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

    /// Sends one message, then shows what comes until nothing does for ten seconds.
    private func run(_ url: String, _ protocolName: String) throws -> (Process, Pipe) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: Self.path)
        process.arguments = [
            "--\(protocolName)", "--dial", url, "--data", "from nngcat", "--raw",
            "--recv-timeout", "10",
        ]
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return (process, output)
    }

    @Test(.enabled(if: isInstalled, "nngcat is not installed"),
        arguments: Door.natives, ["pair0", "pair1"])
    func anUnmodifiedClientIsServed(_ door: Door, _ protocolName: String) throws {
        let served = try Served(door)
        defer { served.stop() }
        let (process, output) = try run(served.url, protocolName)
        let message = served.next()
        #expect(message.map { String(decoding: $0.1, as: UTF8.self) } == "from nngcat")
        if let message {
            #expect(served.server.send(connection: message.connection, Array("and back".utf8)))
        }
        let answer = output.fileHandleForReading.readData(ofLength: 8)
        #expect(String(decoding: answer, as: UTF8.self) == "and back")
        process.terminate()
        process.waitUntilExit()
        #expect(served.nextClosed() == message?.connection)
        #expect(served.server.counters.protocolErrors == 0)
    }
}
