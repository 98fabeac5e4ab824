import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Logging
import Testing

@Suite(.timeLimit(.minutes(10)))
struct GuardedPluginRunnerTests {
    private let clock = ManualClock()
    private let runner: GuardedPluginRunner
    private let turn: Turn

    init() {
        runner = GuardedPluginRunner(clock: clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        turn = Turn(input: .text("hello"), conversation: ConversationState(id: "c"), at: clock.now)
    }

    private func outcome(_ result: Result<Verdict, PluginFailure>) -> Result<Decision?, PluginFailure> {
        result.map(\.decision)
    }

    @Test(arguments: [Pipeline.Placement.inPlace, .guarded])
    func `a verdict within the budget is taken`(placement: Pipeline.Placement) async {
        let step = Pipeline.Step(ScriptedBot { _ in .reply("ok") }, placement: placement)
        let result = await runner.run(step, turn)
        #expect(outcome(result) == .success(.reply("ok")))
    }

    @Test func `an error of a plugin is passed on`() async {
        let bot = ScriptedBot { _ throws(PluginError) in throw PluginError("broken") }
        let result = await runner.run(Pipeline.Step(bot, placement: .guarded), turn)
        #expect(outcome(result) == .failure(.threw(PluginError("broken"))))
    }

    @Test func `a late verdict is dropped`() async {
        let gate = Gate()
        let bot = ScriptedBot { _ in
            await gate.pass()
            return .reply("late")
        }
        let step = Pipeline.Step(bot, budget: .milliseconds(200), placement: .guarded)
        async let result = runner.run(step, turn)
        await gate.arrival()
        clock.advance(by: .milliseconds(200))
        #expect(outcome(await result) == .failure(.overBudget))
        gate.open()
    }

    @Test func `a plugin that is abandoned three times is off until the next reload`() async {
        let gate = Gate()
        let bot = ScriptedBot { _ in
            await gate.pass()
            return .reply("late")
        }
        let step = Pipeline.Step(bot, budget: .milliseconds(200), placement: .guarded)
        let other = Pipeline.Step(ScriptedBot("other") { _ in .reply("ok") }, placement: .guarded)
        for _ in 1...3 {
            async let result = runner.run(step, turn)
            while clock.sleeperCount == 0 { await Task.yield() }
            clock.advance(by: .milliseconds(200))
            #expect(outcome(await result) == .failure(.overBudget))
        }
        #expect(outcome(await runner.run(step, turn)) == .failure(.switchedOff))
        #expect(outcome(await runner.run(other, turn)) == .success(.reply("ok")))
        runner.reset()
        gate.open()
        bot.follows { _ in .reply("well again") }
        #expect(outcome(await runner.run(step, turn)) == .success(.reply("well again")))
    }

    @Test func `a plugin that blocks its thread blocks nobody else`() async {
        let release = BlockingGate()
        let bot = ScriptedBot { _ in
            release.block()
            return .reply("late")
        }
        let step = Pipeline.Step(bot, budget: .milliseconds(200), placement: .guarded)
        async let blocked = withTaskGroup(of: Bool.self) { group in
            for _ in 1...8 { group.addTask { outcome(await runner.run(step, turn)) == .failure(.overBudget) } }
            return await group.reduce(true) { $0 && $1 }
        }
        while clock.sleeperCount < 8 { await Task.yield() }
        let other = Pipeline.Step(ScriptedBot("other") { _ in .reply("ok") }, placement: .guarded)
        #expect(outcome(await runner.run(other, turn)) == .success(.reply("ok")))
        clock.advance(by: .milliseconds(200))
        #expect(await blocked)
        release.open()
    }

    @Test func `a decider over its budget calls a person and leaves that in the trace`() async throws {
        var props = DeskStage.Props()
        props.placement = .guarded
        try await DeskStage.perform(props) { play in
            let gate = Gate()
            play.bot.follows { _ in
                await gate.pass()
                return .reply("too late")
            }
            let visitor = try await play.visitor()
            async let receipt = visitor.says("hello")
            await gate.arrival()
            play.clock.advance(by: .milliseconds(200))
            _ = try await receipt
            gate.open()
            let log = try await play.log(visitor.conversation)
            #expect(log.last?.event.change?.cause == .pluginFailed)
            #expect(log.compactMap(\.event.turn).last?.trace.steps.map(\.outcome) == [.overBudget])
            #expect(!log.contains { $0.event.text == "too late" })
        }
    }
}
