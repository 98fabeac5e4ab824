import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct TraceBoundTests {
    /// Talks much in its reasons.
    private struct Chatterbox: Plugin {
        let name: PluginName = "chatterbox"
        let role = PluginRole.decides
        let count: Int

        func consider(_ turn: Turn) -> Verdict {
            let reasons = (0..<count).map { Reason.other(String(repeating: "\($0 % 10)", count: 1_000)) }
            return Verdict(decision: .reply("ok"), reasons: reasons)
        }
    }

    @Test(arguments: [(8, 8), (9, 9), (100, 9)])
    func `a trace is cut at eight kilobytes and says so`(count: Int, kept: Int) async throws {
        try await DeskStage.perform { stage in
            stage.pipelines.swap(to: stage.pipelines.with(Chatterbox(count: count)))
            let visitor = try await stage.visitor()
            try await visitor.says("hello")
            let turn = try #require(try await stage.log(visitor.conversation).compactMap(\.event.turn).first)
            let reasons = try #require(turn.trace.steps.first?.reasons)
            #expect(reasons.count == kept)
            #expect((reasons.last == .omitted(candidates: count - 8)) == (count > 8))
        }
    }
}

extension ScriptedPipelines {
    /// The current pipeline with another plugin alone.
    func with(_ plugin: any Plugin) -> Pipeline {
        let pipeline = current
        return Pipeline(
            steps: [Pipeline.Step(plugin)],
            ruleSet: pipeline.ruleSet,
            model: pipeline.model,
            schedules: pipeline.schedules,
            siteLanguages: pipeline.siteLanguages,
            texts: pipeline.texts
        )
    }
}
