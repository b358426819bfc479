// Reading and writing frames.

import Wire

enum WireBenchmark {
    static let name = "decode NewOrderSingle"

    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        let order = NewOrderSingle(
            msgSeqNum: 1, clOrdID: 2, sendingTime: 3, price: 18_950_000_000,
            orderQty: 10_000_000_000, account: "A", securityID: 1, side: .buy, ordType: .limit,
            timeInForce: .day)
        let frame = order.frameBytes()
        let count = Limit.messageBytesMax / frame.count
        var message: [UInt8] = []
        for _ in 0..<count { message += frame }
        let rounds = 200
        report.add(name) {
            Measure.loop($0, operations: count * rounds) {
                for round in 0..<rounds {
                    // Another content each time, or one walk would do for all.
                    message[FrameLayout.headerByteCount] = UInt8(truncatingIfNeeded: round)
                    keep(sum(message))
                }
            }
        }
        report.add("encode NewOrderSingle") {
            Measure.loop($0, operations: count * rounds) {
                for _ in 0..<rounds { write(order, count, &message) }
            }
        }
    }

    /// Walks a message and reads three fields of each order.
    @inline(never) private static func sum(_ message: [UInt8]) -> Int64 {
        let span = unsafe message.span.bytes
        var reader = FrameReader()
        var total: Int64 = 0
        while case .frame(let header) = reader.next(in: span) {
            let order = span.load(NewOrderSingle.self, at: header)
            total &+= order.price &+ order.orderQty &+ Int64(truncatingIfNeeded: order.msgSeqNum)
        }
        return total
    }

    @inline(never) private static func write(
        _ order: NewOrderSingle, _ count: Int, _ message: inout [UInt8]
    ) {
        unsafe message.withUnsafeMutableBytes { buffer in
            for index in 0..<count {
                let start = index * NewOrderSingle.frameByteCount
                // Bound: the message was made of `count` such frames.
                unsafe order.writeFrame(
                    to: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
            }
        }
    }
}
