// What the simulated gateway is configured with: small, so that tables run full and limits bite.
//
// Thread: values; any thread.

import Wire

/// Times 1e8.
let unit: Int64 = 100_000_000

/// One limit as the world was promised it.
struct DeskLimit {
    let kind: LimitKind
    let level: Level
    let target: Text16
    let limit: Int64
}

enum SimulatedDesk {
    static let capacity = Capacity(
        orders: 96, requests: 160, instruments: 4, accounts: 2, sessions: 4, positions: 8,
        brokers: 3)
    static let accounts: [Text16] = ["MAIN", "SIDE"]
    static let symbols: [Text16] = ["AAPL", "ESZ6", "MSFT"]
    static let brokerID: UInt16 = 1
    static let sessionCount = 3
    static let configurationHash = Text64(String(repeating: "5", count: 64))

    static func strategy(_ sessionID: UInt32) -> Text16 { Text16("strategy-\(sessionID)") }

    /// Whether an account is one that a strategy may trade for: the last has but the first account.
    static func mayTrade(_ sessionID: UInt32, _ account: Text16) -> Bool {
        account == accounts[0] || sessionID < UInt32(sessionCount)
    }

    static let limits: [DeskLimit] = [
        DeskLimit(kind: .orderQuantity, level: .global, target: "", limit: 40 * unit),
        DeskLimit(kind: .positionQuantity, level: .global, target: "", limit: 120 * unit),
        DeskLimit(kind: .positionQuantity, level: .account, target: "SIDE", limit: 60 * unit),
        DeskLimit(kind: .openOrders, level: .global, target: "", limit: 60),
        DeskLimit(kind: .openOrders, level: .account, target: "SIDE", limit: 15),
        DeskLimit(kind: .brokerInFlight, level: .global, target: "", limit: 40),
        DeskLimit(kind: .referenceAge, level: .global, target: "", limit: 60_000_000_000),
    ]

    /// The frames that configure the core.
    ///
    /// - Parameter looseness: what the limit on positions is multiplied with, 1 but for a canary.
    static func definitions(looseness: Int64) -> [[UInt8]] {
        var frames = [
            ConfigurationBegin(
                configurationHash: configurationHash, gatewayName: "simulated",
                ordersMax: UInt32(capacity.orders), requestsMax: UInt32(capacity.requests),
                instrumentsMax: UInt32(capacity.instruments),
                accountsMax: UInt32(capacity.accounts), sessionsMax: UInt32(capacity.sessions),
                positionsMax: UInt32(capacity.positions), brokersMax: UInt32(capacity.brokers)
            ).frameBytes(),
            BrokerDefinition(broker: "VENUE", brokerID: brokerID, enabled: .yes).frameBytes(),
        ]
        for (index, account) in accounts.enumerated() {
            frames.append(
                AccountDefinition(
                    startingCash: 1_000_000_000_000, account: account, group: UInt32(index) + 1,
                    accountID: UInt32(index), currency: "USD", enabled: .yes, selfTrade: .allow
                ).frameBytes())
        }
        frames += symbols.indices.map { security($0).frameBytes() }
        for sessionID in 1...UInt32(sessionCount) { frames += strategyFrames(sessionID) }
        for limit in limits {
            let factor = limit.kind == .positionQuantity ? looseness : 1
            frames.append(
                LimitUpdate(
                    requestID: 0, timestamp: 0, limit: limit.limit * factor,
                    target: limit.target, operatorID: "configuration", reason: "file",
                    kind: limit.kind, level: limit.level
                ).frameBytes())
        }
        frames.append(ConfigurationEnd(configurationHash: configurationHash).frameBytes())
        return frames
    }

    private static func security(_ index: Int) -> SecurityDefinition {
        SecurityDefinition(
            securityReqID: 0, minPriceIncrement: unit / 100, roundLot: unit, minTradeVol: unit,
            maxTradeVol: 1_000 * unit, contractMultiplier: unit, symbol: symbols[index],
            sector: "", calendar: "", currency: "USD", country: "US",
            securityID: UInt32(index) + 1, index: UInt32(index), total: UInt32(symbols.count),
            brokerID: brokerID, securityStatus: .active, assetClass: .equity, easyToBorrow: .yes)
    }

    private static func strategyFrames(_ sessionID: UInt32) -> [[UInt8]] {
        let definition = StrategyDefinition(
            strategy: strategy(sessionID), sessionID: sessionID, enabled: .yes, mayBuy: .yes,
            maySell: .yes, maySellShort: .yes)
        let entitlements = accounts.filter { mayTrade(sessionID, $0) }.map { account in
            Entitlement(
                account: account, sessionID: sessionID, mayMarket: .yes, mayLimit: .yes,
                mayStop: .yes, mayStopLimit: .yes
            ).frameBytes()
        }
        return [definition.frameBytes()] + entitlements
    }
}
