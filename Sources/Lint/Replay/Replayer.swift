public import FrontdeskCore
public import FrontdeskRules

/// Lets other rules answer what visitors wrote, and compares.
///
/// Each turn is decided in the conversation as it really went: what a visitor wrote next answers what was really said.
/// Where the other rules come to the same, their names and their memory replace those of the log, so that a rule that
/// only was renamed is followed up under its new name.
///
/// Time, page, attributes of the visitor and answers of webhooks are those of the log; opening hours too, unless the
/// rules' own are asked for. Nothing is sent.
public struct Replayer: Sendable {
    /// Which opening hours hold.
    public enum Hours: String, Hashable, Sendable, CaseIterable {
        /// Those that held when the turn was decided.
        case log
        /// Those of the rules that are tried.
        case rules
    }

    let rules: RuleSet
    let pipeline: Pipeline
    let hours: Hours
    /// The teams of the desk, the standard one first.
    let teams: [TeamName]
    /// Whether a mere change of variant counts.
    let comparesVariants: Bool
    private let schedules: [ScheduleName]
    /// Whether some rule answers when a page is opened.
    let answersPages: Bool

    /// Makes a replayer for the rules of a pipeline.
    ///
    /// - Parameters:
    ///   - rules: The rules to try.
    ///   - pipeline: What runs them.
    ///   - hours: Which opening hours hold.
    ///   - teams: The teams of the desk; a rule that names none means the first.
    ///   - comparesVariants: Whether another variant of the same reply is a change.
    public init(
        rules: RuleSet,
        pipeline: Pipeline,
        hours: Hours = .log,
        teams: [TeamName] = ["support"],
        comparesVariants: Bool = false
    ) {
        self.rules = rules
        self.pipeline = pipeline
        self.hours = hours
        self.teams = teams
        self.comparesVariants = comparesVariants
        schedules = pipeline.schedules.names
        answersPages = rules.rules.contains { rule in
            rule.triggers.contains { if case .event = $0.trigger.kind { true } else { false } }
        }
    }

    var standardTeam: TeamName { teams.first ?? "support" }

    /// Whether each schedule was open, or is; what the log knows is not worked out again.
    func openings(_ stored: TurnRecord?, at instant: Instant) -> [ScheduleName: Bool] {
        guard hours == .log, let logged = stored?.trace.hours else { return pipeline.hours(at: instant) }
        if schedules.allSatisfy({ logged[$0] != nil }) { return logged }
        return pipeline.hours(at: instant).merging(logged) { _, logged in logged }
    }

    /// Replays a conversation, and adds what it comes to.
    ///
    /// - Parameters:
    ///   - records: The log, from its first record.
    ///   - report: Gets the turns.
    public func replay(_ records: [Record], into report: inout ReplayReport) async {
        guard let first = records.first else { return }
        report.addConversation()
        var run = ReplayRun(self, conversation: first.conversation)
        var place = 0
        while place < records.count {
            if let act = LoggedAct(records, at: place) {
                await run.play(act, into: &report)
                place += act.length
            } else {
                run.pass(records[place], into: &report)
                place += 1
            }
        }
    }
}
