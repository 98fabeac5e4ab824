import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook
import FrontdeskRules

/// One look at everything, as it was when the job was made.
struct CheckJob: Sendable {
    /// Which version of the open files it is about.
    let generation: Int
    let workspace: RuleWorkspace
    /// What is open, by path.
    let drafts: [String: [UInt8]]

    /// What came of it.
    struct Result: Sendable {
        /// The sets, the one of the folders first.
        let sets: [RuleFiles]
        /// Findings by path.
        let findings: [String: [Finding]]
        /// What can be done about them, by the place of the set.
        let repairs: [RepairSearch]
        /// Why the folders can't be read.
        let fault: FolderError?
    }

    /// Reads the folders and checks.
    func run() -> Result {
        do throws(FolderError) {
            let sets = try workspace.sets(with: drafts)
            let linter = Linter(settings: workspace.settings)
            var findings: [String: [Finding]] = [:]
            var repairs: [RepairSearch] = []
            for set in sets {
                let project = RuleProject(sources: set.sources, locales: set.locales)
                repairs.append(RepairSearch(project))
                for finding in linter.findings(in: project) {
                    findings[finding.location.path, default: []].append(finding)
                }
            }
            return Result(sets: sets, findings: findings, repairs: repairs, fault: nil)
        } catch {
            return Result(sets: [], findings: [:], repairs: [], fault: error)
        }
    }
}
