import FrontdeskCore
import FrontdeskRules

/// Finds `when` lines that another line of the same rule makes needless.
struct CoveredLine: Check {
    static let description = CheckDescription(
        id: "FD103",
        name: "covered-line",
        severity: .warning,
        summary: "One `when` line of a rule matches nothing that another line of the rule does not match as well.",
        rationale: """
            The line can be deleted and nothing changes: the other line matches every message that it matches, and \
            explains as much of it. Two lines that say the same drift apart when one of them is edited.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund | money back
              when ↓refund
              example a refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund | money back
              when refund & urgently
              example a refund
              say "Which order is it?"
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        guard let lines = survey.lines else { return [] }
        return lines.rules.rules.indices.flatMap { findings(of: $0, lines) }
    }

    private static func findings(of rule: Int, _ survey: LineSurvey) -> [Finding] {
        let lines = survey.linesOfRule[rule].filter { survey.lines[$0].shape != nil }
        guard lines.count > 1 else { return [] }
        let triggers = survey.rules.rules[rule].triggers.map(\.trigger)
        var covered: Set<Int> = []
        var findings: [Finding] = []
        for line in lines {
            let own = triggers[survey.lines[line].trigger]
            for other in lines where other != line && !covered.contains(other) {
                let rival = triggers[survey.lines[other].trigger]
                guard own.anchorKind == rival.anchorKind, own.captureNames.isSubset(of: rival.captureNames),
                    survey.isCovered(line, by: other)
                else { continue }
                covered.insert(line)
                findings.append(
                    description.finding(
                        at: own.span,
                        "every message that this line matches is matched by another line of the rule",
                        remedy: "delete the line",
                        notes: [rival.span.note("the other line")]
                    )
                )
                break
            }
        }
        return findings
    }
}

extension Trigger {
    /// Whether its kind ranks as `exactly`.
    fileprivate var anchorKind: Bool { if case .pattern(.exactly, _) = kind { true } else { false } }

    /// What it captures.
    fileprivate var captureNames: Set<String> {
        guard case .pattern(_, let pattern) = kind else { return [] }
        var names: Set<String> = []
        pattern.walk { if case .capture(let capture) = $0 { names.insert(capture.name.value) } }
        return names
    }
}

extension LineSurvey {
    /// Whether a line can do nothing that another one of its rule does not do, too.
    fileprivate func isCovered(_ line: Int, by other: Int) -> Bool {
        guard let own = automaton(of: line), let cover = automaton(of: other) else { return false }
        let numbers = numbers(lines[line].profile)
        // Most pairs have no word in common, which is seen at once.
        let mayCover = cover.requiredSymbols.contains {
            own.requiredSymbols.contains($0) || numbers.symbols[$0].kind != .exact
        }
        guard mayCover, !hasOwnMessage(lines[line].shape, own, beyond: cover, numbers) else { return false }
        let covers = [LineInclusion.Cover(line: cover, mustExplain: true)]
        return LineInclusion(own, in: covers, numbers).answer() == .included
    }

    /// Whether one of the shortest messages of a line is beyond the other one, as it nearly always is.
    private func hasOwnMessage(
        _ shape: LineShape?,
        _ own: LineAutomaton,
        beyond cover: LineAutomaton,
        _ numbers: SymbolNumbers
    ) -> Bool {
        let messages = shape?.samples(limit: Self.samplesPerLine) { symbol in
            let wanted = numbers.symbols[symbol]
            return wanted.kind == .entity ? LineAutomaton.entityToken(symbol) : wanted.token
        }
        return (messages ?? []).contains { own.matches($0, numbers) && !cover.matches($0, numbers) }
    }
}
