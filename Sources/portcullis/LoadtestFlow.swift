// A recorded order flow: who added, changed or cancelled which order, and what traded, in order.
//
//     ts_event_ns,action,side,price,size,order_id
//     1703541600180087113,add,buy,4797.50,6,6412777264941
//
// Invariants: every row was understood, or none is kept; orders are numbered densely from 0.
// Thread: values; any thread.

import CZstd
import Foundation
import Gateway
import PortcullisClient
import Wire

/// Why a recorded flow cannot be used.
enum LoadtestFlowError: Error, CustomStringConvertible {
    case unreadable(path: String, why: String)
    case row(path: String, line: Int, why: String)
    case empty(path: String)

    var description: String {
        switch self {
        case .unreadable(let path, let why): "\(path): \(why)"
        case .row(let path, let line, let why): "\(path):\(line): \(why)"
        case .empty(let path): "\(path): it holds no order that could be sent"
        }
    }
}

/// One row that a load test sends, or learns a price from.
struct LoadtestFlowRow: Equatable {
    enum Action: Equatable {
        case add, modify, cancel
        /// Something traded at this price.
        case trade
    }

    var action: Action
    var side: Side
    /// Times 1e8.
    var price: Int64
    /// Times 1e8.
    var size: Int64
    /// Number of the order in the flow, from 0; of no meaning for a trade.
    var order: Int
}

struct LoadtestFlow {
    static let header = "ts_event_ns,action,side,price,size,order_id"
    /// Bytes of a flow, unpacked: a day of a busy instrument.
    static let byteCountMax = 1 << 30

    private(set) var rows: [LoadtestFlowRow] = []
    private(set) var orderCount = 0
    /// The first price that traded, else the first that was asked.
    private(set) var firstPrice: Int64 = 0

    /// Reads a flow from a CSV file, packed with zstd where its name ends in .zst.
    init(path: String) throws(LoadtestFlowError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .unreadable(path: path, why: "there is no such file that you may read")
        }
        var bytes = [UInt8](data)
        if path.hasSuffix(".zst") {
            guard let unpacked = Self.unpack(bytes) else {
                throw .unreadable(
                    path: path,
                    why: "it is no whole zstd file of at most \(Self.byteCountMax) bytes")
            }
            bytes = unpacked
        }
        try self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
    }

    /// Reads a flow from its text; `path` stands in errors only.
    init(text: String, path: String) throws(LoadtestFlowError) {
        var numbers: [Substring: Int] = [:]
        var lineNumber = 0
        var traded: Int64?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lineNumber += 1
            if lineNumber == 1 {
                guard line == Self.header else {
                    throw .row(path: path, line: 1, why: "the first line must be '\(Self.header)'")
                }
                continue
            }
            guard !line.isEmpty else { continue }
            do throws(ClientError) {
                guard let row = try Self.row(line, &numbers) else { continue }
                if row.action == .trade, traded == nil { traded = row.price }
                rows.append(row)
            } catch {
                throw .row(path: path, line: lineNumber, why: "\(error)")
            }
        }
        guard let first = rows.first(where: { $0.action == .add }) else {
            throw .empty(path: path)
        }
        orderCount = numbers.count
        firstPrice = traded ?? first.price
    }

    /// One row; nil for those that neither ask nor tell of a price, such as clear.
    private static func row(
        _ line: Substring, _ numbers: inout [Substring: Int]
    ) throws(ClientError) -> LoadtestFlowRow? {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        func flaw(_ name: String, _ value: Substring, _ why: String) -> ClientError {
            .invalidField(name: name, value: String(value), why: why)
        }
        guard cells.count == 6 else {
            throw flaw("row", line, "it has \(cells.count) cells, not 6")
        }
        let action: LoadtestFlowRow.Action
        switch cells[1] {
        case "add": action = .add
        case "modify": action = .modify
        case "cancel": action = .cancel
        case "trade", "fill": action = .trade
        case "clear": return nil
        default:
            throw flaw("action", cells[1], "not one of add, modify, cancel, fill, trade, clear")
        }
        let side: Side
        if let known = OrderWords.side(cells[2]) {
            side = known
        } else {
            guard action == .trade else {
                throw flaw(
                    "side", cells[2], "understood are \(OrderWords.sides.understood)")
            }
            side = .buy
        }
        let price = try Decimal8.parse(String(cells[3]))
        let size = try Decimal8.parse(String(cells[4]))
        guard action != .add || size > 0 else { throw flaw("size", cells[4], "not positive") }
        var order = 0
        if action != .trade {
            guard !cells[5].isEmpty else { throw flaw("order_id", cells[5], "missing") }
            order = numbers[cells[5]] ?? numbers.count
            numbers[cells[5]] = order
        }
        return LoadtestFlowRow(action: action, side: side, price: price, size: size, order: order)
    }

    static func unpack(_ packed: [UInt8]) -> [UInt8]? {
        guard let stream = unsafe ZSTD_createDStream() else { return nil }
        defer { unsafe ZSTD_freeDStream(stream) }
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: ZSTD_DStreamOutSize())
        return unsafe packed.withUnsafeBytes { source in
            var input = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
            // Not 0: a frame is open, so the end of the file is in the middle of one.
            var hint = 1
            while true {
                let room = chunk.count
                let count = unsafe chunk.withUnsafeMutableBytes { target in
                    var output = unsafe ZSTD_outBuffer(
                        dst: target.baseAddress, size: room, pos: 0)
                    hint = unsafe ZSTD_decompressStream(stream, &output, &input)
                    return unsafe output.pos
                }
                guard ZSTD_isError(hint) == 0 else { return nil }
                result += chunk[..<count]
                guard result.count <= byteCountMax else { return nil }
                if unsafe input.pos == input.size && count < room {
                    return hint == 0 ? result : nil
                }
            }
        }
    }
}
