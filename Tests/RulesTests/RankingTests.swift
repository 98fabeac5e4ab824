import FrontdeskCore
import FrontdeskRules
import Testing

struct RankingTests {
    private static let at = Instant(milliseconds: 1_800_000_000_000)

    private func intents(_ scores: [(String, Double)], advice: IntentFacts.Advice = .accept) -> IntentFacts {
        IntentFacts(
            ranking: scores.map { IntentFacts.Score(intent: IntentName($0.0), confidence: $0.1) },
            advice: advice,
            acceptThreshold: 0.75,
            clarifyThreshold: 0.45,
            outOfScope: 0
        )
    }

    /// Two rules that differ in one column; the second would win by its place alone.
    @Test(arguments: [
        ("  when a b\n  close", "  when a\n  priority 1\n  close", RankColumn.priority),
        ("  when a b\n  close", "  after before\n  when a\n  close", .layer),
        ("  when intent wish\n  close", "  when a\n  close", .layer),
        ("  when starts a b c\n  close", "  when exactly a b c\n  close", .kind),
        ("  when /a b c/\n  close", "  when a\n  close", .kind),
        ("  when a\n  close", "  when a b\n  close", .coverage),
        ("  when a .. c\n  close", "  when a b c\n  close", .coverage),
        ("  when a\n  close", "  when a\n  if turn > 1\n  close", .conditions),
        ("  when a\n  if turn > 1\n  close", "  when a\n  if turn > 1 and channel is web\n  close", .conditions),
        (
            "  when a\n  if turn > 1 or channel is web\n  close", "  when a\n  if turn > 1\n  unless tag x\n  close",
            .conditions
        ),
    ])
    func `a column decides before those behind it`(lower: String, upper: String, column: RankColumn) throws {
        let fixture = try RuleSetFixture(
            "intent wish\n  en: a\nrule before\n  when q\n  close\nrule lower\n\(lower)\nrule upper\n\(upper)\n"
        )
        let ranking = fixture.rank("a b c") { context in
            context.intents = intents([("wish", 0.9)])
            context.wins = [RuleWin(rule: "before", turn: 9, at: Self.at)]
        }
        #expect(ranking.candidates.map(\.rule.name) == ["upper", "lower"])
        #expect(ranking.wonBy == column)
    }

    @Test func `the likelier language comes before the longer tag, and any language last`() throws {
        let fixture = try RuleSetFixture([
            RuleSource(
                path: "a.rules",
                text: "frontdesk 1\nrule any\n  when a\n  close\nlanguage zh\nrule zh\n  when a\n  close\n"
            ),
            RuleSource(path: "b.rules", text: "frontdesk 1\nlanguage zh-Hant-TW\nrule tw\n  when a\n  close\n"),
            RuleSource(path: "c.rules", text: "frontdesk 1\nlanguage en\nrule en\n  when a\n  close\n"),
        ])
        let ranking = fixture.rank("a") { context in
            context.replyLanguage = "zh-Hant-TW"
            context.languages = [
                LanguageProbability(language: "zh-Hant-TW", probability: 0.55),
                LanguageProbability(language: "en", probability: 0.45),
            ]
        }
        #expect(ranking.candidates.map(\.rule.name) == ["tw", "zh", "en", "any"])
        #expect(ranking.wonBy == .tag)
        let english = fixture.rank("a") { context in
            context.replyLanguage = "zh-Hant-TW"
            context.languages = [LanguageProbability(language: "en", probability: 0.9)]
        }
        #expect(english.candidates.map(\.rule.name) == ["en", "tw", "zh", "any"])
        #expect(english.wonBy == .language)
    }

    @Test(arguments: [(0.09, false), (0.1, true), (0.5, true)])
    func `a rule of another language is a candidate from a tenth on`(probability: Double, isCandidate: Bool) throws {
        let fixture = try RuleSetFixture("language fr\nrule r\n  when a\n  close\n")
        let candidates = fixture.candidates("a") { context in
            context.languages = [LanguageProbability(language: "fr", probability: probability)]
        }
        #expect((candidates == ["r"]) == isCandidate)
        #expect(fixture.candidates("a") { $0.admittedLanguages = ["fr"] } == ["r"])
    }

    @Test func `words in the current topic come before words elsewhere`() throws {
        let fixture = try RuleSetFixture(
            """
            rule elsewhere
              when a b
              close
            topic refund for 3 turns
            rule inside
              when a
              close
            topic none
            """
        )
        #expect(fixture.winner("a b") == "elsewhere")
        #expect(fixture.winner("a b") { $0.topic = "refund" } == "inside")
        #expect(fixture.set.rule(named: "inside")?.topicTurns == 3)
        #expect(fixture.set.rule(named: "elsewhere")?.topic == nil)
    }

    @Test func `of two equal rules the first of the first file wins`() throws {
        let fixture = try RuleSetFixture([
            RuleSource(path: "b.rules", text: "frontdesk 1\nrule b1\n  when a\n  close\nrule b2\n  when a\n  close\n"),
            RuleSource(path: "a.rules", text: "frontdesk 1\nrule a1\n  when a\n  close\n"),
        ])
        #expect(fixture.candidates("a") == ["a1", "b1", "b2"])
        #expect(fixture.rank("a").wonBy == .place)
    }

    @Test func `the order of the sources changes nothing`() throws {
        let shuffled = [2, 0, 3, 1].map { ExampleShop.sources[$0] }
        let one = try RuleSetFixture(ExampleShop.sources)
        let other = try RuleSetFixture(shuffled)
        #expect(one.set.hash == other.set.hash)
        #expect(one.set.rules.map(\.name) == other.set.rules.map(\.name))
    }

    @Test func `the order of candidates is total, whatever the rules are`() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<30 {
            var body = ""
            for number in 0..<12 {
                let anchor = ["", "", "exactly ", "starts "].randomElement(using: &random) ?? ""
                let words = ["a", "a b", "b c", "a .. c", "a b c", "b"].randomElement(using: &random) ?? "a"
                body += "rule r\(number)\n  when \(anchor)\(words)\n"
                if Bool.random(using: &random) { body += "  priority \(Int.random(in: -1...1, using: &random))\n" }
                if Bool.random(using: &random) { body += "  if turn > 1\n" }
                body += "  close\n"
            }
            let candidates = try RuleSetFixture(body).rank("a b c").candidates
            for (upper, lower) in zip(candidates, candidates.dropFirst()) { #expect(isAbove(upper, lower)) }
        }
    }

    /// The page's order, written down a second time.
    private func isAbove(_ upper: Candidate, _ lower: Candidate) -> Bool {
        let left = [
            -upper.rule.priority, upper.layer.rawValue, upper.kind.rawValue, -upper.coverage,
            -upper.rule.conditionCount,
            -upper.languageTenths, -upper.languageTagLength, upper.location.line,
        ]
        let right = [
            -lower.rule.priority, lower.layer.rawValue, lower.kind.rawValue, -lower.coverage,
            -lower.rule.conditionCount,
            -lower.languageTenths, -lower.languageTagLength, lower.location.line,
        ]
        return left.lexicographicallyPrecedes(right)
    }

    @Test(arguments: [
        ("  when intent wish", 0.75, IntentFacts.Advice.accept, true), ("  when intent wish", 0.74, .clarify, false),
        ("  when intent wish", 0.9, .reject, false), ("  when intent wish >= 0.3", 0.3, .clarify, true),
        ("  when intent wish >= 0.3", 0.29, .clarify, false),
    ])
    func `an intent counts from its threshold on`(
        line: String,
        confidence: Double,
        advice: IntentFacts.Advice,
        isCandidate: Bool
    ) throws {
        let fixture = try RuleSetFixture("intent wish\n  en: a\nrule r\n\(line)\n  close\n")
        let ranking = fixture.rank("anything") { $0.intents = intents([("wish", confidence)], advice: advice) }
        #expect((ranking.winner != nil) == isCandidate)
        if let winner = ranking.winner { #expect(winner.confidence == confidence) }
    }

    @Test func `an event calls its rules and no others`() throws {
        let fixture = try RuleSetFixture(
            "rule r\n  when event page.opened\n  close\nrule s\n  when page opened\n  close\n"
        )
        var context = MatchContext(.event("page.opened"), at: Self.at)
        #expect(fixture.set.rank(context).winner?.rule.name == "r")
        context.input = .event("page.closed")
        #expect(fixture.set.rank(context).winner == nil)
    }

    @Test(arguments: [
        ("limit 2 per conversation", 1, true), ("limit 2 per conversation", 2, false), ("limit 2 per hour", 2, true),
        ("limit 1 per hour", 1, false), ("limit 1 per day", 1, false), ("limit 3 per visitor", 0, true),
        ("limit 2 per visitor", 0, false),
    ])
    func `an exhausted limit blocks the rule`(limit: String, recentWins: Int, isCandidate: Bool) throws {
        let fixture = try RuleSetFixture("rule r\n  when a\n  \(limit)\n  close\n")
        let old = RuleWin(rule: "r", turn: 1, at: Self.at - .seconds(90_000))
        let ranking = fixture.rank("a") { context in
            context.at = Self.at
            let recent = (0..<recentWins).map { RuleWin(rule: "r", turn: $0 + 2, at: Self.at - .seconds(60)) }
            context.wins = limit.contains("conversation") ? recent : [old] + recent.suffix(1)
            context.visitorWins = ["r": 2]
        }
        #expect((ranking.winner != nil) == isCandidate)
        #expect(ranking.blocked.map(\.obstacle) == (isCandidate ? [] : [.limit]))
    }

    @Test func `a chosen rule obeys its conditions and limits, not its lines`() throws {
        let fixture = try RuleSetFixture(
            "rule q\n  when q\n  close\nrule r\n  after q\n  when a\n  if tag vip\n  limit 1 per conversation\n  close\n"
        )
        let rule = try #require(fixture.set.rule(named: "r"))
        var context = MatchContext(.message(MessageText("b")), at: Self.at)
        #expect(fixture.set.obstacle(to: rule, in: context) == .condition)
        context.tags = ["vip"]
        #expect(fixture.set.obstacle(to: rule, in: context) == nil)
        context.wins = [RuleWin(rule: "r", turn: 1, at: Self.at)]
        #expect(fixture.set.obstacle(to: rule, in: context) == .limit)
    }

    @Test func `near misses name the first item that failed, the nearest first`() throws {
        let fixture = try RuleSetFixture(
            """
            language en
            concept parcel = parcel | package
            rule far
              when order | @parcel overdue
              close
            rule near
              when where .. my @parcel went
              close
            rule excluded
              when where & !@parcel
              close
            rule other
              when unrelated
              close
            """
        )
        let misses = fixture.rank("Where is my package?").nearMisses()
        #expect(
            misses.map(\.rule) == ["near", "far", "excluded"] || misses.map(\.rule) == ["near", "excluded", "far"]
        )
        #expect(misses.first?.failed == "`went` is not in the message")
        #expect(misses.first?.location.line == 8)
        #expect(misses.contains { $0.failed == "`overdue` is not in the message" })
        #expect(misses.contains { $0.failed == "`!@parcel` excludes it: the message has it" })
    }

    @Test(arguments: [
        ("my order please", "`{repair_no}` (/R-?\\d{5}/) is not in the message"),
        ("wrap please", "`(gift | present*)` is not in the message"),
    ])
    func `a near miss names all that would have done`(message: String, failed: String) throws {
        let fixture = try RuleSetFixture(
            """
            entity repair_no = /R-?\\d{5}/
            rule repair
              when order {repair_no}
              close
            rule gift
              when (gift | present*) & wrap*
              close

            """
        )
        #expect(fixture.rank(message).nearMisses().map(\.failed) == [failed])
    }

    @Test(arguments: [
        ("a ribbon around the present", [4, 6, 3, 5]), ("a box to wrap it", [5, 4, 3, 6]),
        ("good morning", [3, 4, 5, 6]),
    ])
    func `the lines of a rule are told in the order of how near they came`(message: String, lines: [Int]) throws {
        let fixture = try RuleSetFixture(
            """
            rule gift
              when !card & voucher
              when (gift | present) & (wrap | paper) & ribbon
              when wrap ..2 box please
              when certificate around
              close

            """
        )
        #expect(fixture.rank(message).nearMisses(of: "gift").map(\.location.line) == lines)
    }

    @Test func `a rule that follows another says so when it nearly matched`() throws {
        let fixture = try RuleSetFixture(
            "rule q\n  when q\n  close\nrule r\n  after q within 2 turns\n  when a\n  close\n"
        )
        #expect(fixture.rank("a").nearMisses().map(\.failed) == ["`after q`: none of them won in the last 2 turns"])
    }
}
