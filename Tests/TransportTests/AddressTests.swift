import Foundation
import LockFree
import Testing

@testable import Transport

@Suite struct AddressTests {
    @Test(arguments: [
        "", "orders.ipc", "ipc://", "tcp://", "tcp://host", "tcp://host:", "tcp://host:x",
        "tcp://host:65536", "tcp://:7001", "tcp://::1:7001", "tcp://[::1:7001", "inproc://",
        "ws://localhost:1", "ipc:///a b", "tcp://a/b:1", "tcp://host:+1", "ipc://a\u{0}b",
    ])
    func refusesWhatIsNoAddress(_ text: String) {
        do {
            _ = try SocketURL(text)
            Issue.record("'\(text)' was taken")
        } catch {
            #expect("\(error)".contains("inproc://NAME"))
        }
    }

    @Test func takesTheThreeKinds() throws {
        #expect(try SocketURL("ipc:///a/b").kind == .ipc(path: "/a/b"))
        #expect(try SocketURL("ipc://./b").kind == .ipc(path: "./b"))
        #expect(try SocketURL("tcp://[::1]:7001").kind == .tcp(host: "[::1]", port: 7001))
        #expect(try SocketURL("tcp://*:0").kind == .tcp(host: "*", port: 0))
        #expect(try SocketURL("inproc://x").kind == .inproc(name: "x"))
    }

    @Test func aPathAboveTheKernelsLimitIsRefused() throws {
        #expect(throws: Never.self) {
            try SocketURL("ipc:///" + String(repeating: "a", count: 106))
        }
        #expect(throws: TransportError.self) {
            try SocketURL("ipc:///" + String(repeating: "a", count: 107))
        }
    }

    private func listen(_ url: String, _ engine: SocketEngine) throws -> any ServerTransport {
        let server = try ServerEndpoint(
            ServerOptions(urls: [url]), engine: engine, parker: Parker())
        try server.listen()
        return server
    }

    @Test(arguments: SocketEngine.allCases)
    func aLiveListenerIsNotPushedAside(_ engine: SocketEngine) throws {
        let folder = try TemporaryFolder()
        let url = "ipc://\(folder.path)/a.ipc"
        let first = try listen(url, engine)
        #expect(throws: TransportError.addressInUse(url: url)) { try listen(url, engine) }
        // The first is still there.
        let client = try ClientSocket(url: url)
        try client.send([1])
        #expect(first.boundURLs == [url])
        let tcp = try listen("tcp://127.0.0.1:0", engine)
        let taken = try #require(tcp.boundURLs.first)
        #expect(throws: TransportError.addressInUse(url: taken)) { try listen(taken, engine) }
    }

    @Test(arguments: SocketEngine.allCases)
    func theSocketFileOfADeadProcessIsReplaced(_ engine: SocketEngine) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/a.ipc"
        // What a killed process leaves: a bound socket file that nobody listens on.
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { field in
            for (index, byte) in path.utf8.enumerated() { unsafe field[index] = byte }
        }
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        close(descriptor)
        #expect(FileManager.default.fileExists(atPath: path))
        let server = try listen("ipc://\(path)", engine)
        let client = try ClientSocket(url: "ipc://\(path)")
        #expect(client.isConnected)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        server.stop()
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: SocketEngine.allCases)
    func aFileThatIsNoSocketIsNeverTouched(_ engine: SocketEngine) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/a.ipc"
        try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: TransportError.pathOccupied(path: path)) {
            try listen("ipc://\(path)", engine)
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    }

    @Test(arguments: SocketEngine.allCases)
    func aMissingFolderIsNamed(_ engine: SocketEngine) throws {
        let folder = try TemporaryFolder()
        do {
            _ = try listen("ipc://\(folder.path)/missing/a.ipc", engine)
            Issue.record("it listens in a folder that does not exist")
        } catch {
            #expect("\(error)".contains("no folder \(folder.path)/missing"))
        }
    }

    @Test func aClientIsToldWhenNothingListens() throws {
        let folder = try TemporaryFolder()
        for url in ["ipc://\(folder.path)/a.ipc", "inproc://nobody", "tcp://127.0.0.1:1"] {
            #expect(throws: TransportError.nothingListens(url: url)) { try ClientSocket(url: url) }
        }
    }
}
