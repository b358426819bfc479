// A strategy's key: who it is, and the secret that proves it.
//
//     # comment
//     strategy = alpha
//     session = 7
//     secret = 64 hexadecimal digits
//
// Invariants: a key file that others may read is refused; the secret is never printed.
// Thread: values; any thread.

import Crypto
import Glibc
import Wire

public struct Key: Sendable {
    public let strategy: String
    public let sessionID: UInt32
    private let secret: SymmetricKey

    /// Longest key file that is read; anything longer is no key.
    private static let fileBytesMax = 4_096

    /// - Parameter secret: 32 bytes.
    public init(strategy: String, sessionID: UInt32, secret: [UInt8]) {
        precondition(secret.count == 32, "a secret has 32 bytes")
        self.strategy = strategy
        self.sessionID = sessionID
        self.secret = SymmetricKey(data: secret)
    }

    /// Reads a key file.
    ///
    /// - Throws: `.key` with the line and what to do.
    public init(path: String) throws(ClientError) {
        try self.init(text: try Self.read(path), path: path)
    }

    /// Reads a key from a file's text; `path` stands in errors only.
    ///
    /// - Throws: `.key` with the line and what to do.
    public init(text: String, path: String) throws(ClientError) {
        var fields: [String: (value: String, line: Int)] = [:]
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, whole) in lines.enumerated() {
            let line = index + 1
            let content = whole.prefix { $0 != "#" }.trimmed()
            if content.isEmpty { continue }
            guard let equals = content.firstIndex(of: "=") else {
                throw .key(path: path, line: line, why: "write NAME = VALUE")
            }
            let name = content[..<equals].trimmed()
            guard ["strategy", "session", "secret"].contains(name) else {
                throw .key(
                    path: path, line: line,
                    why: "unknown name '\(name)'; a key has strategy, session and secret")
            }
            guard fields[name] == nil else {
                throw .key(path: path, line: line, why: "'\(name)' stands here twice")
            }
            fields[name] = (content[content.index(after: equals)...].trimmed(), line)
        }
        func field(_ name: String) throws(ClientError) -> (value: String, line: Int) {
            guard let field = fields[name] else {
                throw .key(
                    path: path, line: 0,
                    why: "'\(name)' is missing; make a new key with `portcullis keygen`")
            }
            return field
        }
        let strategy = try field("strategy")
        guard Text16(exactly: strategy.value) != nil, !strategy.value.isEmpty else {
            throw .key(path: path, line: strategy.line, why: "a strategy has 1 to 16 bytes")
        }
        let session = try field("session")
        guard let sessionID = UInt32(session.value), sessionID > 0, sessionID != .null else {
            throw .key(
                path: path, line: session.line, why: "'\(session.value)' is no session number")
        }
        let secret = try field("secret")
        guard let bytes = Self.bytes(hex: secret.value) else {
            throw .key(
                path: path, line: secret.line, why: "a secret is 64 hexadecimal digits")
        }
        self.init(strategy: strategy.value, sessionID: sessionID, secret: bytes)
    }

    /// HMAC-SHA256 of a message whose signature field is empty, as lower-case hexadecimal
    /// (PROTOCOL.md section 3).
    public func signature(of message: some Message) -> Text64 {
        let frame = message.frameBytes()
        let templateID = type(of: message).templateID
        var hmac = HMAC<SHA256>(key: secret)
        hmac.update(data: [UInt8(truncatingIfNeeded: templateID), UInt8(templateID >> 8)])
        hmac.update(data: frame[FrameLayout.headerByteCount...])
        var text = ""
        for byte in hmac.finalize() {
            text += byte < 16 ? "0" : ""
            text += String(byte, radix: 16)
        }
        return Text64(text)
    }

    private static func bytes(hex: String) -> [UInt8]? {
        let digits = Array(hex.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let high = nibble(digits[index]), let low = nibble(digits[index + 1])
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func read(_ path: String) throws(ClientError) -> String {
        func failure(_ why: String) -> ClientError { .key(path: path, line: 0, why: why) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT {
                throw failure("there is no such key; `portcullis keygen` makes one")
            }
            throw failure(unsafe String(cString: strerror(errno)))
        }
        defer { _ = close(descriptor) }
        // Asked of the open file, so that nobody can exchange it in between.
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else {
            throw failure(unsafe String(cString: strerror(errno)))
        }
        guard information.st_mode & S_IFMT == S_IFREG else { throw failure("this is no file") }
        guard information.st_mode & 0o077 == 0 else {
            throw failure("others may read or write this key; run chmod 600 \(path)")
        }
        var bytes = [UInt8](repeating: 0, count: fileBytesMax + 1)
        var count = 0
        while count < bytes.count {
            let got = unsafe bytes.withUnsafeMutableBytes { buffer in
                // Bound: `count` is below the buffer's size.
                unsafe Glibc.read(
                    descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
            }
            if got < 0 {
                if errno == EINTR { continue }
                throw failure(unsafe String(cString: strerror(errno)))
            }
            if got == 0 { break }
            count += got
        }
        guard count <= fileBytesMax else { throw failure("too long for a key file") }
        guard let text = String(validating: bytes[..<count], as: UTF8.self) else {
            throw failure("the file is not UTF-8 text")
        }
        return text
    }
}

extension Substring {
    fileprivate func trimmed() -> String {
        var view = self
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
