// Why a gateway does not start, or did not stop as it should.

import Brokers
import Journal
import Pipeline
import Transport

public enum GatewayError: Error, Sendable, CustomStringConvertible {
    case dataDirectory(String, why: String)
    case keys(KeyErrors)
    case journal(JournalError)
    case replay(ReplayError)
    case transport(TransportError)
    case broker(name: String, BrokersError)
    /// The core's thread cannot run on the processor that is named.
    case processor(Int, code: Int32)
    /// A size of the core's tables differs from the one that the journal was begun with.
    case capacityChanged(name: String, journal: Int, configuration: Int)
    /// What the journal has booked is in another currency.
    case currencyChanged(of: String, journal: String, configuration: String)

    public var description: String {
        switch self {
        case .dataDirectory(let path, let why):
            "data directory \(path): \(why); give another with --data DIR"
        case .keys(let errors): errors.description
        case .journal(let error): error.description
        case .replay(let error): error.description
        case .transport(let error): error.description
        case .broker(let name, let error): "broker \(name): \(error)"
        case .processor(let number, let code):
            """
            threads.core.cpu: this process may not run on processor \(number) (errno \(code)); \
            `nproc` and `taskset -p $$` show those it has, counted from 0
            """
        case .capacityChanged(let name, let journal, let configuration):
            """
            capacity.\(name) is \(configuration), but the journal was begun with \(journal): \
            set it back, or begin a new data directory
            """
        case .currencyChanged(let what, let journal, let configuration):
            """
            the currency of \(what) is \(configuration), but the journal has booked in \(journal): \
            set it back, give the instrument another id, or begin a new data directory
            """
        }
    }
}
