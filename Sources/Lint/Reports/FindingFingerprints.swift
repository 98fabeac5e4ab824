import FrontdeskCore

/// Names findings so that they stay the same when lines above them come or go.
struct FindingFingerprints {
    private let lines: SourceLines
    private var seen: [String: Int] = [:]

    init(_ lines: SourceLines) { self.lines = lines }

    /// The fingerprint of the next finding, in the order of findings: 16 hexadecimal digits.
    ///
    /// It is made of the check, the file, the line without its blanks, and how many findings before it had the same.
    mutating func next(for finding: Finding) -> String {
        let first = Self.hash(finding, lines, repetition: 0)
        let repetition = seen[first, default: 0]
        seen[first] = repetition + 1
        return repetition == 0 ? first : Self.hash(finding, lines, repetition: repetition)
    }

    private static func hash(_ finding: Finding, _ lines: SourceLines, repetition: Int) -> String {
        let line = lines.line(finding.location.line, of: finding.location.path) ?? ""
        var hash = StableHash()
        hash.combine(finding.id)
        hash.combine(finding.location.path)
        hash.combine(line.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        hash.combine(repetition)
        return hash.hexadecimal
    }
}
