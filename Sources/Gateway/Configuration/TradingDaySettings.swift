// When trading days and weeks begin, and what currencies there are, as configuration says it.
//
// Thread: values; any thread.

import Wire

public struct TradingDaySettings: Sendable, Equatable {
    /// Time of day of the reset, ns after midnight.
    public var resetNs: Int64 = 0
    /// IANA name of the zone that the time is of.
    public var zone = "UTC"
    /// A week begins with the reset that falls on this day.
    public var weekStart = Weekday.monday
}

/// One currency beside the base currency.
public struct CurrencySettings: Sendable, Equatable {
    /// ISO 4217.
    public var code: String
    /// The instrument whose price is the rate.
    public var securityID: UInt32
    /// Whether the price is units of the currency for one of the base currency.
    public var isInverse: Bool
}
