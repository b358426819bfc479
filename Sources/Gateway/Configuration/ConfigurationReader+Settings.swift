// The sections that say how the gateway runs: sockets, capacity, journal, market data.
//
// Invariants: as in ConfigurationReader. An absent section or key means its default.
// Thread: one thread at a time.

import Transport
import Wire

extension ConfigurationReader {
    func sockets(_ value: ConfigurationNode?) -> SocketSettings {
        var settings = SocketSettings()
        let keys = [
            "orders", "ops", "feed", "events", "prices", "allow_plain_tcp", "transport",
            "busy_poll",
        ]
        guard let value, let section = section(value, keys: keys) else { return settings }
        settings.allowPlainTCP = boolean(section["allow_plain_tcp"]) ?? false
        settings.transport =
            word(section["transport"], SocketEngine.allCases.map { ($0.rawValue, $0) }) ?? .native
        settings.busyPollNs =
            duration(section["busy_poll"], in: 0...1_000_000_000).map { UInt64($0) } ?? 0
        var seen: [String: Int] = [:]
        let plain = settings.allowPlainTCP
        settings.orders = urls(section["orders"], allowPlainTCP: plain, seen: &seen)
        settings.ops = urls(section["ops"], allowPlainTCP: plain, seen: &seen)
        settings.feed = urls(section["feed"], allowPlainTCP: plain, seen: &seen)
        settings.events = urls(section["events"], allowPlainTCP: plain, seen: &seen)
        settings.prices = urls(section["prices"], allowPlainTCP: plain, seen: &seen)
        for url in settings.prices where url.hasPrefix("inproc://") {
            if let node = section["prices"] {
                note(node, "found `\(url)`; prices go over ipc:// and tcp:// only")
            }
        }
        return settings
    }

    func capacity(_ value: ConfigurationNode?) -> Capacity {
        var capacity = Capacity.standard
        let fields: [(String, WritableKeyPath<Capacity, Int>)] = [
            ("orders", \.orders), ("requests", \.requests), ("instruments", \.instruments),
            ("accounts", \.accounts), ("sessions", \.sessions), ("positions", \.positions),
            ("brokers", \.brokers),
        ]
        guard let value, let section = section(value, keys: fields.map(\.0)) else {
            return capacity
        }
        for (key, field) in fields {
            let range = 1...Capacity.maximum[keyPath: field]
            if let size = integer(section[key], in: range) { capacity[keyPath: field] = size }
        }
        return capacity
    }

    func journal(_ value: ConfigurationNode?) -> JournalOptions {
        var options = JournalOptions()
        guard let value, let section = section(value, keys: ["segment_size", "ring_size"]) else {
            return options
        }
        // A segment holds at least 16 of the largest records; pages are written whole.
        if let size = byteCount(section["segment_size"], in: (1 << 20)...(1 << 30)) {
            options.segmentByteCount = Int(size)
            if let node = section["segment_size"], size % 4_096 != 0 {
                note(node, "found \(size) bytes; expected a multiple of 4KiB")
            }
        }
        if let size = byteCount(section["ring_size"], in: (1 << 20)...(1 << 30)) {
            options.ringByteCount = Int(size)
        }
        return options
    }

    /// Holds the lengths of the lists against the tables that will take them.
    func checkSizes(_ capacity: Capacity, _ top: ConfigurationSection) {
        let tables = [
            ("accounts", "accounts", capacity.accounts),
            ("strategies", "sessions", capacity.sessions),
            ("instruments", "instruments", capacity.instruments),
            ("brokers", "brokers", capacity.brokers),
        ]
        for (key, table, room) in tables {
            guard let value = top[key], case .sequence(let rows) = value.node else { continue }
            guard rows.count > room else { continue }
            note(
                value, "found \(rows.count) entries; `capacity.\(table)` leaves room for \(room)")
        }
    }

    private func urls(
        _ value: ConfigurationNode?, allowPlainTCP: Bool, seen: inout [String: Int]
    ) -> [String] {
        guard let value, let rows = list(value, of: "URLs") else { return [] }
        return rows.compactMap { row in
            let expected = "a URL such as ipc:///run/portcullis/orders.ipc or tcp://127.0.0.1:7001"
            guard let (url, _) = scalar(row, expected: expected) else { return nil }
            if let problem = ListenURL.problem(with: url, allowPlainTCP: allowPlainTCP) {
                note(row, "found `\(Self.shown(url))`; \(problem)")
                return nil
            }
            let own = line(of: row)
            if let first = seen.updateValue(own, forKey: url) {
                note(row, "`\(url)` again; it stands in line \(first) already")
                return nil
            }
            return url
        }
    }
}

/// What a URL must be for the gateway to listen on it.
enum ListenURL {
    /// Bytes of a path that a unix socket's address holds (unix(7): 108 with the final NUL).
    static let pathByteCountMax = 107

    /// - Returns: nil where it is right, or what is allowed.
    static func problem(with url: String, allowPlainTCP: Bool) -> String? {
        guard let colon = url.firstRange(of: "://") else {
            return "expected a URL that begins with ipc://, tcp:// or inproc://"
        }
        let rest = String(url[colon.upperBound...])
        guard !rest.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            return "a URL holds no spaces"
        }
        switch url[..<colon.lowerBound] {
        case "ipc":
            guard rest.hasPrefix("/"), rest.utf8.count <= pathByteCountMax else {
                return "ipc:// takes an absolute path of at most \(pathByteCountMax) bytes"
            }
            return nil
        case "inproc":
            return (1...107).contains(rest.utf8.count) ? nil : "inproc:// takes a short name"
        case "tcp": return tcpProblem(rest, allowPlainTCP: allowPlainTCP)
        default: return "the scheme must be ipc, tcp or inproc"
        }
    }

    private static func tcpProblem(_ address: String, allowPlainTCP: Bool) -> String? {
        guard let colon = address.lastIndex(of: ":") else { return "tcp:// takes HOST:PORT" }
        let host = String(address[..<colon])
        let port = address[address.index(after: colon)...]
        guard !host.isEmpty, port.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            UInt16(port) != nil
        else { return "tcp:// takes HOST:PORT with a port from 0 to 65535" }
        guard allowPlainTCP || isLoopback(host) else {
            return "plain TCP beyond the loopback is readable and forgeable by others; "
                + "use 127.0.0.1, or set `sockets.allow_plain_tcp: true`"
        }
        return nil
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
