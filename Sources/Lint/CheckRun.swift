import Dispatch
import FrontdeskCore
import Synchronization

/// Makes checks, several at a time.
struct CheckRun: Sendable {
    private let checks: [any Check.Type]
    private let project: RuleProject
    private let settings: LintSettings
    /// The places of checks that one worker makes: those that share work together and first, all others alone.
    private let piles: [[Int]]
    /// What is to be done, in the order in which workers take it.
    private let works: [Work]

    private enum Work {
        /// One part of what becomes of messages that lines match.
        case encounters(Int)
        /// A pile of checks.
        case checks(Int)
    }

    /// So many parts are made of what becomes of messages that lines match.
    private static let partCount = 16

    /// Plans a run.
    ///
    /// - Parameters:
    ///   - checks: The checks.
    ///   - project: What they look at.
    ///   - settings: What they are told.
    init(of checks: [any Check.Type], in project: RuleProject, _ settings: LintSettings) {
        self.checks = checks
        self.project = project
        self.settings = settings
        let shared = SharedWork.allCases.map { work in checks.indices.filter { checks[$0].sharedWork == work } }
        piles = shared.filter { !$0.isEmpty } + checks.indices.filter { checks[$0].sharedWork == nil }.map { [$0] }
        let isMet = project.rules != nil && checks.contains { $0.needsEncounters }
        works = (isMet ? (0..<Self.partCount).map(Work.encounters) : []) + piles.indices.map(Work.checks)
    }

    /// What all checks object to, in their order, however many of them are made at a time.
    ///
    /// - Parameter jobs: So many are made at a time, at least one.
    /// - Returns: Their findings.
    func findings(jobs: Int) -> [Finding] {
        let next = Atomic(0)
        let found = Mutex([[Finding]](repeating: [], count: checks.count))
        let encounters = Encounters(parts: works.count - piles.count)
        DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, works.count))) { _ in
            let survey = ProjectSurvey(project, settings)
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < works.count else { return }
                switch works[number] {
                case .encounters(let part):
                    encounters.give(survey.lines?.encounters(part: part, of: Self.partCount) ?? [], part: part)
                case .checks(let pile):
                    if piles[pile].contains(where: { checks[$0].needsEncounters }) {
                        survey.lines?.encounters = encounters.all()
                    }
                    for place in piles[pile] {
                        let findings = checks[place].findings(in: survey)
                        found.withLock { $0[place] = findings }
                    }
                }
            }
        }
        return found.withLock { $0.flatMap { $0 } }
    }
}

/// What several workers find out about messages that lines match.
private final class Encounters: Sendable {
    private let parts: Mutex<[[LineSurvey.Encounter]]>
    private let isWorking = DispatchGroup()

    init(parts count: Int) {
        parts = Mutex(Array(repeating: [], count: count))
        for _ in 0..<count { isWorking.enter() }
    }

    /// Takes one of the parts, each of which is given once.
    func give(_ encounters: [LineSurvey.Encounter], part: Int) {
        parts.withLock { $0[part] = encounters }
        isWorking.leave()
    }

    /// All of them in the order of the lines, once all parts are there.
    ///
    /// Workers take parts before anything else, so whoever waits here waits for parts that others are at.
    func all() -> [LineSurvey.Encounter] {
        isWorking.wait()
        return parts.withLock { $0.flatMap { $0 } }
    }
}
