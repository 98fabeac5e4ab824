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

    /// A plugin at work, and the end of its budget.
    private struct Run {
        let plugin: Task<Void, Never>
        let timer: Task<Void, Never>
    }

    private struct State {
        var abandoned: [PluginName: Int] = [:]
        var runs: [Int: Run] = [:]
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
        guard state.withLock({ $0.abandoned[step.plugin.name] ?? 0 }) < Self.maximumAbandonedRuns else {
            return .failure(.switchedOff)
        }
        let race = PluginRace()
        guard start(step, turn, race) else { return .failure(.overBudget) }
        return await race.result()
    }

    private func start(_ step: Pipeline.Step, _ turn: Turn, _ race: PluginRace) -> Bool {
        let deadline = clock.now + step.budget
        return state.withLock { state in
            guard state.runs.count < Self.maximumRuns else { return false }
            let id = state.nextRun
            state.nextRun += 1
            // No child tasks: only so can a plugin that does not end be left behind, and only so does a visitor who
            // leaves not count as a plugin that is late. `runs` holds both tasks until the plugin ends; the one that
            // wins the race cancels the other.
            state.runs[id] = Run(
                plugin: Task(executorPreference: executor) {
                    race.finish(await InPlacePluginRunner().run(step, turn))
                    self.ended(id)
                },
                timer: Task { [clock] in
                    try? await clock.sleep(until: deadline)
                    guard race.finish(.failure(.overBudget)) else { return }
                    self.abandon(id, step.plugin.name)
                }
            )
            return true
        }
    }

    private func ended(_ id: Int) { state.withLock { $0.runs.removeValue(forKey: id) }?.timer.cancel() }

    private func abandon(_ id: Int, _ name: PluginName) {
        let count = state.withLock { state in
            state.runs[id]?.plugin.cancel()
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
