/// Runs one step of a pipeline.
public protocol PluginRunner: Sendable {
    /// Runs a step, keeping to its budget as far as the runner promises.
    func run(_ step: Pipeline.Step, _ turn: Turn) async -> Result<Verdict, PluginFailure>
}

/// Why a step gave no verdict.
public enum PluginFailure: Error, Hashable, Sendable {
    /// The plugin threw.
    case threw(PluginError)
    /// It took longer than its budget.
    case overBudget
    /// It had run over its budget too often and is off until the next reload.
    case switchedOff

    /// The step as the trace keeps it.
    func step(of plugin: PluginName) -> TraceStep {
        switch self {
        case .threw(let error): TraceStep(plugin: plugin, outcome: .failed, reasons: [.other(error.description)])
        case .overBudget: TraceStep(plugin: plugin, outcome: .overBudget, reasons: [])
        case .switchedOff: TraceStep(plugin: plugin, outcome: .switchedOff, reasons: [])
        }
    }
}

/// Runs every step where it is called and waits for it, however long it takes.
///
/// For tools and tests. The runtime has a runner that keeps to the budgets.
public struct InPlacePluginRunner: PluginRunner {
    /// Makes a runner.
    public init() {}

    public func run(_ step: Pipeline.Step, _ turn: Turn) async -> Result<Verdict, PluginFailure> {
        do throws(PluginError) {
            return .success(try await step.plugin.consider(turn))
        } catch {
            return .failure(.threw(error))
        }
    }
}
