import FrontdeskCore
import FrontdeskRules

/// Finds comparisons of values that can not be compared so.
struct MismatchedType: Check {
    static let description = CheckDescription(
        id: "FD305",
        name: "mismatched-type",
        severity: .error,
        summary: """
            A variable or an attribute of the visitor is compared with a value of another type, or the site knows no \
            such attribute.
            """,
        rationale: """
            The condition can never hold, or always does. Numbers are compared with numbers, `true` and `false` with \
            each other, and everything else as text; `<` and `>` order numbers.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule members
              when member price
              if visitor.level > ↓"gold"
              set rebate = 10
              say "You get it." if rebate is ↓"ten"
              example the member price
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule members
              when member price
              if visitor.level is "gold"
              set rebate = 10
              say "You get it." if rebate is 10
              example the member price
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        var findings: [Finding] = survey.statements.tests.flatMap { faults(in: $0.node) }
        survey.statements.forEachCondition { condition in
            condition.walk { test in
                switch test.kind {
                case .variable(let name, .compare(let comparison, let operand)):
                    let contents = survey.variables.contents[name.value] ?? []
                    if let fault = fault(name.value, contents, comparison, operand) { findings.append(fault) }
                case .visitor(let attribute, let question):
                    findings += faults(attribute, question, survey.settings.visitorAttributes)
                default: return
                }
            }
        }
        return findings
    }

    /// Answers of webhooks in a test that are no JSON, and would be taken for a failed call.
    private static func faults(in test: TestStatement) -> [Finding] {
        test.lines.flatMap { line -> [Finding] in
            guard case .with(let settings) = line.kind else { return [] }
            return settings.compactMap { setting in
                guard case .webhook(let name, let answer) = setting.kind else { return nil }
                var reader = JSONReader(Array(answer.value.utf8))
                do {
                    _ = try reader.read()
                    return nil
                } catch {
                    // Told below.
                }
                return description.finding(
                    at: answer.span,
                    "the answer of `\(name.value)` is no JSON, so the call would fail",
                    remedy:
                        "write for example '{\"state\": \"sent\"}' or '\"sent\"'; without a line the call fails, too"
                )
            }
        }
    }

    private static func faults(
        _ attribute: Located<String>,
        _ question: VariableTest,
        _ known: [String: LintSettings.AttributeKind]?
    ) -> [Finding] {
        var contents: Set<VariableFlow.Content> = []
        if let known {
            guard let kind = known[attribute.value] else {
                let near = SpellingSuggestion.nearest(to: attribute.value, among: known.keys.sorted())
                return [
                    description.finding(
                        at: attribute.span,
                        "the site knows no attribute `\(attribute.value)` of visitors",
                        remedy: near.map { "did you mean `\($0)`?" } ?? "add it to the configuration"
                    )
                ]
            }
            contents = [VariableFlow.Content(kind)]
        }
        guard case .compare(let comparison, let operand) = question else { return [] }
        return fault("visitor.\(attribute.value)", contents, comparison, operand).map { [$0] } ?? []
    }

    private static func fault(
        _ name: String,
        _ contents: Set<VariableFlow.Content>,
        _ comparison: Comparison,
        _ operand: Located<Operand>
    ) -> Finding? {
        guard case .value(let value) = operand.value else { return nil }
        let asked = VariableFlow.Content(value)
        if comparison.isOrder, asked != .number {
            let remedy = "compare it with a number, or write `is`"
            return description.finding(at: operand.span, "`\(value)` is no number, and has no order", remedy: remedy)
        }
        guard !contents.isEmpty, !contents.contains(.unknown), !contents.contains(asked),
            // A capture is a text, and a text that reads as a number is compared as one.
            !(asked == .number && contents.contains(.text))
        else { return nil }
        let found = contents.map(\.words).sorted().joined(separator: " or ")
        return description.finding(
            at: operand.span,
            "`\(name)` holds \(found), and is compared with \(asked.words)",
            remedy: "compare it with \(found)"
        )
    }
}

extension Comparison {
    /// Whether it asks for more or less.
    fileprivate var isOrder: Bool { self != .equal && self != .notEqual }
}

extension VariableFlow.Content {
    fileprivate init(_ kind: LintSettings.AttributeKind) {
        switch kind {
        case .text: self = .text
        case .number: self = .number
        case .boolean: self = .boolean
        }
    }

    fileprivate var words: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .boolean: "true or false"
        case .unknown: "anything"
        }
    }
}
