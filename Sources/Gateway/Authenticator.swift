// Verifies who negotiates or establishes a session, at the door: the core cannot do cryptography.
//
// The signature is the HMAC-SHA256 of the template id (u16, little-endian) and the block with the
// signature field filled with NUL, as lower-case hexadecimal (PROTOCOL.md §3). Comparison takes the
// same time whatever differs.
//
// Thread: the core's.

import Crypto
import Wire

struct Authenticator {
    enum Verdict {
        case authentic
        case unknownSession
        case wrongSignature
        case clockSkew
    }

    private let keys: KeyStore

    init(keys: KeyStore) { self.keys = keys }

    func verify(_ request: Negotiate, wallNs: UInt64) -> Verdict {
        var unsigned = request
        unsigned.signature = Text64()
        return verify(
            unsigned, request.signature, request.sessionID, request.timestamp, wallNs)
    }

    func verify(_ request: Establish, wallNs: UInt64) -> Verdict {
        var unsigned = request
        unsigned.signature = Text64()
        return verify(
            unsigned, request.signature, request.sessionID, request.timestamp, wallNs)
    }

    private func verify<M: Message>(
        _ unsigned: M, _ signature: Text64, _ sessionID: UInt32, _ timestamp: UInt64,
        _ wallNs: UInt64
    ) -> Verdict {
        guard let secret = keys.secret(ofSession: sessionID) else { return .unknownSession }
        let frame = unsigned.frameBytes()
        var signed = [UInt8(truncatingIfNeeded: M.templateID), UInt8(M.templateID >> 8)]
        signed += frame[FrameLayout.headerByteCount...]
        guard let code = Self.bytes(hexadecimal: signature.utf8),
            HMAC<SHA256>.isValidAuthenticationCode(
                code, authenticating: signed, using: SymmetricKey(data: secret))
        else { return .wrongSignature }
        let skew = timestamp > wallNs ? timestamp - wallNs : wallNs - timestamp
        return skew <= Limit.logonClockSkewMaxNs ? .authentic : .clockSkew
    }

    private static func bytes(hexadecimal text: [UInt8]) -> [UInt8]? {
        guard text.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let high = digit(text[index]), let low = digit(text[index + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
