import FrontdeskCore

/// Reads the file of a schedule's exceptions: a date a line, closed all day or with other hours behind it.
///
/// ```
/// 2026-12-25
/// 2026-12-24 09:00-13:00, 14:00-16:00   # Christmas Eve
/// ```
struct ExceptionDates {
    /// The hours of each date, as year * 10,000 + month * 100 + day; empty for a closed day.
    private(set) var hours: [Int: [CompiledSchedule.Opening]] = [:]
    private(set) var findings: [Finding] = []

    private static let maximumFindings = 100
    private static let remedy = "write for example `2026-12-25` or `2026-12-24 09:00-13:00`"

    init(_ source: RuleSource) {
        let reading = SourceReading(source)
        findings = reading.findings
        for number in 0..<reading.text.lineCount {
            var line = reading.text.text(ofLine: number + 1)[...]
            if let comment = line.firstIndex(of: "#") { line = line[..<comment] }
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "," })
            guard let first = words.first else { continue }
            let openings = words.dropFirst().map(Self.opening)
            if let date = Self.date(first), openings.allSatisfy({ $0 != nil }) {
                hours[date] = (hours[date] ?? []) + openings.compactMap { $0 }
            } else if findings.count < Self.maximumFindings {
                let column = line.unicodeScalars.count
                let span = SourceSpan(
                    path: source.path,
                    line: number + 1,
                    column: 1,
                    endLine: number + 1,
                    endColumn: column + 1
                )
                findings.append(
                    FindingKind.malformedLine.finding(at: span, "this is no date with hours", remedy: Self.remedy)
                )
            }
        }
    }

    private static func date(_ text: Substring) -> Int? {
        guard text.utf8.count == 10, let instant = Instant(text + "T00:00Z") else { return nil }
        guard instant.milliseconds >= 0 else { return nil }
        return Int(text.replacing("-", with: ""))
    }

    private static func opening(_ text: Substring) -> CompiledSchedule.Opening? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(minute)
        guard parts.count == 2, let opens = parts[0], let closes = parts[1], opens < 1_440 else { return nil }
        return CompiledSchedule.Opening(opens: opens, closes: closes <= opens ? closes + 1_440 : closes)
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...24).contains(hour), (0..<60).contains(minute), hour * 60 + minute <= 1_440
        else { return nil }
        return hour * 60 + minute
    }
}
