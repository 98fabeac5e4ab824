public import FrontdeskCore
public import FrontdeskRules

/// Tries every promise of a rule set on the pipeline that would run it.
public struct TrialRunner: Sendable {
    private let rules: RuleSet
    private let pipeline: Pipeline
    /// When examples are tried; a fixed moment, so that the result is the same on every day.
    private let at: Instant

    /// The moment at which everything is tried that names no other.
    public static let standardInstant = Instant(milliseconds: 1_772_445_600_000)

    /// Tries the rules of a pipeline.
    public init(rules: RuleSet, pipeline: Pipeline, at: Instant = standardInstant) {
        self.rules = rules
        self.pipeline = pipeline
        self.at = at
    }

    /// Tries examples and counters in the order of the rules, then dialogues in the order of the files.
    ///
    /// - Parameter paths: The files whose promises are tried; nil for all.
    /// - Returns: The trials, and which lines they exercised.
    public func run(in paths: Set<String>? = nil) async -> TrialReport {
        var report = TrialReport()
        for rule in rules.rules where paths?.contains(rule.location.path) ?? true {
            for line in rule.statement.lines {
                switch line.kind {
                case .example(let text): await report.add(example(text, of: rule))
                case .counter(let text): await report.add(counter(text, of: rule))
                default: continue
                }
            }
        }
        for test in rules.tests where paths?.contains(test.statement.name.span.path) ?? true {
            var dialogue = DialogueRun(test, rules: rules, pipeline: pipeline, at: at)
            await dialogue.run()
            report.add((dialogue.trial, dialogue.used))
        }
        return report
    }

    private func example(_ text: Located<String>, of rule: CompiledRule) async -> (Trial, Set<FileLocation>) {
        let outcome = await outcome(of: text.value, for: rule)
        var failures: [Trial.Failure] = []
        if outcome.decision.rules.first != rule.name {
            failures.append(
                Trial.Failure(
                    location: text.span.start,
                    expected: "rule \(rule.name)",
                    found: outcome.inWords,
                    why: outcome.why(not: rule.name)
                )
            )
        }
        let trial = Trial(kind: .example, name: rule.name.rawValue, location: text.span.start, failures: failures)
        return (trial, outcome.usedLines)
    }

    private func counter(_ text: Located<String>, of rule: CompiledRule) async -> (Trial, Set<FileLocation>) {
        let outcome = await outcome(of: text.value, for: rule)
        var failures: [Trial.Failure] = []
        if outcome.decision.rules.first == rule.name {
            failures.append(
                Trial.Failure(
                    location: text.span.start,
                    expected: "not rule \(rule.name)",
                    found: outcome.inWords,
                    why: outcome.why(not: nil)
                )
            )
        }
        let trial = Trial(kind: .counter, name: rule.name.rawValue, location: text.span.start, failures: failures)
        return (trial, outcome.usedLines)
    }

    private func outcome(of text: String, for rule: CompiledRule) async -> Pipeline.Outcome {
        let circumstances = Circumstances(rule)
        var rehearsal = Rehearsal(
            pipeline,
            page: circumstances.page,
            language: circumstances.language,
            channel: circumstances.channel ?? .web,
            at: at
        )
        rehearsal.attributes = circumstances.attributes
        rehearsal.hours = circumstances.hours
        var effects = circumstances.effects
        if let language = circumstances.language { effects.append(.setLanguage(language)) }
        if !rule.after.isEmpty || !effects.isEmpty {
            rehearsal.assume(rules: Array(rule.after.prefix(1)), effects: effects, at: at)
        }
        return await rehearsal.says(.text(text), at: at)
    }
}
