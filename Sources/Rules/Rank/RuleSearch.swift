import FrontdeskCore
import FrontdeskText

/// Collects what matches one message, and makes candidates of it.
struct RuleSearch {
    /// A line that matched, before anything is read out of the message.
    private struct Hit {
        let rule: CompiledRule
        let trigger: Int
        let layer: Candidate.Layer
        let kind: Candidate.Kind
        let coverage: Int
        let confidence: Double
        let steps: [PatternRun.Step]
        let regexRange: Range<Int>?
        /// The number of the folded text it was found in, or -1.
        let text: Int

        /// Whether another line of the same rule is the worse one.
        func isBetter(than other: Hit) -> Bool {
            (layer.rawValue, kind.rawValue, -coverage, trigger)
                < (other.layer.rawValue, other.kind.rawValue, -other.coverage, other.trigger)
        }
    }

    private let ruleSet: RuleSet
    private let context: MatchContext
    private let standings: [LanguageScope.Standing]
    /// Which of them are admitted; apart, as every line that is called up asks for it.
    private let isAdmitted: [Bool]
    private var hits: [Hit] = []
    private var texts: [(text: FoldedText, matcher: ProfileMatcher)] = []

    init(ruleSet: RuleSet, context: MatchContext) {
        self.ruleSet = ruleSet
        self.context = context
        standings = ruleSet.scopes.map { $0.standing(in: context) }
        isAdmitted = standings.map(\.isAdmitted)
    }

    mutating func run() {
        switch context.input {
        case .event(let name):
            for line in ruleSet.eventLines[name] ?? [] { addLine(line, .event, confidence: 1) }
        case .message(let message):
            for number in ruleSet.matchers.indices { search(number, message) }
            searchIntents()
        }
    }

    private mutating func search(_ number: Int, _ message: MessageText) {
        let matcher = ruleSet.matchers[number]
        let isNeeded = ruleSet.scopes.indices.contains { scope in
            isAdmitted[scope] && ruleSet.scopes[scope].profiles.contains(matcher.profile)
        }
        guard isNeeded else { return }
        let text = message.folded(for: matcher.profile)
        texts.append((text, matcher))
        let followers = followers(of: ruleSet.bareLines[number])
        let awaited = awaited
        var found: [ProfileMatcher.Match] = []
        ProfileMatcher.withView(of: text) { view in
            matcher.withScratch { scratch in
                matcher.callUp(view, &scratch)
                for line in followers { scratch.addLine(line) }
                var next = 0
                while next < scratch.lines.count {
                    let number = scratch.lines[next]
                    next += 1
                    let line = matcher.lines[number]
                    // What is at hand is asked first: most lines lack a word, and rules lie far apart in memory.
                    guard isAdmitted[Int(line.scope)], matcher.hasAllRequired(line, &scratch),
                        !line.isFollowUp
                            || awaited?.contains(Int(line.rule))
                                ?? ruleSet.rules[Int(line.rule)].followsRecentWin(in: context)
                    else { continue }
                    if let match = matcher.match(number, view, &scratch) { found.append(match) }
                }
            }
        }
        for match in found { add(match, matcher) }
    }

    /// The numbers of the rules that follow one that won lately, of whom there are few, while many share the words of
    /// follow-ups; nil when there are too many to be told beforehand.
    private lazy var awaited: Set<Int>? = {
        if ruleSet.followers.isEmpty { return [] }
        var awaited: Set<Int> = []
        for win in context.wins {
            guard let numbers = ruleSet.followers[win.rule] else { continue }
            if awaited.count + numbers.count > Self.mostAwaited { return nil }
            for number in numbers where ruleSet.rules[number].followsRecentWin(in: context) { awaited.insert(number) }
        }
        return awaited
    }()
    private static let mostAwaited = 256

    /// The lines without words whose rules follow one that won lately.
    private func followers(of bareLines: [RuleName: [Int32]]) -> [Int32] {
        if bareLines.isEmpty { return [] }
        return context.wins.suffix(64).reversed().flatMap { bareLines[$0.rule] ?? [] }
    }

    private mutating func add(_ match: ProfileMatcher.Match, _ matcher: ProfileMatcher) {
        let line = matcher.lines[match.line]
        let rule = ruleSet.rules[Int(line.rule)]
        hits.append(
            Hit(
                rule: rule,
                trigger: Int(line.when),
                layer: layer(of: rule, isIntent: false),
                kind: line.kind == .regex ? .regex : line.anchor == .exactly ? .exactly : .words,
                coverage: match.coverage,
                confidence: 1,
                steps: match.steps,
                regexRange: match.regexRange,
                text: texts.count - 1
            )
        )
    }

    private func layer(of rule: CompiledRule, isIntent: Bool) -> Candidate.Layer {
        if rule.isFollowUp { return .followUp }
        let isInTopic = rule.topic != nil && rule.topic == context.topic
        if isIntent { return isInTopic ? .topicIntent : .intent }
        return isInTopic ? .topicWords : .words
    }

    private mutating func searchIntents() {
        guard let intents = context.intents, !ruleSet.intentLines.isEmpty else { return }
        // The likeliest come first, and what no line can ask for is not looked up.
        let least = min(ruleSet.leastAsked, intents.acceptThreshold)
        for score in intents.ranking {
            if score.confidence < least { break }
            for line in ruleSet.intentLines[score.intent] ?? [] {
                let rule = ruleSet.rules[line.rule]
                guard case .intent(_, let asked) = rule.triggers[line.trigger].trigger.kind else { continue }
                let isReached =
                    asked.map { score.confidence >= $0.value }
                    ?? (score.confidence >= intents.acceptThreshold && intents.advice != .reject)
                if isReached { addLine(line, .intent, confidence: score.confidence) }
            }
        }
    }

    private mutating func addLine(_ line: RuleSet.LineNumber, _ kind: Candidate.Kind, confidence: Double) {
        let rule = ruleSet.rules[line.rule]
        guard isAdmitted[rule.scope], rule.followsRecentWin(in: context) else { return }
        hits.append(
            Hit(
                rule: rule,
                trigger: line.trigger,
                layer: layer(of: rule, isIntent: kind == .intent),
                kind: kind,
                coverage: 0,
                confidence: confidence,
                steps: [],
                regexRange: nil,
                text: -1
            )
        )
    }

    // MARK: Candidates

    /// The candidates and the blocked rules, both in order, each rule with its best line.
    func candidates() -> (candidates: [Candidate], blocked: [Candidate]) {
        if hits.isEmpty { return ([], []) }
        var best = hits
        if hits.count > 1 {
            best.sort { $0.rule.order != $1.rule.order ? $0.rule.order < $1.rule.order : $0.isBetter(than: $1) }
            var kept = 0
            for index in 1..<best.count where best[index].rule.order != best[kept].rule.order {
                kept += 1
                best[kept] = best[index]
            }
            best.removeLast(best.count - kept - 1)
        }
        var candidates = best.map(candidate)
        if candidates.count > 1 { candidates.sort { $0.ranksAbove($1) } }
        if candidates.allSatisfy({ $0.obstacle == nil }) { return (candidates, []) }
        return (candidates.filter { $0.obstacle == nil }, candidates.filter { $0.obstacle != nil })
    }

    private func candidate(_ hit: Hit) -> Candidate {
        let captures = captures(of: hit)
        let conditions = reasons(of: hit.rule, captures)
        var obstacle: Candidate.Obstacle?
        if conditions.contains(where: { !$0.holds }) {
            obstacle = .condition
        } else if !hit.rule.isWithinLimits(in: context) {
            obstacle = .limit
        }
        let standing = standings[hit.rule.scope]
        return Candidate(
            rule: hit.rule,
            trigger: hit.trigger,
            layer: hit.layer,
            kind: hit.kind,
            coverage: hit.coverage,
            languageTenths: standing.tenths,
            languageTagLength: standing.tagLength,
            language: standing.language,
            confidence: hit.confidence,
            captures: captures,
            spans: spans(of: hit),
            conditions: conditions,
            obstacle: obstacle
        )
    }

    /// A rule's conditions, each true or false; most rules have none.
    private func reasons(of rule: CompiledRule, _ captures: [Capture]) -> [ConditionReason] {
        if rule.conditions.isEmpty { return [] }
        let evaluator = ConditionEvaluator(context: context, schedules: ruleSet.schedules, captures: captures)
        return rule.conditions.map { ConditionReason(text: $0.text, holds: evaluator.holds($0)) }
    }

    private func captures(of hit: Hit) -> [Capture] {
        guard hit.text >= 0, hit.steps.contains(where: { $0.capture >= 0 }) else { return [] }
        let (text, matcher) = texts[hit.text]
        var captures: [Capture] = []
        var opened: [PatternRun.Step] = []
        for step in hit.steps where step.capture >= 0 {
            var start = step.start
            switch step.kind {
            case .opens:
                opened.append(step)
                continue
            case .closes:
                guard let opener = opened.popLast() else { continue }
                start = opener.start
            case .explained, .entity, .free: break
            }
            let name = matcher.captureNames[Int(step.capture)]
            // An optional beside `&` may capture what another part has bound already; the first stays.
            guard start < step.end, !captures.contains(where: { $0.name == name }) else { continue }
            let range = Int(text.tokens[Int(start)].start)..<Int(text.tokens[Int(step.end) - 1].end)
            let spelling = text.spelling(ofFolded: range)
            captures.append(
                Capture(
                    name: name,
                    value: matcher.numberCaptures.contains(step.capture)
                        ? NumberReading.value(of: spelling) : .string(spelling),
                    range: text.originalRange(ofFolded: range)
                )
            )
        }
        return captures
    }

    /// What the line explained, as ranges of the original message; neighbours are joined.
    private func spans(of hit: Hit) -> [Range<Int>] {
        guard hit.text >= 0 else { return [] }
        let (text, _) = texts[hit.text]
        if let range = hit.regexRange { return [text.originalRange(ofFolded: range)] }
        var joined: [Range<Int>] = []
        let explained = hit.steps.filter(\.isExplained).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        for step in explained {
            if let last = joined.last, Int(step.start) <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, Int(step.end))
            } else {
                joined.append(Int(step.start)..<Int(step.end))
            }
        }
        return joined.map { tokens in
            let range = Int(text.tokens[tokens.lowerBound].start)..<Int(text.tokens[tokens.upperBound - 1].end)
            return text.originalRange(ofFolded: range)
        }
    }
}
