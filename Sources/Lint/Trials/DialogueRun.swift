import Foundation
import FrontdeskCore
import FrontdeskRules

/// Plays one `test` of a rule file.
struct DialogueRun {
    private(set) var used: Set<FileLocation> = []
    private let test: TestStatement
    private let judge: OutcomeJudge
    private let done: DoneActions
    private var rehearsal: Rehearsal
    private var now: Instant
    private var answers: [WebhookName: String] = [:]
    private var failures: [Trial.Failure] = []
    /// What came since the visitor wrote last.
    private var outcomes: [Pipeline.Outcome] = []
    /// What the visitor wrote last, and the turn that it made.
    private var said: (text: String, turn: Turn)?

    init(_ test: CompiledTest, rules: RuleSet, pipeline: Pipeline, at: Instant) {
        self.test = test.statement
        judge = OutcomeJudge(rules: rules, texts: pipeline.texts)
        done = DoneActions(rules)
        let settings = test.statement.lines.prefix { if case .with = $0.kind { true } else { false } }
            .flatMap { line -> [TestSetting] in if case .with(let settings) = line.kind { settings } else { [] } }
        var language = test.languages.first
        var channel = ChannelName.web
        now = at
        for setting in settings {
            switch setting.kind {
            case .language(let tag): language = tag.value
            case .channel(let name): channel = ChannelName(name.value)
            case .now(let instant): now = instant.value
            default: continue
            }
        }
        rehearsal = Rehearsal(pipeline, language: language, channel: channel, at: now)
    }

    var trial: Trial {
        Trial(kind: .dialogue, name: test.name.value, location: test.name.span.start, failures: failures)
    }

    mutating func run() async {
        for line in test.lines {
            switch line.kind {
            case .with(let settings): for setting in settings { apply(setting) }
            case .says(let text): await say(text.value)
            case .expect(let expectation): verify(expectation)
            }
        }
        if !test.lines.contains(where: { if case .expect = $0.kind { true } else { false } }) { objectToEmptiness() }
    }

    /// A dialogue that expects nothing can't fail, so it proves nothing.
    private mutating func objectToEmptiness() {
        let last = test.lines.last { if case .says = $0.kind { true } else { false } }
        let advice =
            last == nil
            ? "write below it what a visitor says, `> …`, and what must come of it, such as `< rule NAME` or `< say KEY`"
            : "write below it what must come of it, such as \(suggestion)"
        failures.append(
            Trial.Failure(
                location: last?.span.start ?? test.name.span.start,
                said: said?.text,
                expected: "a line that begins with `<`",
                found: "none: a test that expects nothing can't fail",
                reasons: [advice],
                ranks: []
            )
        )
    }

    /// What came of the last message, as a line of a dialogue.
    private var suggestion: String {
        if let rule = outcomes.lazy.flatMap(\.decision.rules).first { return "`< rule \(rule)`, which comes now" }
        if let key = outcomes.lazy.flatMap(\.decision.replies).compactMap(\.key).first {
            return "`< say \(key)`, which comes now"
        }
        return "`< rule NAME` or `< say KEY`"
    }

    private mutating func apply(_ setting: TestSetting) {
        switch setting.kind {
        case .now(let instant): now = instant.value
        case .page(let page): rehearsal.open(page.value, at: now)
        case .visitor(let attribute, let value): rehearsal.attributes[attribute.value] = value.value
        case .webhook(let name, let answer): answers[WebhookName(name.value)] = answer.value
        case .language, .channel: break
        }
    }

    private mutating func say(_ text: String) async {
        said = (text, rehearsal.turn(.text(text), at: now))
        outcomes = [await rehearsal.says(.text(text), at: now)]
        use(outcomes[0])
        // A rule calls at most twice, and what runs after a call may go to other rules, which call again.
        for _ in 0..<8 {
            guard let call = rehearsal.state.openCalls.first else { return }
            let values = answers[call.call.webhook].flatMap { Self.values($0, into: call.call.into) }
            outcomes.append(await rehearsal.answers(call, with: values, at: now))
            use(outcomes[outcomes.count - 1])
        }
    }

    private mutating func use(_ outcome: Pipeline.Outcome) {
        used.formUnion(outcome.usedLines)
        used.formUnion(done.places(of: outcome))
    }

    private mutating func verify(_ expectation: TestExpectation) {
        let decisions = outcomes.map(\.decision)
        let rules = decisions.flatMap(\.rules)
        let replies = decisions.flatMap(\.replies)
        let expected: String
        var found = outcomes.first?.inWords ?? "nothing"
        var judgement = OutcomeJudge.Judgement.none
        switch expectation.kind {
        case .rule(let name):
            if rules.contains(RuleName(name.value)) { return }
            expected = "rule \(name.value)"
            judgement = reason(not: RuleName(name.value))
        case .notRule(let name):
            if !rules.contains(RuleName(name.value)) { return }
            expected = "not rule \(name.value)"
            judgement = reason(not: nil)
        case .say(let key):
            if replies.contains(where: { $0.key == key.value }) { return }
            expected = "say \(key.value)"
            found = Self.said(replies.map { $0.key ?? "\"\($0.text)\"" })
        case .sayText(let text):
            if replies.contains(where: { $0.text == text.value }) { return }
            expected = "say \"\(text.value)\""
            found = Self.said(replies.map { "\"\($0.text)\"" })
        case .set(let name, let value):
            let present = rehearsal.state.variables[name.value]
            if present?.description == value.value.description { return }
            expected = "set \(name.value) = \(value.value)"
            found = present.map { "\(name.value) = \($0)" } ?? "\(name.value) unknown"
        case .escalate(let team):
            let teams = decisions.compactMap { decision -> String? in
                if case .escalate(let team, _, _, _) = decision.transition { team?.rawValue ?? "" } else { nil }
            }
            if team == nil ? !teams.isEmpty : teams.contains(team?.value ?? "") { return }
            expected = "escalate\(team.map { " \($0.value)" } ?? "")"
            judgement = reason(not: nil)
        case .clarify:
            if decisions.contains(where: { $0.outcome == .clarified }) { return }
            expected = "clarify"
        case .tag(let name):
            if rehearsal.state.tags.contains(name.value) { return }
            expected = "tag \(name.value)"
            found = "tags \(rehearsal.state.tags.isEmpty ? "none" : rehearsal.state.tags.joined(separator: ", "))"
        case .nothing:
            if replies.isEmpty && decisions.allSatisfy({ $0.transition == nil }) { return }
            expected = "nothing"
        }
        failures.append(
            Trial.Failure(
                location: expectation.span.start,
                said: said?.text,
                expected: expected,
                found: found,
                reasons: judgement.reasons,
                ranks: judgement.ranks
            )
        )
    }

    private func reason(not expected: RuleName?) -> OutcomeJudge.Judgement {
        guard let outcome = outcomes.first, let turn = said?.turn else { return .none }
        return judge.judgement(outcome, of: turn, not: expected)
    }

    private static func said(_ replies: [String]) -> String {
        replies.isEmpty ? "nothing said" : "say \(replies.joined(separator: ", "))"
    }

    /// What a webhook's answer would set; nil for what is no JSON.
    private static func values(_ json: String, into variable: String?) -> [String: Value]? {
        guard let variable else { return [:] }
        let decoder = JSONDecoder()
        if let value = try? decoder.decode(Value.self, from: Data(json.utf8)) { return [variable: value] }
        guard let fields = try? decoder.decode([String: Value].self, from: Data(json.utf8)) else { return nil }
        return Dictionary(uniqueKeysWithValues: fields.map { ("\(variable).\($0.key)", $0.value) })
    }
}
