// One input line of a scenario, split into its words.
//
// Thread: values; any thread.

/// `> buy 1 100 AAPL limit 189.50 reduceOnly=yes`: a verb, words, and fields by name.
struct ScenarioLine {
    let number: Int
    let verb: String
    private(set) var words: [String] = []
    /// Fields that the line sets by name, in their order.
    private(set) var fields: [(name: String, value: String)] = []

    init(_ text: some StringProtocol, number: Int) throws(ScenarioError) {
        self.number = number
        var all: [String] = []
        var current = ""
        var isQuoted = false
        var hasWord = false
        for character in text {
            if character == "\"" {
                isQuoted.toggle()
                hasWord = true
            } else if character == " ", !isQuoted {
                if hasWord { all.append(current) }
                current = ""
                hasWord = false
            } else {
                current.append(character)
                hasWord = true
            }
        }
        if hasWord { all.append(current) }
        guard let first = all.first else {
            throw ScenarioError(line: number, what: "an input without a verb")
        }
        verb = first
        for word in all.dropFirst() {
            if let equals = word.firstIndex(of: "="), equals != word.startIndex {
                fields.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
            } else {
                words.append(word)
            }
        }
    }

    func error(_ what: String) -> ScenarioError { ScenarioError(line: number, what: what) }

    /// Takes the next word.
    mutating func next(_ what: String) throws(ScenarioError) -> String {
        guard !words.isEmpty else { throw error("\(verb): \(what) is missing") }
        return words.removeFirst()
    }

    mutating func nextNumber(_ what: String) throws(ScenarioError) -> UInt64 {
        let word = try next(what)
        guard let number = UInt64(word) else { throw error("\(what): \(word) is no number") }
        return number
    }

    /// Takes the word behind a keyword, wherever it stands.
    mutating func value(of keyword: String) throws(ScenarioError) -> String? {
        guard let index = words.firstIndex(of: keyword) else { return nil }
        guard index + 1 < words.count else { throw error("\(keyword): its value is missing") }
        let value = words[index + 1]
        words.removeSubrange(index...(index + 1))
        return value
    }

    mutating func number(of keyword: String) throws(ScenarioError) -> UInt64? {
        guard let text = try value(of: keyword) else { return nil }
        guard let number = UInt64(text) else { throw error("\(keyword): \(text) is no number") }
        return number
    }

    /// Takes a keyword without a value.
    mutating func has(_ keyword: String) -> Bool {
        guard let index = words.firstIndex(of: keyword) else { return false }
        words.remove(at: index)
        return true
    }

    /// Takes the word at an index.
    mutating func take(at index: Int) throws(ScenarioError) -> String {
        guard index < words.count else { throw error("\(verb): a word is missing") }
        return words.remove(at: index)
    }

    /// The line has been taken whole.
    func end() throws(ScenarioError) {
        guard words.isEmpty else {
            throw error("\(verb): \(words.joined(separator: " ")) says nothing here")
        }
    }
}
