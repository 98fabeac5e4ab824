import FrontdeskCore
import FrontdeskTestSupport
import Testing

@testable import FrontdeskLint

struct FindingReportTests {
    private static let source = """
        frontdesk 1
        rule 退款
          when @退钱 ＆ café ↓
          say "<b>" & 'x'
        """

    private static let findings = [
        Finding(
            id: "FD301",
            name: "unknown-name",
            severity: .error,
            location: FileLocation(path: "rules/zh.rules", line: 3, column: 8),
            endColumn: 11,
            message: "unknown concept `退钱`",
            remedy: "did you mean `退款`?",
            notes: [
                Finding.Note(location: FileLocation(path: "rules/zh.rules", line: 2, column: 6), message: "100 %, here")
            ]
        ),
        Finding(
            id: "FD704",
            name: "unsafe-reply",
            severity: .warning,
            location: FileLocation(path: "rules/zh.rules", line: 4, column: 7),
            message: "the text holds HTML: <b> & \"more\""
        ),
        Finding(
            id: "FD007",
            name: "full-width-operator",
            severity: .info,
            location: FileLocation(path: "rules/zh.rules", line: 3, column: 12),
            endColumn: 13,
            message: "full-width `＆` is read as `&`"
        ),
    ]

    private var report: FindingReport {
        FindingReport(Self.findings.reversed(), lines: SourceLines(["rules/zh.rules": Array(Self.source.utf8)]))
    }

    @Test(arguments: FindingReport.Format.allCases)
    func `each format is as it was recorded`(format: FindingReport.Format) throws {
        try expectSnapshot(report.written(as: format), named: "findings.\(format.rawValue).txt")
    }

    @Test(arguments: FindingReport.Format.allCases)
    func `each format has a form for no findings`(format: FindingReport.Format) throws {
        let text = FindingReport([], lines: SourceLines([:])).written(as: format)
        try expectSnapshot(text, named: "no-findings.\(format.rawValue).txt")
    }

    @Test func `the mark stands under wide characters`() {
        let text = report.written(as: .text)
        #expect(text.contains("\n    when @退钱 ＆ café ↓\n         ^^^^^\n"))
    }

    @Test(arguments: [
        ("when cafe\u{301} | x", 14, 12),
        ("when 👍🏽 | x", 11, 10),
        ("when ｱﾞ | x", 11, 10),
        ("when الطلب | x", 14, 13),
        ("\twhen\t| x", 9, 8),
    ])
    func `the mark stands under its column whatever stands before`(line: String, column: Int, indentation: Int) throws {
        let finding = Finding(
            id: "FD109",
            name: "too-broad-pattern",
            severity: .warning,
            location: FileLocation(path: "a.rules", line: 1, column: column),
            endColumn: column + 1,
            message: "too broad"
        )
        let scalars = Array(line.unicodeScalars)
        try #require(scalars[column - 1] == "x")
        let text = FindingReport([finding], lines: SourceLines(["a.rules": Array(line.utf8)])).written(as: .text)
        let mark = try #require(text.split(separator: "\n").last)
        #expect(mark == "  " + String(repeating: " ", count: indentation) + "^")
        #expect(text.contains("\u{2066}") == line.contains("ا"))
    }

    @Test(arguments: [("a", 1), ("退款", 4), ("e\u{301}", 1), ("ｱ", 1), ("👍🏽", 2), ("\u{200b}", 0), ("ก็", 1)])
    func `the width of a text is what a terminal takes for it`(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func `a fingerprint survives lines above, and tells repetitions apart`() {
        let finding = Self.findings[0]
        let moved = Finding(
            id: finding.id,
            name: finding.name,
            severity: finding.severity,
            location: FileLocation(path: "rules/zh.rules", line: 4, column: 8),
            message: finding.message
        )
        var first = FindingFingerprints(SourceLines(["rules/zh.rules": Array(Self.source.utf8)]))
        var second = FindingFingerprints(SourceLines(["rules/zh.rules": Array(("\n" + Self.source).utf8)]))
        let before = first.next(for: finding)
        #expect(second.next(for: moved) == before)
        #expect(first.next(for: finding) != before)
    }
}
