import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds patterns that match nearly everything.
struct TooBroadPattern: Check {
    static let description = CheckDescription(
        id: "FD109",
        name: "too-broad-pattern",
        severity: .warning,
        summary: """
            A `when` line matches on a single letter, a single character of Chinese, Japanese or Thai, or a stop word \
            alone, or it matches many other rules' examples.
            """,
        rationale: """
            Such a line answers messages that it was never meant for. A stop word is one that half of all messages \
            have, such as "the" or "的". Many examples means more than 5 % of those of the other rules, and at least \
            3. Add a word, or say `exactly` when the whole message must be so. Rules that follow another one, and \
            rules with a priority below 0, may be broad.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello | hi | ↓the
              example hello
              say "Hello!"

            rule size
              when ↓x
              example x
              say "Which size?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello | hi
              example hello
              say "Hello!"

            rule size
              when exactly x
              example x
              say "Which size?"
            """
        )
    )

    static let sharedWork: SharedWork? = .lines

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        guard let lines = survey.lines, let examples = survey.examplesMet else { return [] }
        return thinLines(lines) + greedyLines(lines, examples)
    }

    // MARK: Words that say nothing

    private static func thinLines(_ survey: LineSurvey) -> [Finding] {
        var findings: [Finding] = []
        for rule in survey.rules.rules where mayNotBeBroad(rule) {
            for compiled in rule.triggers {
                guard case .pattern(let anchor, let pattern) = compiled.trigger.kind, anchor != .exactly,
                    pattern.joint == .any
                else { continue }
                findings += pattern.units.flatMap { thinUnits($0, rule.languages) }
            }
        }
        return findings
    }

    /// Alternatives of a pattern that are one thin word.
    private static func thinUnits(_ unit: PatternUnit, _ languages: [LanguageTag]) -> [Finding] {
        let items = unit.items.filter { if case .optional = $0 { false } else { true } }
        guard !unit.isNegated, items.count == 1 else { return [] }
        if case .group(let inner, _) = items[0], inner.joint == .any {
            return inner.units.flatMap { thinUnits($0, languages) }
        }
        guard let text = items[0].literalText, let reason = ThinWord.reason(text.value, languages) else { return [] }
        return [
            description.finding(
                at: items[0].span,
                "`\(text.value)` alone is \(reason): it is in many messages that mean something else",
                remedy: "add a word, or write `exactly`"
            )
        ]
    }

    private static func mayNotBeBroad(_ rule: CompiledRule) -> Bool { !rule.isFollowUp && rule.priority >= 0 }

    // MARK: Lines that match others' examples

    private static let largestShare = 0.05
    private static let fewestExamples = 3

    private static func greedyLines(_ survey: LineSurvey, _ examples: ExampleEncounters) -> [Finding] {
        struct Line: Hashable {
            let rule: Int
            let trigger: Int
        }
        var hits: [Line: [String]] = [:]
        var own: [Int: Int] = [:]
        for encounter in examples.all {
            own[encounter.rule, default: 0] += 1
            let owner = survey.rules.rules[encounter.rule]
            for candidate in encounter.candidates where candidate.kind == .words || candidate.kind == .regex {
                let place = survey.place(of: candidate.rule)
                if place == encounter.rule || owner.leads(to: candidate.rule) || candidate.rule.leads(to: owner) {
                    continue
                }
                hits[Line(rule: place, trigger: candidate.trigger), default: []].append(encounter.text.value)
            }
        }
        let ordered = hits.sorted { ($0.key.rule, $0.key.trigger) < ($1.key.rule, $1.key.trigger) }
        return ordered.compactMap { line, texts in
            let rule = survey.rules.rules[line.rule]
            let others = examples.all.count - (own[line.rule] ?? 0)
            guard mayNotBeBroad(rule), rule.triggers[line.trigger].trigger.hasWords, texts.count >= fewestExamples,
                others > 0,
                Double(texts.count) > largestShare * Double(others)
            else { return nil }
            let share = Int((100 * Double(texts.count) / Double(others)).rounded())
            return description.finding(
                at: rule.triggers[line.trigger].trigger.span,
                "the line matches \(share) % of the other rules' examples (\(texts.count) of \(others)), "
                    + "such as \"\(texts[0])\"",
                remedy: "add a word that must occur, or exclude the others with `!`"
            )
        }
    }
}

extension CompiledRule {
    /// Whether it hands over to another rule at once.
    fileprivate func leads(to other: CompiledRule) -> Bool {
        actions.contains { action in
            if case .goto(let target) = action.kind { target.value == other.name.rawValue } else { false }
        }
    }
}

extension Trigger {
    /// Whether it looks for anything but captures; a line that only reads an order number is meant to be broad.
    fileprivate var hasWords: Bool {
        guard case .pattern(_, let pattern) = kind else { return true }
        var found = false
        pattern.walk { item in
            switch item {
            case .word, .quoted, .concept: found = true
            case .capture, .gap, .group, .optional: return
            }
        }
        return found
    }
}

/// Tells words that say nothing by themselves.
private enum ThinWord {
    /// What is thin about a word; nil for one that says something.
    static func reason(_ text: String, _ languages: [LanguageTag]) -> String? {
        let profile = languages.first.map { FoldingProfile(language: $0) } ?? .root
        let folded = TextFolder(profile: profile).fold(text)
        guard folded.tokens.count == 1, let token = folded.tokens.first else { return nil }
        let word = folded.text(of: token)
        if StopWords.contains(word, languages) { return "a stop word" }
        switch token.kind {
        case .emoji: return nil
        case .grapheme: return "a single character"
        case .word: return token.codePoints == 1 && !word.allSatisfy(\.isNumber) ? "a single letter" : nil
        }
    }
}
