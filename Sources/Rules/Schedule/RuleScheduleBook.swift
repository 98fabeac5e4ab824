public import FrontdeskCore

/// The opening hours that a rule set declares.
public struct RuleScheduleBook: ScheduleBook {
    private let schedules: [ScheduleName: CompiledSchedule]
    /// The names, in alphabetic order.
    public let names: [ScheduleName]

    init(_ schedules: [CompiledSchedule]) {
        self.schedules = Dictionary(schedules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        names = self.schedules.keys.sorted()
    }

    public func isOpen(_ name: ScheduleName, at instant: Instant) -> Bool {
        schedules[name]?.isOpen(at: instant) ?? false
    }

    public func nextOpening(_ name: ScheduleName, after instant: Instant) -> Instant? {
        schedules[name]?.nextOpening(after: instant)
    }
}
