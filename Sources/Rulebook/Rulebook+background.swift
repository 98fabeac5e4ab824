import Dispatch
import FrontdeskCore
import FrontdeskLint
import Synchronization

extension Rulebook {
    /// Makes the checks that only give advice on what was read last, and tells what all checks found.
    ///
    /// What goes live does not wait for them. When the folders were read again meanwhile, nothing is told.
    func adviseIfNeeded() async {
        let (project, reading) = state.withLock { state in
            defer { state.wantsAdvice = nil }
            return (state.wantsAdvice, state.reading)
        }
        guard let project else { return }
        let linter = linter
        for await findings in onThreadOfItsOwn({ linter.findings(in: project) }) {
            let status = state.withLock { state -> RuleDeskStatus? in
                guard state.reading == reading, state.status.findings != findings else { return nil }
                let old = state.status
                state.status = state.snapshot.status(
                    since: old.since,
                    checkedAt: old.checkedAt,
                    isCurrent: old.isCurrent,
                    findings
                )
                return state.status
            }
            if let status { report(status) }
        }
    }

    /// The result of work that holds up its thread for seconds; when the task is cancelled, nobody waits for it.
    private func onThreadOfItsOwn<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> AsyncStream<Result> {
        let (results, continuation) = AsyncStream.makeStream(of: Result.self, bufferingPolicy: .bufferingNewest(1))
        DispatchQueue.global(qos: .utility).async {
            continuation.yield(work())
            continuation.finish()
        }
        return results
    }

    /// Trains the full model if only a quick one runs, and swaps it in when the rules are still the same.
    ///
    /// Training takes seconds of one processor, so it has a thread of its own.
    func trainIfNeeded() async {
        let (wanted, quick) = state.withLock { ($0.wantsTraining, $0.snapshot) }
        guard wanted else { return }
        let maker = maker
        for await full in onThreadOfItsOwn({ maker.snapshot(quick.rules, quick.sources, .full) }) {
            replace(quick, by: full)
        }
    }

    private func replace(_ quick: RuleSnapshot, by full: RuleSnapshot) {
        state.withLock { state in
            guard state.snapshot.pipeline.ruleSet == quick.pipeline.ruleSet else { return }
            state.snapshot = full
            state.wantsTraining = false
            let old = state.status
            state.status = full.status(
                since: old.since,
                checkedAt: old.checkedAt,
                isCurrent: old.isCurrent,
                old.findings
            )
        }
    }
}
