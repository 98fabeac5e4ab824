import Dispatch
import FrontdeskCore
import Synchronization

/// Makes checks, several at a time.
enum CheckRun {
    /// What all checks object to, in their order, however many of them are made at a time.
    ///
    /// - Parameters:
    ///   - checks: The checks.
    ///   - project: What they look at.
    ///   - settings: What they are told.
    ///   - jobs: So many are made at a time, at least one.
    /// - Returns: Their findings.
    static func findings(
        of checks: [any Check.Type],
        in project: RuleProject,
        _ settings: LintSettings,
        jobs: Int
    ) -> [Finding] {
        let piles = piles(checks)
        let next = Atomic(0)
        let found = Mutex([[Finding]](repeating: [], count: checks.count))
        let workers = max(1, min(jobs, piles.count))
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            let survey = ProjectSurvey(project, settings)
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < piles.count else { return }
                for place in piles[number] {
                    let findings = checks[place].findings(in: survey)
                    found.withLock { $0[place] = findings }
                }
            }
        }
        return found.withLock { $0.flatMap { $0 } }
    }

    /// The places of checks that one worker makes: those that share work together and first, all others alone.
    private static func piles(_ checks: [any Check.Type]) -> [[Int]] {
        let shared = SharedWork.allCases.map { work in checks.indices.filter { checks[$0].sharedWork == work } }
        return shared.filter { !$0.isEmpty } + checks.indices.filter { checks[$0].sharedWork == nil }.map { [$0] }
    }
}
