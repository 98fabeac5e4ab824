import FrontdeskCore
import Testing

struct PipelineTests {
    @Test func `hands facts on, and stops at the first decision`() async {
        let outcome = await pipeline(Informer(), Decider(text: "first"), Decider(text: "second")).decide(turn)
        #expect(outcome.decision.replies.map(\.text) == ["first en"])
        #expect(outcome.trace.steps.map(\.plugin) == ["informer", "decider"])
        #expect(outcome.trace.steps.map(\.outcome) == [.passed, .decided])
    }

    @Test func `skips an informer that fails`() async {
        let outcome = await pipeline(Failing(role: .informs), Decider(text: "still")).decide(turn)
        #expect(outcome.decision.replies.map(\.text) == ["still -"])
        #expect(outcome.trace.steps.first?.outcome == .failed)
    }

    @Test func `calls a person when a decider fails`() async {
        let outcome = await pipeline(Failing(role: .decides), Decider(text: "never")).decide(turn)
        #expect(
            outcome.decision.transition == .escalate(team: nil, priority: .normal, cause: .pluginFailed, reason: nil)
        )
        #expect(outcome.decision.replies.isEmpty)
    }

    @Test func `is silent when nobody decides`() async {
        #expect(await pipeline(Informer()).decide(turn).decision.outcome == .silent)
    }

    @Test(arguments: [(20, false), (21, true), (500, true)])
    func `keeps twenty candidates in a trace`(count: Int, omits: Bool) async throws {
        let outcome = await pipeline(Crowd(count: count)).decide(turn)
        let reasons = try #require(outcome.trace.steps.first).reasons
        let candidates = reasons.filter { if case .candidate = $0 { true } else { false } }
        #expect(candidates.count == 20)
        #expect(reasons.contains(.omitted(candidates: count - 20)) == omits)
    }

    @Test func `sends at most three messages`() async {
        let outcome = await pipeline(Decider(text: "x", copies: 5)).decide(turn)
        #expect(outcome.decision.replies.count == 3)
    }

    private let turn = Turn(input: .text("hi"), conversation: ConversationState(id: "c"), at: Instant(milliseconds: 0))

    private func pipeline(_ plugins: any Plugin...) -> Pipeline {
        Pipeline(
            steps: plugins.map { Pipeline.Step($0) },
            ruleSet: "set",
            model: nil,
            schedules: NoSchedules(),
            siteLanguages: [],
            texts: NoTexts()
        )
    }
}

private struct Informer: Plugin {
    let name: PluginName = "informer"
    let role = PluginRole.informs
    func consider(_ turn: Turn) -> Verdict {
        var verdict = Verdict(decision: .reply("an informer must not speak"))
        verdict.facts.replyLanguage = "en"
        return verdict
    }
}

private struct Decider: Plugin {
    let name: PluginName = "decider"
    let role = PluginRole.decides
    let text: String
    var copies = 1
    func consider(_ turn: Turn) -> Verdict {
        let reply = Message(text: "\(text) \(turn.facts.replyLanguage?.rawValue ?? "-")")
        return Verdict(decision: Decision(outcome: .answered, replies: Array(repeating: reply, count: copies)))
    }
}

private struct Failing: Plugin {
    let name: PluginName = "failing"
    let role: PluginRole
    func consider(_ turn: Turn) throws(PluginError) -> Verdict { throw PluginError("no table") }
}

private struct Crowd: Plugin {
    let name: PluginName = "crowd"
    let role = PluginRole.decides
    let count: Int
    func consider(_ turn: Turn) -> Verdict {
        let candidate = CandidateReason(
            rule: "r",
            location: FileLocation(path: "a.rules", line: 1, column: 1),
            priority: 0,
            layer: "words",
            kind: "words",
            coverage: 1,
            conditions: [],
            languageTenths: 10,
            language: nil,
            spans: [],
            blockedBy: nil
        )
        return Verdict(decision: .reply("x"), reasons: Array(repeating: .candidate(candidate), count: count))
    }
}

private struct NoSchedules: ScheduleBook {
    let names: [ScheduleName] = []
    func isOpen(_ name: ScheduleName, at instant: Instant) -> Bool { false }
    func nextOpening(_ name: ScheduleName, after instant: Instant) -> Instant? { nil }
}

private struct NoTexts: TextCatalog {
    let languages: [LanguageTag] = []
    func text(_ key: String, in language: LanguageTag, _ arguments: [String: TextArgument]) -> RenderedText? { nil }
}
