// Tells the core of each trading day, once: at its reset, or at a start where it was missed.
//
// Thread: the core's.

import Core
import Wire

extension OrderLife {
    /// Begins to watch the resets; the first call of `takeTradingDay` looks whether one was missed.
    mutating func watchTradingDays(_ schedule: TradingDaySchedule) {
        tradingDays = schedule
        resetDueTime = 0
    }

    /// Makes a trading day's record where its reset has come.
    ///
    /// - Returns: whether there was one; false also where the record ring is full, then the next
    ///   call tries again.
    mutating func takeTradingDay() -> Bool {
        guard let schedule = tradingDays else { return false }
        let now = clock.now()
        guard now >= resetDueTime else { return false }
        var isNew = false
        if let day = schedule.due(now: now, lastDate: core.tradeDate) {
            guard decide(day, .gateway) else { return false }
            isNew = true
        }
        resetDueTime = schedule.nextResetTime(after: core.tradeDate)
        return isNew
    }
}
