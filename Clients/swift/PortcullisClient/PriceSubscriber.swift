// A subscription to the prices that the gateway publishes: what it took, and what it says of their
// quality.
//
// One that reads too slowly loses messages, and is not told: `feedSeqNum` of an instrument grows by
// one from message to message, so a loss shows.
//
// Invariants: nothing is sent. When the connection is lost it stays lost: make another subscriber.
// Thread: one at a time.

import Transport
import Wire

/// One published message.
public enum PriceEvent: Sendable, Equatable {
    /// A snapshot as the gateway took it.
    case price(MarketDataSnapshot)
    /// The state of an instrument's data changed.
    case quality(MarketDataQuality)
}

public final class PriceSubscriber {
    private static let topicByteCount = 4

    private let socket: EventSocket
    private let securityIDs: Set<UInt32>?
    /// Messages that were no price: from a later version, or another publisher.
    public private(set) var unreadableCount = 0

    /// Connects.
    ///
    /// - Parameters:
    ///   - url: of the prices socket, such as ipc://portcullis-data/prices.ipc; ipc or tcp.
    ///   - securityIDs: the instruments wanted; nil: all.
    /// - Throws: `.transport(.nothingListens)`.
    public init(url: String, securityIDs: Set<UInt32>? = nil) throws(ClientError) {
        do throws(TransportError) { socket = try EventSocket(url: url, as: .subscriber) } catch {
            throw .transport(error)
        }
        self.securityIDs = securityIDs
    }

    /// Waits for the next message.
    ///
    /// - Parameter timeoutMs: longest wait for it; 0 looks once.
    /// - Returns: nil where none came in time.
    /// - Throws: `.transport(.disconnected)` where the gateway is gone.
    public func next(timeoutMs: Int32 = 1_000) throws(ClientError) -> PriceEvent? {
        var event: PriceEvent?
        do throws(TransportError) {
            while event == nil {
                let came = try socket.receive(timeoutMs: timeoutMs) { message in
                    event = self.event(message)
                }
                if !came { return nil }
            }
        } catch { throw .transport(error) }
        return event
    }

    /// The event of a message; nil for one that nobody asked for, or that is none.
    private func event(_ message: RawSpan) -> PriceEvent? {
        guard message.byteCount > Self.topicByteCount else {
            unreadableCount += 1
            return nil
        }
        // Bound: the line above.
        let topic = unsafe UInt32(
            bigEndian: message.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self))
        if let securityIDs, !securityIDs.contains(topic) { return nil }
        let frame = message.extracting(Self.topicByteCount..<message.byteCount)
        var reader = FrameReader()
        if case .frame(let header) = reader.next(in: frame) {
            switch header.templateID {
            case MarketDataSnapshot.templateID:
                return .price(frame.load(MarketDataSnapshot.self, at: header))
            case MarketDataQuality.templateID:
                return .quality(frame.load(MarketDataQuality.self, at: header))
            default: break
            }
        }
        unreadableCount += 1
        return nil
    }
}
