// The configuration enters as inputs, one frame each, between ConfigurationBegin and
// ConfigurationEnd. What a new configuration does not name again is switched off, never forgotten:
// its orders and positions stay.
//
// The gateway has checked the configuration before: what does not fit here is our own bug.

import LockFree
import Wire

extension Core {
    mutating func applyConfiguration(_ frame: RawSpan, _ header: FrameHeader) {
        switch header.templateID {
        case ConfigurationBegin.templateID:
            begin(frame.load(ConfigurationBegin.self, at: header))
        case BrokerDefinition.templateID:
            define(frame.load(BrokerDefinition.self, at: header))
        case AccountDefinition.templateID:
            define(frame.load(AccountDefinition.self, at: header))
        case SecurityDefinition.templateID:
            define(frame.load(SecurityDefinition.self, at: header))
        case CalendarDefinition.templateID:
            define(frame.load(CalendarDefinition.self, at: header))
        case StrategyDefinition.templateID:
            define(frame.load(StrategyDefinition.self, at: header))
        case Entitlement.templateID:
            let entitlement = frame.load(Entitlement.self, at: header)
            precondition(
                sessions.row(sessionID: entitlement.sessionID) != nil,
                "an entitlement before its strategy")
            let fits = sessions.entitle(entitlement)
            precondition(fits, "more entitlements than the configuration's check allows")
        case CurrencyDefinition.templateID:
            currencies.define(frame.load(CurrencyDefinition.self, at: header))
        case LimitUpdate.templateID: setLimit(frame.load(LimitUpdate.self, at: header))
        case StressScenario.templateID, StressShock.templateID: defineRisk(frame, header)
        case MarketDataDefinition.templateID:
            dataPolicy = DataPolicy(frame.load(MarketDataDefinition.self, at: header))
            wantStaleTime()
        case ConfigurationEnd.templateID:
            configurationHash = frame.load(ConfigurationEnd.self, at: header).configurationHash
            sessions.restoreNames()
            instruments.restoreSymbols()
            resolvePortfolio()
            rebuildOwnBooks()
            rebuildRisk()
            restoreLimitChanges()
            isConfigured = true
        default: break
        }
    }

    private mutating func begin(_ begin: ConfigurationBegin) {
        gatewayName = begin.gatewayName
        // Until the end nothing whole is there: a start behind a torn one brings all in again.
        configurationHash = Text64()
        for row in 0..<accounts.count { accounts.rows[row].isEnabled = false }
        for row in 0..<instruments.count { instruments.rows[row].isEnabled = false }
        for row in 0..<sessions.count { sessions.rows[row].isEnabled = false }
        for row in 0..<brokers.rows.capacity { brokers.rows[row].isEnabled = false }
        sessions.clearNames()
        instruments.clearSymbols()
        sessions.clearEntitlements()
        limits.clear()
        forgetRisk()
        currencies.clearInstruments()
        dataPolicy = DataPolicy()
        calendars.clear()
    }

    private mutating func define(_ broker: BrokerDefinition) {
        let row = Int(broker.brokerID)
        precondition(row < brokers.rows.capacity, "more brokers than the capacity")
        if !brokers.rows[row].isDefined { brokers.rows[row].state = .down }
        brokers.rows[row].name = broker.broker
        brokers.rows[row].brokerID = broker.brokerID
        brokers.rows[row].isDefined = true
        brokers.rows[row].isEnabled = broker.enabled == .yes
    }

    private mutating func define(_ account: AccountDefinition) {
        let isNew = accounts.row(named: account.account) == nil
        guard let row = accounts.define(account.account) else {
            preconditionFailure("more accounts than the capacity")
        }
        if isNew {
            accounts.rows[row].cash = account.startingCash
            accounts.rows[row].startingCash = account.startingCash
            openBooks(of: row)
        }
        accounts.rows[row].group = account.group
        accounts.rows[row].currency = account.currency
        accounts.rows[row].isEnabled = account.enabled == .yes
        accounts.rows[row].selfTrade = account.selfTrade
    }

    private mutating func define(_ security: SecurityDefinition) {
        guard let row = instruments.define(security.securityID, symbol: security.symbol) else {
            preconditionFailure("more instruments than the capacity")
        }
        precondition(
            security.minPriceIncrement > 0 && security.roundLot > 0
                && security.contractMultiplier > 0, "an instrument without tick, lot or multiplier")
        instruments.rows[row].sector = security.sector
        instruments.rows[row].calendar = security.calendar
        instruments.rows[row].calendarRow = calendars.binding(security.calendar)
        instruments.rows[row].tick = security.minPriceIncrement
        instruments.rows[row].lot = security.roundLot
        instruments.rows[row].quantityMin = security.minTradeVol
        instruments.rows[row].quantityMax = security.maxTradeVol
        instruments.rows[row].multiplier = security.contractMultiplier
        instruments.rows[row].averageDailyVolume = security.averageDailyVolume
        instruments.rows[row].currency = security.currency
        instruments.rows[row].country = security.country
        instruments.rows[row].broker = security.brokerID
        instruments.rows[row].status = security.securityStatus
        instruments.rows[row].assetClass = security.assetClass
        instruments.rows[row].easyToBorrow = security.easyToBorrow
        instruments.rows[row].isEnabled = true
    }

    private mutating func define(_ strategy: StrategyDefinition) {
        guard let row = sessions.define(strategy.sessionID, name: strategy.strategy) else {
            preconditionFailure("more strategies than the capacity")
        }
        sessions.rows[row].isEnabled = strategy.enabled == .yes
        sessions.rows[row].mayBuy = strategy.mayBuy == .yes
        sessions.rows[row].maySell = strategy.maySell == .yes
        sessions.rows[row].maySellShort = strategy.maySellShort == .yes
    }

    private mutating func setLimit(_ update: LimitUpdate) {
        guard let target = limitTarget(update.level, update.target) else {
            preconditionFailure("a limit of something that is not defined")
        }
        let value = update.limit == .null ? LimitTable.unlimited : update.limit
        limits.set(update.kind, update.level, target: target, to: value)
        limits.setCeiling(update.kind, update.level, target: target, to: value)
    }
}
