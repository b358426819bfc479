// The configuration as the frames that enter the core, in the order in which they must enter.
//
// Invariants: the frames follow from the file alone: no clock, no random number, no hashed order,
// so the same file gives the same bytes. What a frame names was defined by a frame before it.
// Thread: a pure function; any thread.

import Wire

extension GatewayConfiguration {
    /// ConfigurationBegin, brokers, currencies, calendars, accounts, instruments, strategies,
    /// entitlements, limits, scenarios, market data, ConfigurationEnd, each a whole frame.
    public func definitions() -> [[UInt8]] {
        let hash = Text64(configurationHash)
        var frames = [
            ConfigurationBegin(
                configurationHash: hash, gatewayName: Text32(name),
                ordersMax: UInt32(capacity.orders), requestsMax: UInt32(capacity.requests),
                instrumentsMax: UInt32(capacity.instruments),
                accountsMax: UInt32(capacity.accounts), sessionsMax: UInt32(capacity.sessions),
                positionsMax: UInt32(capacity.positions), brokersMax: UInt32(capacity.brokers)
            ).frameBytes()
        ]
        frames += brokers.map { broker in
            BrokerDefinition(
                broker: Text16(broker.name), brokerID: broker.brokerID,
                enabled: flag(broker.enabled)
            ).frameBytes()
        }
        frames += currencyDefinitions.map { $0.frameBytes() }
        frames += calendars.map { calendar in
            CalendarDefinition(
                calendar: Text16(calendar.name), calendarID: calendar.calendarID,
                isGlobal: flag(calendar.isGlobal)
            ).frameBytes()
        }
        frames += accounts.indices.map { accountDefinition($0).frameBytes() }
        frames += instruments.indices.map { securityDefinition($0).frameBytes() }
        frames += strategies.map { strategyDefinition($0).frameBytes() }
        frames += strategies.flatMap { entitlements($0).map { $0.frameBytes() } }
        frames += limits.enumerated().map { index, limit in
            LimitUpdate(
                requestID: UInt64(index) + 1, timestamp: 0, limit: limit.value ?? .null,
                target: Text16(limit.target), operatorID: "configuration", reason: "file",
                kind: limit.kind, level: limit.level
            ).frameBytes()
        }
        frames += stressFrames()
        frames.append(
            MarketDataDefinition(
                ageMax: UInt64(marketData.ageMaxNs), leadMax: UInt64(marketData.leadMaxNs),
                rebaseTime: UInt64(marketData.rebaseNs),
                flatLineTime: UInt64(marketData.flatLineNs),
                rebaseCount: UInt32(marketData.rebaseCount),
                flatLineCount: UInt32(marketData.flatLineCount)
            ).frameBytes())
        frames.append(ConfigurationEnd(configurationHash: hash).frameBytes())
        return frames
    }

    /// The base currency first.
    private var currencyDefinitions: [CurrencyDefinition] {
        [CurrencyDefinition(currency: Text4(baseCurrency), inverse: .no)]
            + currencies.map { currency in
                CurrencyDefinition(
                    currency: Text4(currency.code), securityID: currency.securityID,
                    inverse: flag(currency.isInverse))
            }
    }

    private func flag(_ value: Bool) -> Flag { value ? .yes : .no }

    private func accountDefinition(_ index: Int) -> AccountDefinition {
        let account = accounts[index]
        // A group's number is the place of its first account, counted from 1.
        let first = account.group.flatMap { group in
            accounts.firstIndex { $0.group == group }
        }
        return AccountDefinition(
            startingCash: account.cash, account: Text16(account.name),
            group: UInt32(first ?? index) + 1, accountID: UInt32(index),
            currency: Text4(account.currency), enabled: flag(account.enabled),
            selfTrade: account.selfTrade)
    }

    private func securityDefinition(_ index: Int) -> SecurityDefinition {
        let instrument = instruments[index]
        return SecurityDefinition(
            securityReqID: 0, minPriceIncrement: instrument.tick, roundLot: instrument.lot,
            minTradeVol: instrument.quantityMin, maxTradeVol: instrument.quantityMax,
            contractMultiplier: instrument.multiplier,
            averageDailyVolume: instrument.averageDailyVolume ?? .null,
            symbol: Text16(instrument.symbol), sector: Text16(instrument.sector),
            calendar: Text16(instrument.calendar), currency: Text4(instrument.currency),
            country: Text4(instrument.country), securityID: instrument.securityID,
            index: UInt32(index), total: UInt32(instruments.count), brokerID: instrument.brokerID,
            securityStatus: instrument.status, assetClass: instrument.assetClass,
            easyToBorrow: flag(instrument.easyToBorrow))
    }

    private func strategyDefinition(_ strategy: StrategySettings) -> StrategyDefinition {
        StrategyDefinition(
            strategy: Text16(strategy.name), sessionID: strategy.sessionID,
            enabled: flag(strategy.enabled), mayBuy: flag(strategy.sides.contains(.buy)),
            maySell: flag(strategy.sides.contains(.sell)),
            maySellShort: flag(strategy.sides.contains(.sellShort)))
    }

    /// One row for each account; one for each instrument where the strategy names some.
    private func entitlements(_ strategy: StrategySettings) -> [Entitlement] {
        func row(account: Text16, securityID: UInt32) -> Entitlement {
            Entitlement(
                account: account, sessionID: strategy.sessionID, securityID: securityID,
                mayMarket: flag(strategy.orderTypes.contains(.market)),
                mayLimit: flag(strategy.orderTypes.contains(.limit)),
                mayStop: flag(strategy.orderTypes.contains(.stop)),
                mayStopLimit: flag(strategy.orderTypes.contains(.stopLimit)))
        }
        let symbols = strategy.instruments ?? []
        return strategy.accounts.map { row(account: Text16($0), securityID: .null) }
            + symbols.compactMap { symbol in
                instruments.first { $0.symbol == symbol }.map {
                    row(account: Text16(), securityID: $0.securityID)
                }
            }
    }
}
