import FrontdeskCore

/// When teams are there: the configuration says by which schedule, the rules say what that means.
struct TeamHours: Sendable {
    private let schedules: [TeamName: ScheduleName?]
    private let defaultTeam: TeamName
    private let pipelines: any PipelineSource

    /// Joins teams and schedules.
    init(_ configuration: DeskConfiguration, _ pipelines: any PipelineSource) {
        var schedules: [TeamName: ScheduleName?] = [:]
        for team in configuration.teams { schedules[team.name] = .some(team.schedule) }
        self.schedules = schedules
        defaultTeam = configuration.defaultTeam
        self.pipelines = pipelines
    }

    /// Whether there is such a team.
    func knows(_ team: TeamName) -> Bool { schedules[team] != nil }

    /// The team, or the default one for none and an unknown one.
    func team(_ name: TeamName?) -> TeamName {
        guard let name, knows(name) else { return defaultTeam }
        return name
    }

    /// Whether a team is there; always for one without a schedule, or with one that the rules don't have.
    func isOpen(_ team: TeamName, at instant: Instant) -> Bool {
        guard let (schedule, book) = schedule(of: team) else { return true }
        return book.isOpen(schedule, at: instant)
    }

    /// When a team is there next, `instant` itself when it is; nil when it never will.
    func nextOpening(_ team: TeamName, after instant: Instant) -> Instant? {
        guard let (schedule, book) = schedule(of: team) else { return instant }
        return book.nextOpening(schedule, after: instant)
    }

    private func schedule(of team: TeamName) -> (ScheduleName, any ScheduleBook)? {
        guard let schedule = schedules[team] ?? nil else { return nil }
        let book = pipelines.current.schedules
        return book.names.contains(schedule) ? (schedule, book) : nil
    }
}
