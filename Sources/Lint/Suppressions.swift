import FrontdeskCore
import FrontdeskRules

/// The `# frontdesk:allow FD109 -- reason` comments of a project.
struct Suppressions {
    /// One comment.
    private struct Comment {
        let path: String
        /// The line it speaks about.
        let line: Int
        let checks: [String]
        let hasReason: Bool
        let span: SourceSpan
    }

    private let comments: [Comment]

    /// How such a comment begins.
    static let start = "frontdesk:allow"
    /// What to do about a comment that suppresses nothing.
    static let deletion = "delete the comment"

    init(_ files: [RuleFile]) {
        comments = files.flatMap { file in
            file.comments.compactMap { comment in
                let words = comment.text.drop { $0 == "#" || $0 == " " || $0 == "\t" }
                guard words.hasPrefix(Self.start) else { return nil }
                let parts = words.dropFirst(Self.start.count).split(separator: "--", maxSplits: 1)
                let checks = (parts.first ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
                return Comment(
                    path: file.path,
                    line: comment.isWholeLine ? Self.lineBelow(comment, in: file) : comment.span.line,
                    checks: checks,
                    hasReason: parts.count > 1 && parts[1].contains { $0.isLetter },
                    span: comment.span
                )
            }
        }
    }

    /// The next line that says something.
    private static func lineBelow(_ comment: SourceComment, in file: RuleFile) -> Int {
        var line = comment.span.line + 1
        while line <= file.text.lineCount {
            let text = file.text.text(ofLine: line).drop { $0 == " " || $0 == "\t" }
            if !text.isEmpty, !text.hasPrefix("#") { return line }
            line += 1
        }
        return line
    }

    private struct Key: Hashable {
        let path: String
        let line: Int
    }

    /// Leaves out what is suppressed, and objects to suppressions that are of no use.
    ///
    /// - Parameters:
    ///   - findings: What was found.
    ///   - stages: The stages that were gone through; a suppression for another one may still be needed.
    /// - Returns: What is left.
    func applied(to findings: [Finding], stages: Set<CheckDescription.Stage>) -> [Finding] {
        guard !comments.isEmpty else { return findings }
        var places: [Key: [Int]] = [:]
        for (index, comment) in comments.enumerated() {
            places[Key(path: comment.path, line: comment.line), default: []].append(index)
        }
        var used: Set<Int> = []
        var left: [Finding] = []
        for finding in findings {
            let key = Key(path: finding.location.path, line: finding.location.line)
            let covering = (places[key] ?? []).filter { index in
                comments[index].checks.contains { $0.lowercased() == finding.id.lowercased() || $0 == finding.name }
            }
            let isFixed = finding.severity == .error && CheckManual.description(of: finding.id)?.stage == .reading
            if covering.isEmpty || isFixed {
                left.append(finding)
            } else {
                used.formUnion(covering)
            }
        }
        for (index, comment) in comments.enumerated() {
            if let fault = fault(of: comment, isUsed: used.contains(index), stages) { left.append(fault) }
        }
        return left
    }

    private func fault(of comment: Comment, isUsed: Bool, _ stages: Set<CheckDescription.Stage>) -> Finding? {
        let description = StaleSuppression.description
        let known = comment.checks.map { CheckManual.description(of: $0) }
        if comment.checks.isEmpty {
            return description.finding(at: comment.span, "the comment names no check", remedy: "write its number")
        }
        if let place = known.firstIndex(where: { $0 == nil }) {
            return description.finding(
                at: comment.span,
                "there is no check `\(comment.checks[place])`",
                remedy: "write its number, such as FD109"
            )
        }
        let mayTell = known.allSatisfy { $0.map { stages.contains($0.stage) } ?? true }
        if !isUsed && mayTell {
            return description.finding(
                at: comment.span,
                "nothing is suppressed here: the line below has no \(comment.checks.joined(separator: ", "))",
                remedy: Self.deletion
            )
        }
        if !comment.hasReason {
            return description.finding(
                at: comment.span,
                "the suppression says no reason",
                remedy: "write it behind two hyphens: -- visitors write only that"
            )
        }
        return nil
    }
}
