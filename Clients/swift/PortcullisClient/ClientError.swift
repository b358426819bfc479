// What can go wrong in a client, each with the place and what to do.
// Thread: values; any thread.

import Transport
import Wire

public enum ClientError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The key file cannot be used. `line` is 0 where the file as a whole is meant.
    case key(path: String, line: Int, why: String)
    /// The socket.
    case transport(TransportError)
    /// The gateway refused the logon for good.
    case logonRefused(code: String, text: String)
    /// The gateway ended the session for good.
    case ended(code: String, text: String)
    /// No answer in time.
    case timedOut(waitingFor: String, timeoutMs: Int32)
    /// The gateway's list has no such symbol.
    case unknownSymbol(String, listed: Int)
    /// The text is no decimal number that the protocol can carry.
    case invalidDecimal(String, why: String)
    /// A field's text does not fit.
    case invalidField(name: String, value: String, why: String)
    /// More requests are unanswered than a client may have.
    case tooManyUnanswered(Int)
    /// An ops request was refused.
    case opsRefused(reason: RejectReason, text: String)

    public var description: String {
        switch self {
        case .key(let path, 0, let why): "\(path): \(why)"
        case .key(let path, let line, let why): "\(path):\(line): \(why)"
        case .transport(let error): "\(error)"
        case .logonRefused(let code, let text):
            "the gateway refused the logon (\(code)): \(text)"
        case .ended(let code, let text): "the gateway ended the session (\(code)): \(text)"
        case .timedOut(let what, let timeoutMs):
            "no answer within \(timeoutMs) ms while waiting for \(what); "
                + "look at `portcullis status`"
        case .unknownSymbol(let symbol, let listed):
            "the gateway lists \(listed) instruments and none is '\(symbol)'; symbols are "
                + "case-sensitive and stand in the gateway's configuration"
        case .invalidDecimal(let text, let why): "'\(text)' is no number here: \(why)"
        case .invalidField(let name, let value, let why): "\(name) '\(value)': \(why)"
        case .tooManyUnanswered(let count):
            "\(count) requests are unanswered; wait for reports before sending more"
        case .opsRefused(let reason, let text):
            "refused (\(reason)): \(text.isEmpty ? reason.meaning : text)"
        }
    }
}

extension ClientError {
    /// Whose turn it is to do something about an error.
    public enum Kind: Sendable {
        /// The caller's: a file, an address, a field.
        case configuration
        /// No gateway could be reached, or it did not answer.
        case unreachable
        /// The gateway said no.
        case refused
    }

    public var kind: Kind {
        switch self {
        case .key, .unknownSymbol, .invalidDecimal, .invalidField: .configuration
        case .timedOut: .unreachable
        case .logonRefused, .ended, .tooManyUnanswered, .opsRefused: .refused
        case .transport(let error):
            switch error {
            case .invalidURL, .pathTooLong, .pathOccupied, .notPermitted, .messageTooLong:
                .configuration
            case .nothingListens, .timedOut, .disconnected, .addressInUse, .addressUnusable,
                .library, .system:
                .unreachable
            }
        }
    }
}
