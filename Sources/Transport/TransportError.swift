// What can go wrong with a socket, each with the place and what to do.
// Thread: values; any thread.

import CNng
import Glibc

public enum TransportError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The text is no URL that a socket can have.
    case invalidURL(String, why: String)
    /// The path of a unix socket does not fit the kernel's 107 bytes.
    case pathTooLong(url: String, byteCount: Int)
    /// A file that is no socket stands where the socket should be.
    case pathOccupied(path: String)
    /// Another process listens there.
    case addressInUse(url: String)
    /// The address does not belong to this machine, or its folder does not exist.
    case addressUnusable(url: String, why: String)
    /// The system forbids it.
    case notPermitted(url: String)
    /// Nobody listens there.
    case nothingListens(url: String)
    /// The peer is there but did not answer or read in time.
    case timedOut(url: String)
    /// The peer closed the connection, or the connection was lost.
    case disconnected(url: String)
    /// A message above the protocol's maximum.
    case messageTooLong(byteCount: Int, byteCountMax: Int)
    /// The system refused for a reason that has no case of its own.
    case system(operation: String, place: String, code: Int32)
    /// libnng refused for a reason that has no case of its own.
    case library(operation: String, place: String, code: Int32)

    public var description: String {
        switch self {
        case .invalidURL(let url, let why):
            "'\(url)' is no socket URL: \(why); write ipc://PATH, tcp://HOST:PORT or inproc://NAME"
        case .pathTooLong(let url, let count):
            "the path of \(url) has \(count) bytes and a unix socket takes 107; choose a shorter "
                + "folder, or a relative path"
        case .pathOccupied(let path):
            "\(path) exists and is no socket; move it away or choose another path"
        case .addressInUse(let url):
            "another process listens on \(url); stop it or choose another address"
        case .addressUnusable(let url, let why): "cannot use \(url): \(why)"
        case .notPermitted(let url):
            "no permission for \(url); check the owner and mode of the socket and its folder"
        case .nothingListens(let url):
            "nothing listens at \(url); start the gateway with `portcullis serve`, "
                + "or name its address with --connect or --data"
        case .timedOut(let url): "\(url) did not answer in time"
        case .disconnected(let url): "the connection to \(url) was lost"
        case .messageTooLong(let count, let most):
            "a message of \(count) bytes is above the maximum of \(most); send fewer frames at once"
        case .system(let operation, let place, let code):
            "\(operation) failed for \(place): \(systemText(code)) (errno \(code))"
        case .library(let operation, let place, let code):
            "\(operation) failed for \(place): \(nngText(code)) (nng \(code))"
        }
    }
}

/// The system's text for an errno value.
func systemText(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "unknown error" }
    return unsafe String(cString: text)
}

/// libnng's text for a result code.
func nngText(_ code: Int32) -> String {
    guard let text = unsafe nng_strerror(code) else { return "unknown error" }
    return unsafe String(cString: text)
}

/// libnng's codes as it returns them.
enum NngCode {
    static let noMemory = Int32(bitPattern: NNG_ENOMEM.rawValue)
    static let timedOut = Int32(bitPattern: NNG_ETIMEDOUT.rawValue)
    static let refused = Int32(bitPattern: NNG_ECONNREFUSED.rawValue)
    static let closed = Int32(bitPattern: NNG_ECLOSED.rawValue)
    static let again = Int32(bitPattern: NNG_EAGAIN.rawValue)
    static let addressInUse = Int32(bitPattern: NNG_EADDRINUSE.rawValue)
    static let noEntry = Int32(bitPattern: NNG_ENOENT.rawValue)
    static let unreachable = Int32(bitPattern: NNG_EUNREACHABLE.rawValue)
    static let addressInvalid = Int32(bitPattern: NNG_EADDRINVAL.rawValue)
    static let permission = Int32(bitPattern: NNG_EPERM.rawValue)
    static let canceled = Int32(bitPattern: NNG_ECANCELED.rawValue)
    static let reset = Int32(bitPattern: NNG_ECONNRESET.rawValue)
    static let shut = Int32(bitPattern: NNG_ECONNSHUT.rawValue)
}

/// Throws where a libnng call did not return 0.
func check(_ code: Int32, _ operation: String, _ place: String) throws(TransportError) {
    switch code {
    case 0: return
    case NngCode.addressInUse: throw .addressInUse(url: place)
    case NngCode.refused, NngCode.noEntry: throw .nothingListens(url: place)
    case NngCode.timedOut: throw .timedOut(url: place)
    case NngCode.closed, NngCode.reset, NngCode.shut: throw .disconnected(url: place)
    case NngCode.permission: throw .notPermitted(url: place)
    case NngCode.unreachable: throw .addressUnusable(url: place, why: "it cannot be reached")
    case NngCode.addressInvalid:
        throw .addressUnusable(url: place, why: "the host is unknown or not on this machine")
    default: throw .library(operation: operation, place: place, code: code)
    }
}
