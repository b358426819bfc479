// Every kind of mistake in a calendar, with the exact place that is reported.

import Foundation
import Testing

@testable import Gateway

@Suite struct CalendarFileTests {
    private func expect(
        _ changes: [Int: String], _ expected: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var found: [String] = []
        do {
            _ = try SmallCalendar.calendar(changes)
        } catch let error as ConfigurationErrors {
            found = error.lines
        } catch { found = ["\(error)"] }
        #expect(found == expected, sourceLocation: sourceLocation)
    }

    private func rule(_ lines: String...) -> [Int: String] {
        [16: "  - name: X\n" + lines.map { "    " + $0 }.joined(separator: "\n")]
    }

    @Test func theSmallCalendarIsRight() { expect([:]) }

    @Test func refusesUnknownZonesAndKeysAndDatesThatDoNotExist() {
        expect(
            [2: "zone: America/New_Yrok", 3: "valid: {from: 2026-02-29, until: 2026-12-31}"],
            "c.yaml:2:7: zone: found `America/New_Yrok`, which is no known time zone; expected an "
                + "IANA time zone such as America/New_York; did you mean `America/New_York`?",
            "c.yaml:3:8: valid: `to` is missing; it is the last day",
            "c.yaml:3:15: valid.from: found `2026-02-29`; expected a date that exists, "
                + "such as 2026-07-03",
            "c.yaml:3:27: valid: unknown key `until`; allowed are from, to")
        expect(
            [3: "valid: {from: 2026-12-31, to: 2026-01-01}"],
            "c.yaml:3:8: valid: expected a first day from 1971 and a last day behind it, "
                + "at most 50 years away")
    }

    @Test func refusesAWeekWithAGap() {
        expect(
            [7: "", 8: "  thursday: []", 9: "  friday: open"],
            "c.yaml:5:3: week: `wednesday` is missing; it is `closed`, or a list of hours such as "
                + "[\"09:30-16:00\"]",
            "c.yaml:8:13: week.thursday: found an empty list; write `closed`",
            "c.yaml:9:11: week.friday: found `open`; expected one of closed")
    }

    @Test func refusesHoursThatOverlap() {
        expect(
            [5: "  monday: [\"09:30-12:00\", \"11:59-16:00\"]"],
            "c.yaml:5:27: week.monday[1]: begins before the hours in front of it have ended")
        // Monday ends at 18:00, Tuesday begins on Monday at 17:00.
        expect(
            [5: "  monday: [\"09:30-18:00\"]", 6: "  tuesday: [\"17:00-16:00\"]"],
            "c.yaml:6:13: week.tuesday[0]: the session of 2026-01-06 begins before the session "
                + "before of 2026-01-05 has ended")
        expect(
            [5: "  monday: [\"9:30-16:00\"]", 6: "  tuesday: [\"09:30\"]",
             7: "  wednesday: [\"09:30-24:01\"]", 8: "  thursday: [\"24:00-09:00\"]"],
            "c.yaml:5:12: week.monday[0]: found `9:30-16:00`; expected hours such as "
                + "\"09:30-16:00\"",
            "c.yaml:6:13: week.tuesday[0]: found `09:30`; expected hours such as \"09:30-16:00\"",
            "c.yaml:7:15: week.wednesday[0]: found `09:30-24:01`; expected hours such as "
                + "\"09:30-16:00\"",
            "c.yaml:8:14: week.thursday[0]: found `24:00-09:00`; expected hours such as "
                + "\"09:30-16:00\"")
    }

    @Test func refusesTimesThatAClockChangeSkipsOrRepeats() {
        expect(
            [11: "  sunday: [\"02:30-16:00\"]"],
            "c.yaml:11:12: week.sunday[0]: 2026-03-08 02:30 in America/New_York does not exist: "
                + "the clocks go forward over it; name a time that comes once")
        expect(
            [11: "  sunday: [\"00:30-01:30\"]"],
            "c.yaml:11:12: week.sunday[0]: 2026-11-01 01:30 in America/New_York comes twice: "
                + "the clocks go back over it; name a time that comes once")
        // The same hours on a weekday are right: clocks change on Sundays there.
        expect([5: "  monday: [\"02:30-16:00\"]"])
    }

    @Test func refusesDatesThatStandTwice() {
        expect(
            rule("when: {dates: [2026-05-05, 2026-05-05]}", "hours: closed"),
            "c.yaml:17:32: days[1].when.dates[1]: 2026-05-05 stands twice")
        expect(
            rule("when: {month: 12, weekday: friday, nth: last}", "close: \"13:00\""),
            "c.yaml:18:12: days[1].close: 2026-12-25 stands twice: for `Christmas` and for `X`")
        // A date comes before a rule: that is how a rule is overruled.
        expect(rule("when: {dates: [2026-12-25]}", "close: \"13:00\""))
        expect(
            [16: "  - {name: X, when: {dates: [2026-05-05]}, hours: closed}\n"
                + "  - {name: Y, when: {dates: [2026-05-05]}, hours: closed}"],
            "c.yaml:17:21: days[2].when: 2026-05-05 stands twice: for `X` and for `Y`")
    }

    @Test func refusesDaysThatChangeNothing() {
        expect(
            rule("when: {dates: [2026-05-02]}", "hours: closed"),
            "c.yaml:17:11: days[1].when: 2026-05-02 is a saturday, which is closed anyway; "
                + "look at the date")
        expect(
            rule("when: {dates: [2027-05-05]}", "hours: closed"),
            "c.yaml:17:11: days[1].when: 2027-05-05 lies outside `valid`")
        expect(
            rule("when: {dates: [2026-05-05]}", "close: \"16:00\""),
            "c.yaml:18:12: days[1].close: on 2026-05-05 this is not before the usual close, "
                + "so it closes nothing early")
        expect(
            rule("when: {dates: [2026-05-05]}", "close: \"09:00\""),
            "c.yaml:18:12: days[1].close: on 2026-05-05 this is before the opening; "
                + "write `hours: closed`")
        // A session on a day that is closed otherwise.
        expect(rule("when: {dates: [2026-05-02]}", "hours: [\"10:00-12:00\"]"))
    }

    @Test func refusesRulesThatMeanNothing() {
        expect(
            rule("when: {month: 2, day: 30}", "hours: closed"),
            "c.yaml:17:27: days[1].when.day: month 2 has no day 30")
        expect(
            rule("when: {month: 5, nth: 5, weekday: friday}", "hours: closed"),
            "c.yaml:17:27: days[1].when.nth: found `5`; allowed are 1 to 4")
        expect(
            rule("when: {month: 5, day: 1, saturday: sunday}", "hours: closed"),
            "c.yaml:17:40: days[1].when.saturday: found `sunday`; expected one of friday, "
                + "monday; did you mean `monday`?")
        expect(
            rule("when: {month: 5, day: 1}", "close: \"13:00\"", "hours: closed"),
            "c.yaml:16:5: days[1]: expected either `hours: closed`, `hours: [\"09:30-13:00\"]` "
                + "or `close: \"13:00\"`")
        expect(
            rule("when: {month: 5, day: 1}", "from_year: 2030", "to_year: 2020", "hours: closed"),
            "c.yaml:16:5: days[1]: `from_year` comes after `to_year`")
        expect(
            rule("when: {month: 5, easter: 1}", "hours: closed"),
            "c.yaml:17:11: days[1].when: expected `dates: [2026-07-03]`, `easter: -2`, "
                + "`month: 7, day: 4` (with `saturday: friday`, `sunday: monday` where it moves), "
                + "or `month: 11, weekday: thursday, nth: 4` (with `plus: 1` for the day after)")
    }

    @Test func aConfigurationNamesTheMistakesOfItsCalendarFiles() throws {
        let folder = try TestFolder()
        let text = SmallCalendar.text([2: "zone: Mars/Olympus", 5: "  monday: open"])
        try text.write(toFile: folder.path + "/c.yaml", atomically: false, encoding: .utf8)
        func mistakes(_ lines: String) -> [String] {
            SmallConfiguration.mistakes(
                in: SmallConfiguration.text([1: "name: small\n" + lines]))
        }
        let file = "\(folder.path)/c.yaml"
        #expect(
            mistakes("calendars: [{name: mine, file: \"\(file)\"}]") == [
                "f.yaml:2:32: calendars[0].file: \(file):2:7: zone: found `Mars/Olympus`, which is "
                    + "no known time zone; expected an IANA time zone such as America/New_York",
                "f.yaml:2:32: calendars[0].file: \(file):5:11: week.monday: found `open`; "
                    + "expected one of closed",
            ])
        #expect(
            mistakes("calendars: [{name: nise}, {name: b, file: ./none.yaml}]") == [
                "f.yaml:2:20: calendars[0].name: no calendar `nise` is shipped (only nyse, "
                    + "cme-equity); name its `file`",
                "f.yaml:2:43: calendars[1].file: ././none.yaml cannot be read: "
                    + "No such file or directory (open)",
            ])
        #expect(
            mistakes("calendars: [{name: nyse}, {name: nyse}]\ntrading_session: {calendar: nyze}")
                == [
                    "f.yaml:2:34: calendars[1].name: calendar `nyse` again; it stands in line 2 "
                        + "already",
                    "f.yaml:3:29: trading_session.calendar: `nyze` is not among the calendars; "
                        + "did you mean `nyse`?",
                ])
    }
}
