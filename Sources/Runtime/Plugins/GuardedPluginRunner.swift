public import FrontdeskCore
public import Logging
import Metrics
import Synchronization

/// Runs plugins within their budgets.
///
/// A step that is placed ``Pipeline/Placement/inPlace`` is trusted: it runs where it is called, and is waited for. A
/// guarded one runs on threads of its own and is raced against the clock. A verdict that comes late is dropped. A
/// plugin that was abandoned so three times is switched off until ``reset()``.
public final class GuardedPluginRunner: PluginRunner {
    /// After so many abandoned runs a plugin is switched off.
    public static let maximumAbandonedRuns = 3
    /// So many guarded runs may be under way; one more counts as over its budget at once.
    public static let maximumRuns = 64

    private struct State {
        var abandoned: [PluginName: Int] = [:]
        var runs: [Int: Task<Void, Never>] = [:]
        var nextRun = 0
    }

    private let state = Mutex(State())
    private let executor = PluginExecutor()
    private let clock: any DeskClock
    private let logger: Logger

    /// Makes a runner that measures budgets by `clock`.
    public init(clock: any DeskClock, logger: Logger) {
        self.clock = clock
        self.logger = logger
    }

    /// Gives plugins that were switched off another chance.
    public func reset() { state.withLock { $0.abandoned = [:] } }

    public func run(_ step: Pipeline.Step, _ turn: Turn) async -> Result<Verdict, PluginFailure> {
        guard step.placement == .guarded else { return await InPlacePluginRunner().run(step, turn) }
        let name = step.plugin.name
        guard state.withLock({ $0.abandoned[name] ?? 0 }) < Self.maximumAbandonedRuns else {
            return .failure(.switchedOff)
        }
        let deadline = clock.now + step.budget
        let race = PluginRace()
        guard let run = start(step, turn, race) else { return .failure(.overBudget) }
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { [clock] in
                try? await clock.sleep(until: deadline)
                guard !Task.isCancelled, race.finish(.failure(.overBudget)) else { return }
                self.abandon(run, name)
            }
            let result = await race.result()
            group.cancelAll()
            return result
        }
    }

    private func start(_ step: Pipeline.Step, _ turn: Turn, _ race: PluginRace) -> Int? {
        state.withLock { state in
            guard state.runs.count < Self.maximumRuns else { return nil }
            let run = state.nextRun
            state.nextRun += 1
            // Not a child task: only so can a plugin that does not end be left behind. `runs` holds it until it ends,
            // and `abandon` cancels it.
            state.runs[run] = Task(executorPreference: executor) {
                race.finish(await InPlacePluginRunner().run(step, turn))
                self.ended(run)
            }
            return run
        }
    }

    private func ended(_ run: Int) { state.withLock { $0.runs[run] = nil } }

    private func abandon(_ run: Int, _ name: PluginName) {
        let count = state.withLock { state in
            state.runs[run]?.cancel()
            state.abandoned[name, default: 0] += 1
            return state.abandoned[name] ?? 0
        }
        Counter(label: "frontdesk_plugin_over_budget_total", dimensions: [("plugin", name.rawValue)]).increment()
        logger.warning("plugin took longer than its budget", metadata: ["plugin": "\(name)", "times": "\(count)"])
        if count == Self.maximumAbandonedRuns {
            logger.critical("plugin is switched off until the next reload", metadata: ["plugin": "\(name)"])
        }
    }
}
