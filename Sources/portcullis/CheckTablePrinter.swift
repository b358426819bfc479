// What the checks compared, as a table for people.
// Thread: the command's.

import Gateway

enum CheckTablePrinter {
    private static let headings = [
        "CHECK", "REFUSES WHEN", "VALUE", "LIMIT", "SET FOR", "OUTCOME",
    ]
    /// Values and limits stand at the right, as numbers do.
    private static let rightColumns: Set<Int> = [2, 3]

    static func show(_ table: CheckTable) {
        var rows: [[String]] = [headings]
        for check in table.checks {
            let title = (check.number < 10 ? " " : "") + "\(check.number) \(check.name)"
            if check.comparisons.isEmpty {
                rows.append([title, "", "", "", "", check.outcome])
            }
            for (index, it) in check.comparisons.enumerated() {
                let lines = wrapped(it.refusesWhen)
                rows.append([
                    index == 0 ? title : "", lines[0], it.value ?? "", it.limit ?? "",
                    Console.clean(it.setFor ?? ""), it.outcome,
                ])
                rows += lines.dropFirst().map { ["", $0, "", "", "", ""] }
            }
        }
        let widths = headings.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        for (index, row) in rows.enumerated() {
            Console.line(line(row, widths, isHeading: index == 0))
        }
        if table.leftOut > 0 { Console.line("\(table.leftOut) further comparisons are not shown") }
    }

    /// A text in lines that leave room for the numbers beside it.
    private static func wrapped(_ text: String) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            let last = lines.count - 1
            if lines[last].isEmpty {
                lines[last] = String(word)
            } else if lines[last].count + 1 + word.count <= 52 {
                lines[last] += " " + word
            } else {
                lines.append("  " + word)
            }
        }
        return lines
    }

    private static func line(_ row: [String], _ widths: [Int], isHeading: Bool) -> String {
        var text = ""
        for (column, cell) in row.enumerated() where column < row.count - 1 {
            let space = String(repeating: " ", count: widths[column] - cell.count)
            text += rightColumns.contains(column) ? space + cell : cell + space
            text += "  "
        }
        let outcome = row[row.count - 1]
        if isHeading { return Console.styled(text + outcome, .dim) }
        switch outcome {
        case "refuses": return Console.styled(text + "REFUSES", .red)
        case "passes": return text + Console.styled(outcome, .green)
        default: return text + Console.styled(outcome, .dim)
        }
    }
}
