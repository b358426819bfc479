// The folder that keeps everything of one gateway together.
//
//     orders.ipc ops.ipc feed.ipc events.ipc prices.ipc   sockets, while it runs
//     journal/                      segments, and the lock
//     keys/                         one file a strategy
//     consumers/                    one file a drop copy's consumer: what it acknowledged
//
// Thread: values; any thread.

import Glibc

public struct DataDirectory: Sendable {
    public let path: String

    /// Where `serve` keeps its data unless it is told otherwise.
    public static let standard = "./portcullis-data"

    public init(_ path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    public var ordersURL: String { "ipc://\(path)/orders.ipc" }
    public var opsURL: String { "ipc://\(path)/ops.ipc" }
    public var feedURL: String { "ipc://\(path)/feed.ipc" }
    public var eventsURL: String { "ipc://\(path)/events.ipc" }
    public var pricesURL: String { "ipc://\(path)/prices.ipc" }
    public var journal: String { "\(path)/journal" }
    public var keys: String { "\(path)/keys" }
    public var consumers: String { "\(path)/consumers" }

    /// Makes the folder, for its owner alone.
    func make() throws(GatewayError) {
        if unsafe mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        throw .dataDirectory(path, why: unsafe String(cString: strerror(errno)))
    }
}
