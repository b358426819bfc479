// Recorded quotes out of CSV text, strictly: what is no number is an error with its line.
//
// The first line names the columns. Known, by any of their names, in any order; others are passed
// over:
//
//     time        timestamp time ts_event_ns       ns since the epoch, or 2026-03-01 14:30:00.125
//     symbol      symbol
//     bid, offer  bid; offer ask                   last   last price close
//     sizes       bid_size; offer_size ask_size    last_size size
//     volume      volume
//
// An empty cell says nothing of its field.
//
// Invariants: every row has a quote or a last price; every price is above zero and no finer than
// 1e-8; sizes and volume are zero or above, and cut to 1e-8, since recordings often hold the noise
// of floating point there; times, where there are some, never go backwards.
// Thread: values; any thread.

public struct RecordedQuote: Sendable, Equatable {
    /// The line in the file, from 1.
    public var line: Int
    /// ns since the Unix epoch, UTC, or nil where the file has no times.
    public var timeNs: UInt64?
    /// Empty where the file has no symbols.
    public var symbol: String
    /// Times 1e8.
    public var bid, offer, last, bidSize, offerSize, lastSize, volume: Int64?

    /// The same for a feed. The time is left to the sender.
    public func quote(securityID: UInt32, symbol: String) -> Quote {
        var quote = Quote(securityID: securityID, symbol: symbol)
        quote.bid = bid
        quote.offer = offer
        quote.last = last
        quote.bidSize = bidSize
        quote.offerSize = offerSize
        quote.lastSize = lastSize
        quote.volume = volume
        return quote
    }
}

/// What is wrong with a file of quotes, and where.
public struct QuoteFileError: Error, Sendable, Equatable, CustomStringConvertible {
    public let path: String
    public let line: Int
    public let why: String

    public var description: String { "\(path):\(line): \(why)" }
}

public enum QuoteFile {
    private enum Column: CaseIterable {
        case time, symbol, bid, offer, last, bidSize, offerSize, lastSize, volume

        var names: [String] {
            switch self {
            case .time: ["timestamp", "time", "ts_event_ns"]
            case .symbol: ["symbol"]
            case .bid: ["bid"]
            case .offer: ["offer", "ask"]
            case .last: ["last", "price", "close"]
            case .bidSize: ["bid_size"]
            case .offerSize: ["offer_size", "ask_size"]
            case .lastSize: ["last_size", "size"]
            case .volume: ["volume"]
            }
        }
    }

    /// Reads every row.
    ///
    /// - Parameters:
    ///   - text: the whole file, UTF-8.
    ///   - path: for errors.
    ///   - skipBad: gets every bad row's error, and the row is left out; nil: the first is thrown.
    /// - Throws: `QuoteFileError` with the line.
    public static func rows(
        _ text: String, path: String, skipBad: ((QuoteFileError) -> Void)? = nil
    ) throws(QuoteFileError) -> [RecordedQuote] {
        var rows: [RecordedQuote] = []
        var columns: [Column: Int] = [:]
        var cellCount = 0
        var number = 0
        var lastTime: UInt64 = 0
        // "\r\n" is one character to Swift.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for line in lines {
            number += 1
            if line.isEmpty { continue }
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            if columns.isEmpty {
                columns = try header(cells, QuoteFileError.at(path, number))
                cellCount = cells.count
                continue
            }
            do throws(QuoteFileError) {
                let error = QuoteFileError.at(path, number)
                guard cells.count == cellCount else {
                    throw error("\(cells.count) cells; the first line names \(cellCount)")
                }
                let row = try row(cells, columns, number, error)
                guard row.timeNs ?? .max >= lastTime else {
                    throw error("the time goes backwards")
                }
                lastTime = row.timeNs ?? 0
                rows.append(row)
            } catch {
                guard let skipBad else { throw error }
                skipBad(error)
            }
        }
        guard !columns.isEmpty else {
            throw QuoteFileError(path: path, line: 1, why: "the file is empty")
        }
        return rows
    }

    private static func header(
        _ cells: [Substring], _ error: (String) -> QuoteFileError
    ) throws(QuoteFileError) -> [Column: Int] {
        var columns: [Column: Int] = [:]
        for (index, cell) in cells.enumerated() {
            let name = cell.lowercased()
            guard let column = Column.allCases.first(where: { $0.names.contains(name) }) else {
                continue
            }
            guard columns.updateValue(index, forKey: column) == nil else {
                throw error("two columns for \(column): leave one out")
            }
        }
        guard columns[.bid] != nil && columns[.offer] != nil || columns[.last] != nil else {
            throw error("no columns bid and offer (or ask), and none of last, price, close")
        }
        return columns
    }

    private static func row(
        _ cells: [Substring], _ columns: [Column: Int], _ line: Int,
        _ error: (String) -> QuoteFileError
    ) throws(QuoteFileError) -> RecordedQuote {
        func cell(_ column: Column) -> Substring {
            columns[column].map { cells[$0] } ?? ""
        }
        func number(
            _ column: Column, least: Int64
        ) throws(QuoteFileError) -> Int64? {
            var text = String(cell(column))
            if text.isEmpty { return nil }
            if least == 0 { text = cut(text) }
            guard let value = try? Decimal8.parse(text) else {
                throw error(
                    "\(column): '\(shown(text))' is no number with at most 8 decimal places")
            }
            guard value >= least else {
                throw error(
                    "\(column): \(shown(text)) is \(least > 0 ? "not above" : "below") zero")
            }
            return value
        }
        let time = cell(.time)
        let row = RecordedQuote(
            line: line, timeNs: time.isEmpty ? nil : Timestamp.ns(time),
            symbol: String(cell(.symbol)), bid: try number(.bid, least: 1),
            offer: try number(.offer, least: 1), last: try number(.last, least: 1),
            bidSize: try number(.bidSize, least: 0), offerSize: try number(.offerSize, least: 0),
            lastSize: try number(.lastSize, least: 0), volume: try number(.volume, least: 0))
        guard time.isEmpty || row.timeNs != nil else {
            throw error(
                "time: '\(shown(String(time)))' is neither ns since 1970 nor a time such as "
                    + "2026-03-01 14:30:00.125+00:00")
        }
        guard row.bid != nil && row.offer != nil || row.last != nil else {
            throw error("neither a quote nor a last price")
        }
        return row
    }

    /// The text of a number without the decimal places behind the eighth.
    private static func cut(_ text: String) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return text
        }
        return "\(parts[0]).\(parts[1].prefix(8))"
    }

    private static func shown(_ text: String) -> String { String(text.prefix(40)) }
}

extension QuoteFileError {
    fileprivate static func at(_ path: String, _ line: Int) -> (String) -> QuoteFileError {
        { QuoteFileError(path: path, line: line, why: $0) }
    }
}

/// Times as recordings have them.
enum Timestamp {
    /// `1703541600180087113`, `2013-01-01 22:00:00.295000+00:00`, `2013-01-01T22:00:00Z`; nil where
    /// it is none. Without an offset it is UTC; other offsets than that are none.
    static func ns(_ text: Substring) -> UInt64? {
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return UInt64(text) }
        var rest = text
        for suffix in ["+00:00", "Z"] where rest.hasSuffix(suffix) {
            rest = rest.dropLast(suffix.count)
            break
        }
        let halves = rest.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard halves.count == 2 else { return nil }
        let date = numbers(halves[0], "-", [4, 2, 2])
        let parts = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        guard let date, parts.count <= 2, let clock = numbers(parts[0], ":", [2, 2, 2]),
            (1970...2262).contains(date[0]), (1...12).contains(date[1]),
            (1...31).contains(date[2]), clock[0] < 24, clock[1] < 60, clock[2] < 60
        else { return nil }
        var fraction = parts.count == 2 ? String(parts[1]) : "0"
        guard (1...9).contains(fraction.utf8.count) else { return nil }
        fraction += String(repeating: "0", count: 9 - fraction.utf8.count)
        guard fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let ns = UInt64(fraction)
        else { return nil }
        let seconds = days(date[0], date[1], date[2]) * 86_400 + clock[0] * 3_600
            + clock[1] * 60 + clock[2]
        let (product, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? nil : product.addingReportingOverflow(ns).partialValue
    }

    private static func numbers(
        _ text: Substring, _ separator: Character, _ widths: [Int]
    ) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == widths.count else { return nil }
        var numbers: [Int] = []
        for (part, width) in zip(parts, widths) {
            guard part.utf8.count == width,
                part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    /// Days since 1970-01-01 in the Gregorian calendar, from 1970 on.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // The year begins in March, so that the leap day is its last.
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}
