// A market-data feed's connection: sends the tops of books, and hears what was refused.
//
// Invariants: the numbers of one instrument only grow, also over restarts of the feed: they begin
// at the time at which the client was made.
// Thread: one at a time.

import Transport
import Wire

/// The top of one book. Prices and sizes times 1e8; nil where there is none.
public struct Quote: Sendable, Equatable {
    public var securityID: UInt32
    public var symbol: String
    /// The exchange's time, ns since the Unix epoch; nil: now.
    public var timeNs: UInt64?
    public var bid: Int64?
    public var offer: Int64?
    public var last: Int64?
    public var bidSize: Int64?
    public var offerSize: Int64?
    public var lastSize: Int64?
    public var volume: Int64?

    public init(securityID: UInt32, symbol: String) {
        self.securityID = securityID
        self.symbol = symbol
    }
}

public final class FeedClient {
    /// Instruments that one feed may carry.
    private static let instrumentsMax = 131_072

    private let socket: ClientSocket
    private var batch = OutboundBatch()
    private let firstNumber = Moment.current().wallNs
    private var numbers: [UInt32: UInt64] = [:]

    /// - Parameter url: of the feed socket, such as ipc://portcullis-data/feed.ipc.
    /// - Throws: `.transport(.nothingListens)`.
    public init(url: String) throws(ClientError) {
        do throws(TransportError) { socket = try ClientSocket(url: url) } catch {
            throw .transport(error)
        }
    }

    /// Adds a quote to the batch, and sends the batch where it is full.
    ///
    /// - Throws: `.invalidField`, `.transport`.
    public func add(_ quote: Quote) throws(ClientError) {
        guard let symbol = Text16(exactly: quote.symbol), symbol.isWellFormed else {
            throw .invalidField(
                name: "symbol", value: quote.symbol,
                why: "it has at most 16 bytes and no control characters")
        }
        precondition(numbers.count < Self.instrumentsMax, "too many instruments on one feed")
        let number = numbers[quote.securityID, default: firstNumber] + 1
        numbers[quote.securityID] = number
        let message = MarketDataSnapshot(
            feedSeqNum: number, transactTime: quote.timeNs ?? Moment.current().wallNs,
            bidPx: quote.bid ?? .null, offerPx: quote.offer ?? .null, lastPx: quote.last ?? .null,
            bidSize: quote.bidSize ?? .null, offerSize: quote.offerSize ?? .null,
            lastQty: quote.lastSize ?? .null, volume: quote.volume ?? .null, symbol: symbol,
            securityID: quote.securityID)
        if batch.append(message) { return }
        try flush()
        precondition(batch.append(message), "an empty batch took no quote")
    }

    /// Sends what was added.
    public func flush() throws(ClientError) {
        do throws(TransportError) { try socket.send(&batch) } catch { throw .transport(error) }
    }

    /// Sends one quote at once.
    public func send(_ quote: Quote) throws(ClientError) {
        try add(quote)
        try flush()
    }

    /// What the gateway refused since the last call.
    ///
    /// - Parameter timeoutMs: longest wait for the first; 0 looks once.
    public func refusals(timeoutMs: Int32 = 0) throws(ClientError) -> [BusinessMessageReject] {
        var found: [BusinessMessageReject] = []
        do throws(TransportError) {
            var wait = timeoutMs
            while try socket.receive(timeoutMs: wait, { message in
                var reader = FrameReader()
                while true {
                    switch reader.next(in: message) {
                    case .frame(let header):
                        if header.templateID == BusinessMessageReject.templateID {
                            found.append(message.load(BusinessMessageReject.self, at: header))
                        }
                    case .refused: continue
                    case .end: return
                    }
                }
            }) { wait = 0 }
        } catch { throw .transport(error) }
        return found
    }
}
