// What the core is told of calendars, and when; and what follows for orders, start and replay.

import Foundation
import Testing
import Wire

@testable import Gateway

@Suite struct CalendarFeedTests {
    private func settings(_ name: String, id: UInt16 = 0) throws -> CalendarSettings {
        CalendarSettings(
            name: name, calendarID: id, origin: "shipped", closeOnlyNs: 900_000_000_000,
            isGlobal: false,
            calendar: try TradingCalendar.parse(
                try #require(ShippedCalendar.file(name)), path: name))
    }

    private func time(_ date: String, hour: UInt64) throws -> UInt64 {
        (UInt64(try #require(CivilDate(date)).day) * 86_400 + hour * 3_600) * 1_000_000_000
    }

    /// Everything that is due at a time.
    private func told(_ feed: inout CalendarFeed, at now: UInt64) -> [CalendarWindow] {
        feed.plan(at: now)
        var windows: [CalendarWindow] = []
        while let window = feed.first {
            windows.append(window)
            feed.tell()
        }
        return windows
    }

    @Test func tellsThePresentWindowAndTheNextEight() throws {
        let nyse = try settings("nyse")
        var feed = CalendarFeed([nyse])
        #expect(feed.nextDueTime == 0)
        // Wednesday, 15:00 UTC: within the session.
        let now = try time("2026-11-25", hour: 15)
        let windows = told(&feed, at: now)
        #expect(windows.count == Limit.calendarWindowsMax)
        #expect(windows.map(\.index) == (0..<9).map { UInt16($0) })
        #expect(windows.map(\.tradeDate).prefix(4) == [20261125, 20261126, 20261127, 20261130])
        #expect(windows.map(\.kind).prefix(3) == [.regular, .holiday, .shortened])
        #expect(windows[0].opensTime < now && now < windows[0].closesTime)
        #expect(windows[0].closesTime - windows[0].closeOnlyTime == 900_000_000_000)
        #expect(windows[1].closeOnlyTime == windows[1].closesTime)
        #expect("\(windows[2].name)" == "Day after Thanksgiving")
        // Again when the first has ended, and not before.
        let end = windows[0].closesTime
        #expect(feed.nextDueTime == end)
        #expect(told(&feed, at: end - 1).isEmpty)
        let next = told(&feed, at: end)
        #expect(next.map(\.tradeDate).prefix(2) == [20261126, 20261127])
        #expect(feed.nextDueTime == next[0].closesTime)
    }

    @Test func eachCalendarIsToldAtItsOwnTime() throws {
        var feed = CalendarFeed([try settings("nyse"), try settings("cme-equity", id: 1)])
        let windows = told(&feed, at: try time("2026-11-25", hour: 15))
        #expect(windows.map(\.calendarID) == (0..<18).map { $0 / 9 })
        // The stocks close at 21:00 UTC, the futures an hour later.
        #expect(feed.nextDueTime == (try time("2026-11-25", hour: 21)))
        let first = told(&feed, at: feed.nextDueTime)
        #expect(Set(first.map(\.calendarID)) == [0])
        #expect(feed.nextDueTime == (try time("2026-11-25", hour: 22)))
        #expect(Set(told(&feed, at: feed.nextDueTime).map(\.calendarID)) == [1])
    }

    @Test func aCalendarThatHasRunOutIsSilent() throws {
        var feed = CalendarFeed([try settings("nyse")])
        let last = told(&feed, at: try time("2035-12-27", hour: 0))
        #expect(last.map(\.tradeDate) == [20351227, 20351228, 20351231])
        #expect(told(&feed, at: try time("2036-01-01", hour: 0)).isEmpty)
        #expect(feed.nextDueTime == .max)
        var none = CalendarFeed([])
        #expect(told(&none, at: 1).isEmpty)
        #expect(none.nextDueTime == .max)
    }

    @Test func aCloseOnlyPartLongerThanTheSessionIsAllOfIt() throws {
        var settings = try settings("nyse")
        let window = try #require(settings.calendar.windows.first { $0.kind == .regular })
        settings.closeOnlyNs = 86_400_000_000_000
        #expect(settings.closeOnlyTime(window) == window.opensTime)
        settings.closeOnlyNs = 0
        #expect(settings.closeOnlyTime(window) == window.closesTime)
    }
}

@Suite(.serialized) struct CalendarGatewayTests {
    /// A calendar that is always open, or was only long ago.
    private static func file(isOpen: Bool) -> String {
        let days = Weekday.allCases.map { "  \($0): [\"00:00-24:00\"]" }
        let valid =
            isOpen ? "{from: 2026-01-01, to: 2075-12-31}" : "{from: 2001-01-01, to: 2001-02-01}"
        return """
            title: test
            zone: UTC
            valid: \(valid)
            week:
            \(days.joined(separator: "\n"))
            """
    }

    private func configuration(isOpen: Bool, in folder: TestFolder) throws -> TestConfiguration {
        try Self.file(isOpen: isOpen).write(
            toFile: folder.path + "/hours.yaml", atomically: true, encoding: .utf8)
        var configuration = TestConfiguration()
        configuration.sockets = """
            calendars: [{name: hours, file: "\(folder.path)/hours.yaml"}]
            trading_session: {calendar: hours}
            """
        return configuration
    }

    @Test func ordersPassInTheSessionAndNotOutside() throws {
        let folder = try TestFolder()
        let gateway = try RunningGateway(try configuration(isOpen: true, in: folder), in: folder)
        try gateway.quote(bid: 100, offer: 101)
        let trader = try gateway.trader()
        let first = try trader.session.submit(.test(.buy, 10, at: 101))
        try trader.report(first, .filled)
        trader.session.close()
        try gateway.stop()

        // The same journal and the same configuration; the file says now that it closed long ago.
        let again = try RunningGateway(try configuration(isOpen: false, in: folder), in: folder)
        #expect(!again.summary.configurationChanged)
        #expect(again.summary.notes.contains { $0.contains("calendar hours ended on 2001-02-01") })
        let late = try again.trader()
        let refusal = try late.outcome(.test(.buy, 10, at: 101))
        #expect(refusal.rejectReason == .outsideSession)
        #expect(refusal.level == .global)
        #expect(refusal.limit == .null)
        late.session.close()
        try again.stop()

        // Without the file and without any zone the journal decides the same again.
        try FileManager.default.removeItem(atPath: folder.path + "/hours.yaml")
        let journal = try CheckedJournal(folder)
        #expect(journal.replay.orderCount == 2)
        let told = journal.entries.compactMap { $0.input(CalendarWindow.self) }
        #expect(told.map(\.index) == (0..<9).map { UInt16($0) })
        #expect(journal.entries.allSatisfy {
            $0.templateID != CalendarWindow.templateID || $0.header.origin == .gateway
        })
    }
}
