// What is wrong with a configuration: every mistake at once, each with its place and its remedy.
//
// Invariants: never empty when thrown; sorted by place; no value that could be a secret is shown.
// Thread: values; any thread.

/// One mistake in a configuration file.
public struct ConfigurationIssue: Sendable, Hashable {
    /// Line from 1, or 0 where the file as a whole is meant.
    public let line: Int
    /// Column from 1, or 0 where the file as a whole is meant.
    public let column: Int
    /// Where in the tree, such as `instruments[2].tick`; empty for the file as a whole.
    public let path: String
    /// What was found, what is allowed.
    public let message: String

    public init(line: Int, column: Int, path: String, message: String) {
        self.line = line
        self.column = column
        self.path = path
        self.message = message
    }
}

/// All mistakes of one configuration file. Nothing is started with it.
public struct ConfigurationErrors: Error, Sendable, Equatable, CustomStringConvertible {
    public let file: String
    /// Sorted by line and column.
    public let issues: [ConfigurationIssue]

    public init(file: String, issues: [ConfigurationIssue]) {
        precondition(!issues.isEmpty, "an error without a mistake")
        self.file = file
        self.issues = issues.sorted {
            ($0.line, $0.column, $0.path, $0.message) < ($1.line, $1.column, $1.path, $1.message)
        }
    }

    /// One line a mistake: `file:line:column: path: what was found; what is allowed`.
    public var lines: [String] {
        issues.map { issue in
            let place = issue.line == 0 ? file : "\(file):\(issue.line):\(issue.column)"
            return issue.path.isEmpty
                ? "\(place): \(issue.message)" : "\(place): \(issue.path): \(issue.message)"
        }
    }

    public var description: String { lines.joined(separator: "\n") }
}
