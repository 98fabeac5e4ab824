public import FrontdeskCore
public import FrontdeskText

/// Everything an administrator wrote, checked, compiled and never changed again.
///
/// A set is swapped as a whole. Conversations refer to rules by name, so they outlive the set they began with.
public final class RuleSet: Sendable {
    /// FNV-1a over paths and bytes of all sources in the order of their paths, as 16 hexadecimal digits.
    public let hash: String
    /// The rules in the order of path and line.
    public let rules: [CompiledRule]
    /// The intents with their training examples, in the order of path and line.
    public let intents: [IntentStatement]
    /// What is said when nobody knows, in the order of path and line, each for its languages (empty for any).
    public let fallbacks: [CompiledFallback]
    /// The opening hours.
    public let schedules: RuleScheduleBook
    /// The services rules may call, in the order of path and line.
    public let webhooks: [WebhookDefinition]
    /// The dialogues that must come out as written, with the languages of the files they stand in.
    public let tests: [CompiledTest]
    /// The files the set was compiled from, in the order of their paths.
    public let files: [RuleFile]

    let matchers: [ProfileMatcher]
    let scopes: [LanguageScope]
    /// Lines by intent and by event: rule and `when` line.
    let intentLines: [IntentName: [LineNumber]]
    let eventLines: [String: [LineNumber]]
    /// The least confidence that a line asks an intent to have; 1 when none names one.
    let leastAsked: Double
    /// For each matcher, lines without words by the rule they follow.
    let bareLines: [[RuleName: [Int32]]]
    /// The numbers of the rules that follow a rule.
    let followers: [RuleName: [Int]]
    private let numbers: [RuleName: Int]
    private let texts: [String: SourceText]

    /// A `when` line by the numbers of its rule and of the line in it.
    struct LineNumber: Sendable, Hashable {
        let rule: Int
        let trigger: Int
    }

    init(_ parts: Parts) {
        hash = parts.hash
        rules = parts.rules
        intents = parts.draft.intents.map(\.node)
        fallbacks = parts.draft.fallbacks.map { CompiledFallback(languages: $0.languages, lines: $0.node.lines) }
        schedules = parts.schedules
        webhooks = parts.draft.webhooks.map(\.node.definition)
        tests = parts.draft.tests.map { CompiledTest(languages: $0.languages, statement: $0.node) }
        files = parts.draft.files
        matchers = parts.matchers
        scopes = parts.scopes
        bareLines = parts.bareLines
        var followers: [RuleName: [Int]] = [:]
        for rule in parts.rules {
            for name in rule.after { followers[name, default: []].append(rule.order) }
        }
        self.followers = followers
        numbers = Dictionary(parts.rules.map { ($0.name, $0.order) }, uniquingKeysWith: { first, _ in first })
        texts = Dictionary(parts.draft.files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        var intentLines: [IntentName: [LineNumber]] = [:]
        var eventLines: [String: [LineNumber]] = [:]
        var leastAsked = 1.0
        for rule in parts.rules {
            for (trigger, compiled) in rule.triggers.enumerated() {
                let line = LineNumber(rule: rule.order, trigger: trigger)
                switch compiled.trigger.kind {
                case .intent(let name, let asked):
                    intentLines[IntentName(name.value), default: []].append(line)
                    if let asked { leastAsked = min(leastAsked, asked.value) }
                case .event(let name): eventLines[name.value, default: []].append(line)
                case .pattern, .regex: continue
                }
            }
        }
        self.intentLines = intentLines
        self.eventLines = eventLines
        self.leastAsked = leastAsked
    }

    /// What a set is made from.
    struct Parts {
        let hash: String
        let draft: RuleSetDraft
        let rules: [CompiledRule]
        let schedules: RuleScheduleBook
        let matchers: [ProfileMatcher]
        let scopes: [LanguageScope]
        let bareLines: [[RuleName: [Int32]]]
    }

    /// The rule of a name; nil when the set has none.
    public func rule(named name: RuleName) -> CompiledRule? { numbers[name].map { rules[$0] } }

    /// The webhook of a name; nil when the set has none.
    public func webhook(named name: WebhookName) -> WebhookDefinition? { webhooks.first { $0.name == name } }

    /// The folding profiles in which messages may be looked at.
    public var profiles: [FoldingProfile] { matchers.map(\.profile) }

    /// The source text of a place in the set.
    public func source(of span: SourceSpan) -> String { texts[span.path]?.text(in: span) ?? "" }

    /// Whether a condition holds in a context.
    public func holds(_ condition: Condition, in context: MatchContext) -> Bool {
        ConditionEvaluator(context: context, schedules: schedules, captures: []).holds(condition)
    }
}

/// A fallback and the languages it is for.
public struct CompiledFallback: Sendable {
    /// The languages; empty for any.
    public let languages: [LanguageTag]
    /// The lines in order.
    public let lines: [FallbackStatement.Line]
}

/// A dialogue test and the languages of the rules it stands beside.
public struct CompiledTest: Sendable {
    /// The languages; empty for any.
    public let languages: [LanguageTag]
    /// The dialogue.
    public let statement: TestStatement
}

extension WebhookStatement {
    /// The webhook as the runtime calls it.
    fileprivate var definition: WebhookDefinition {
        WebhookDefinition(
            name: WebhookName(name.value),
            method: method.value,
            url: url.value,
            timeout: timeout?.value ?? .seconds(5)
        )
    }
}
