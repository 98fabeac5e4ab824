/// What a page says that a command prints; `…` stands for any part of a line, or alone on its line for any lines.
struct PrintedText {
    private let lines: [Substring]

    init(_ text: String) { lines = Self.lines(of: text) }

    /// Whether something that was printed is as the page says.
    func covers(_ printed: String) -> Bool { Self.covers(lines[...], Self.lines(of: printed)[...]) }

    private static func lines(of text: String) -> [Substring] {
        var text = text[...]
        while text.last == "\n" { text.removeLast() }
        return text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static func covers(_ expected: ArraySlice<Substring>, _ found: ArraySlice<Substring>) -> Bool {
        guard let line = expected.first else { return found.isEmpty }
        let rest = expected.dropFirst()
        if line == "…" { return (0...found.count).contains { covers(rest, found.dropFirst($0)) } }
        guard let first = found.first, covers(line: line, first) else { return false }
        return covers(rest, found.dropFirst())
    }

    private static func covers(line: Substring, _ found: Substring) -> Bool {
        let parts = line.split(separator: "…", omittingEmptySubsequences: false)
        guard let start = parts.first, parts.count > 1, let end = parts.last else { return line == found }
        guard found.hasPrefix(start) else { return false }
        var rest = found.dropFirst(start.count)
        for part in parts.dropFirst().dropLast() {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(end)
    }
}
