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
        let attempt = await attempt(text.value, for: rule)
        let failure =
            attempt.outcome.decision.rules.first == rule.name
            ? nil : failure(text, attempt, expected: "rule \(rule.name)", missing: rule.name)
        return (trial(.example, text, of: rule, failure), used(attempt.outcome))
    }

    private func counter(_ text: Located<String>, of rule: CompiledRule) async -> (Trial, Set<FileLocation>) {
        let attempt = await attempt(text.value, for: rule)
        let failure =
            attempt.outcome.decision.rules.first == rule.name
            ? failure(text, attempt, expected: "not rule \(rule.name)", missing: nil) : nil
        return (trial(.counter, text, of: rule, failure), used(attempt.outcome))
    }

    private func used(_ outcome: Pipeline.Outcome) -> Set<FileLocation> {
        outcome.usedLines.union(DoneActions(rules).places(of: outcome))
    }

    private func trial(
        _ kind: Trial.Kind,
        _ text: Located<String>,
        of rule: CompiledRule,
        _ failure: Trial.Failure?
    ) -> Trial {
        Trial(
            kind: kind,
            name: rule.name.rawValue,
            location: text.span.start,
            failures: failure.map { [$0] } ?? []
        )
    }

    private func failure(
        _ text: Located<String>,
        _ attempt: Attempt,
        expected: String,
        missing: RuleName?
    ) -> Trial.Failure {
        let judge = OutcomeJudge(rules: rules, texts: pipeline.texts)
        let judgement = judge.judgement(attempt.outcome, of: attempt.turn, not: missing)
        return Trial.Failure(
            location: text.span.start,
            said: text.value,
            expected: expected,
            found: attempt.outcome.inWords,
            reasons: judgement.reasons,
            ranks: judgement.ranks
        )
    }

    /// A message that was tried, and what came of it.
    private struct Attempt {
        let turn: Turn
        let outcome: Pipeline.Outcome
    }

    private func attempt(_ text: String, for rule: CompiledRule) async -> Attempt {
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
        let turn = rehearsal.turn(.text(text), at: at)
        return Attempt(turn: turn, outcome: await rehearsal.says(.text(text), at: at))
    }
}
