// `portcullis calendar`: when do the markets open and close?
//
// Exit codes: 0; 2 mistakes in the configuration, no such calendar, no such day.
// Thread: the command's.

import ArgumentParser
import Foundation
import Gateway

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Show when markets open and close, in local time and in UTC.",
        discussion: """
            Without --config it shows the calendars that come with the program; with it, those
            that the configuration names, as the gateway uses them.
            """)

    @Argument(help: "Only this calendar.")
    var name: String?

    @Option(help: "The configuration file.")
    var config: String?

    @Option(help: "Number of days to show.")
    var days = 14

    @Option(help: "The first day, such as 2026-11-01; today in UTC if absent.")
    var from: String?

    @Flag(help: "Print JSON for programs: one window a line.")
    var json = false

    @Flag(help: "Print the shipped calendar's file, to make one's own of it.")
    var source = false

    func run() throws {
        if source { return try printSource() }
        let calendars = try calendars()
        let today = CivilDate(day: Int(Date().timeIntervalSince1970) / 86_400)
        guard let first = from.map({ CivilDate($0) }) ?? today, (1...36_525).contains(days) else {
            throw ValidationError("--from takes a date such as 2026-11-01, --days 1 to 36525")
        }
        for settings in calendars {
            let windows = settings.calendar.windows.filter {
                $0.date >= first && $0.date < first + days
            }
            if json {
                for window in windows { try Console.json(WindowJSON(settings, window)) }
            } else {
                show(settings, windows)
            }
        }
    }

    private func printSource() throws {
        guard let name, let bytes = ShippedCalendar.file(name) else {
            let names = ShippedCalendar.names.joined(separator: ", ")
            throw ValidationError("--source takes the name of a shipped calendar: \(names)")
        }
        FileHandle.standardOutput.write(Data(bytes))
    }

    private func calendars() throws -> [CalendarSettings] {
        let all: [CalendarSettings]
        do throws(ConfigurationErrors) {
            all = if let config {
                try GatewayConfiguration.load(path: config).calendars
            } else {
                try ShippedCalendar.all()
            }
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            throw ExitCode(2)
        }
        guard let name else { return all }
        let found = all.filter { $0.name == name }
        guard found.isEmpty else { return found }
        let names = all.map(\.name).joined(separator: ", ")
        throw ValidationError("no calendar \(name); there are \(names.isEmpty ? "none" : names)")
    }

    private func show(_ settings: CalendarSettings, _ windows: [TradingWindow]) {
        let calendar = settings.calendar
        let scope = settings.isGlobal ? ", for every instrument" : ""
        Console.line(
            "\(Console.clean(settings.name)): \(Console.clean(calendar.title)) "
                + "(\(settings.origin)\(scope))")
        Console.line(
            "\(calendar.zone.name), time zone data \(CalendarZone.dataVersion), "
                + "known from \(calendar.from) to \(calendar.to)")
        guard !windows.isEmpty else {
            Console.line("nothing in these days\n")
            return
        }
        Console.table(
            ["DATE", "DAY", "KIND", "OPENS", "CLOSES", "OPENS UTC", "CLOSES UTC", "CLOSE ONLY UTC",
             "WHY"],
            windows.map { window in
                let closeOnly = settings.closeOnlyTime(window)
                return [
                    "\(window.date)", String(window.date.weekday.rawValue.prefix(3)),
                    window.kind.description, calendar.localText(window.opensTime),
                    calendar.localText(window.closesTime),
                    TradingCalendar.utcText(window.opensTime),
                    TradingCalendar.utcText(window.closesTime),
                    closeOnly == window.closesTime ? "-" : TradingCalendar.utcText(closeOnly),
                    Console.clean(window.name),
                ]
            })
        Console.line("")
    }
}

private struct WindowJSON: Encodable {
    var calendar, zone, date, kind: String
    var name: String?
    var opensLocal, closesLocal, opensUTC, closesUTC: String
    var closeOnlyUTC: String?

    init(_ settings: CalendarSettings, _ window: TradingWindow) {
        let closeOnly = settings.closeOnlyTime(window)
        calendar = settings.name
        zone = settings.calendar.zone.name
        date = "\(window.date)"
        kind = window.kind.description
        name = window.name.isEmpty ? nil : window.name
        opensLocal = settings.calendar.localText(window.opensTime)
        closesLocal = settings.calendar.localText(window.closesTime)
        opensUTC = TradingCalendar.utcText(window.opensTime)
        closesUTC = TradingCalendar.utcText(window.closesTime)
        closeOnlyUTC =
            closeOnly == window.closesTime ? nil : TradingCalendar.utcText(closeOnly)
    }
}
