import FrontdeskCore
import FrontdeskText

extension FindingReport {
    /// For people: place, message, the line, and a mark under what is meant.
    func text(isColored: Bool) -> String {
        let paint = Paint(isOn: isColored)
        return findings.map { entry($0, paint) }.joined()
    }

    private func entry(_ finding: Finding, _ paint: Paint) -> String {
        let severity = paint(finding.severity, "\(finding.severity.rawValue)[\(finding.id)]")
        var entry = "\(finding.location): \(severity): \(finding.message)\n"
        if let line = lines.line(finding.location.line, of: finding.location.path), !line.allSatisfy(\.isWhitespace) {
            entry += excerpt(line, finding, paint)
        }
        if let remedy = finding.remedy { entry += "  = \(remedy)\n" }
        for note in finding.notes { entry += "  \(note.location): \(note.message)\n" }
        return entry
    }

    /// The line as it stands, and a mark below as wide as what is meant.
    private func excerpt(_ line: String, _ finding: Finding, _ paint: Paint) -> String {
        let scalars = Array(line.unicodeScalars)
        let start = min(max(finding.location.column - 1, 0), scalars.count)
        let end = min(max(finding.endColumn.map { $0 - 1 } ?? start + 1, start), scalars.count)
        // A window around the place keeps a line of a thousand words readable.
        let first = start > Self.longestLead ? start - Self.longestLead : 0
        let last = min(scalars.count, max(end, start) + Self.longestTail)
        let before = Self.shown(scalars[first..<start])
        let meant = Self.shown(scalars[start..<end])
        let shown = (first > 0 ? "…" : "") + Self.shown(scalars[first..<last]) + (last < scalars.count ? "…" : "")
        let indent = DisplayWidth.of((first > 0 ? "…" : "") + before)
        let mark = String(repeating: "^", count: max(1, DisplayWidth.of(meant)))
        let isolated = Self.hasRightToLeft(shown) ? "\u{2066}\(shown)\u{2069}" : shown
        return "  \(isolated)\n  \(String(repeating: " ", count: indent))\(paint(finding.severity, mark))\n"
    }

    private static let longestLead = 80
    private static let longestTail = 60

    /// The code points as a terminal shows them in place: a tab takes one column, what is invisible a sign.
    private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            switch scalar {
            case "\t": text.append(" ")
            case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{202a}"..."\u{202e}", "\u{2066}"..."\u{2069}", "\u{200b}",
                "\u{200e}", "\u{200f}", "\u{2060}"..."\u{2064}", "\u{feff}":
                text.append("\u{fffd}")
            default: text.append(scalar)
            }
        }
        return String(text)
    }

    private static func hasRightToLeft(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x590...0x8ff).contains($0.value) || (0xfb1d...0xfefc).contains($0.value) }
    }

    /// Colours of a terminal, or none.
    private struct Paint {
        let isOn: Bool

        func callAsFunction(_ severity: Finding.Severity, _ text: String) -> String {
            guard isOn else { return text }
            let code =
                switch severity {
                case .error: 31
                case .warning: 33
                case .info: 36
                }
            return "\u{1b}[1;\(code)m\(text)\u{1b}[0m"
        }
    }
}
