// The calendars that a configuration names: shipped ones by their name, others by their file.
//
// Invariants: as in GatewayConfiguration; a mistake in a calendar file is reported at the line that
// names it, with its place in the file.
// Thread: one thread at a time.

import Wire

/// One calendar as the gateway uses it.
public struct CalendarSettings: Sendable, Equatable {
    public var name: String
    /// Place in the configuration, from 0.
    public var calendarID: UInt16
    /// Where it comes from: a path, or `shipped`.
    public var origin: String
    /// How long before each close only reducing orders pass, ns; 0: never.
    public var closeOnlyNs: UInt64
    /// Whether it holds for every instrument.
    public var isGlobal: Bool
    public var calendar: TradingCalendar
}

/// The calendars that come with the program, as files in it.
public enum ShippedCalendar {
    /// All names, in order.
    public static let names = ["nyse", "cme-equity"]

    /// The file's bytes; nil for another name.
    public static func file(_ name: String) -> [UInt8]? {
        switch name {
        case "nyse": PackageResources.nyse_yaml
        case "cme-equity": PackageResources.cme_equity_yaml
        default: nil
        }
    }

    /// Every shipped calendar, as a configuration that only names it would have it.
    ///
    /// - Throws: mistakes in a file, which a test rules out.
    public static func all() throws(ConfigurationErrors) -> [CalendarSettings] {
        var all: [CalendarSettings] = []
        for name in names {
            let calendar = try TradingCalendar.parse(file(name) ?? [], path: "\(name).yaml")
            all.append(
                CalendarSettings(
                    name: name, calendarID: UInt16(all.count), origin: "shipped", closeOnlyNs: 0,
                    isGlobal: false, calendar: calendar))
        }
        return all
    }
}

extension ConfigurationReader {
    /// Reads `calendars` and `trading_session`. Comes before the instruments, which name them.
    ///
    /// - Parameter directory: what a calendar file's relative path counts from.
    func calendars(
        _ value: ConfigurationNode?, session: ConfigurationNode?, directory: String,
        _ names: ConfigurationNames
    ) -> [CalendarSettings] {
        var seen: [String: Int] = [:]
        var settings: [CalendarSettings] = []
        let rows = rows(value, of: "calendars")
        if let value, rows.count > Limit.calendarsMax {
            note(value, "found \(rows.count) calendars; at most \(Limit.calendarsMax) fit")
        }
        for row in rows {
            guard let section = section(row, keys: ["name", "file", "close_only"]) else {
                continue
            }
            let nameValue = section.required("name", "the calendar's name")
            let name = name(nameValue, what: "the calendar's name")
            let closeOnly = duration(section["close_only"], in: 0...86_400_000_000_000) ?? 0
            guard let name, let nameValue, unique(name, nameValue, "calendar", &seen) else {
                continue
            }
            names.calendars.insert(name)
            guard name != "always" else {
                note(nameValue, "`always` means no calendar; choose another name")
                continue
            }
            guard
                let (calendar, origin) = calendar(name, nameValue, section["file"], directory)
            else { continue }
            settings.append(
                CalendarSettings(
                    name: name, calendarID: UInt16(clamping: settings.count), origin: origin,
                    closeOnlyNs: UInt64(closeOnly), isGlobal: false, calendar: calendar))
        }
        if let session, let section = section(session, keys: ["calendar"]) {
            let global = calendarName(
                section.required("calendar", "a calendar's name"), names)
            for index in settings.indices where settings[index].name == global {
                settings[index].isGlobal = true
            }
        }
        return settings
    }

    /// The name of a calendar that is defined, or `always`.
    func calendarName(_ value: ConfigurationNode?, _ names: ConfigurationNames) -> String? {
        guard let value, let name = name(value, what: "a trading calendar's name") else {
            return nil
        }
        guard name != "always", !names.calendars.contains(name) else { return name }
        let known = names.calendars.sorted()
        let near = Self.nearest(name, among: known).map { "; did you mean `\($0)`?" }
        let defined = known.isEmpty ? "none" : Self.list(known)
        note(
            value, "`\(name)` is not among the calendars"
                + (near ?? "; defined under `calendars:` are \(defined)"))
        return nil
    }

    private func calendar(
        _ name: String, _ nameValue: ConfigurationNode, _ file: ConfigurationNode?,
        _ directory: String
    ) -> (TradingCalendar, String)? {
        guard let file else {
            guard let bytes = ShippedCalendar.file(name) else {
                let known = Self.list(ShippedCalendar.names)
                note(nameValue, "no calendar `\(name)` is shipped (only \(known)); name its `file`")
                return nil
            }
            return calendar(bytes, "\(name).yaml", nameValue).map { ($0, "shipped") }
        }
        guard let path = text(file, width: 4_096, what: "a path") else { return nil }
        let place = path.hasPrefix("/") ? path : "\(directory)/\(path)"
        do throws(SmallFileError) {
            let bytes = try SmallFile.read(place, byteCountMax: TradingCalendar.byteCountMax)
            return calendar(bytes, place, file).map { ($0, place) }
        } catch {
            note(file, "\(place) cannot be read: \(error)")
            return nil
        }
    }

    private func calendar(
        _ bytes: [UInt8], _ path: String, _ value: ConfigurationNode
    ) -> TradingCalendar? {
        do throws(ConfigurationErrors) {
            return try TradingCalendar.parse(bytes, path: path)
        } catch {
            for line in error.lines { note(value, line) }
            return nil
        }
    }
}
