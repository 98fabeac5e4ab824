import FrontdeskCore

/// The schedules of a rule set, all of them open at any time; for a demo that is tried at night, too.
struct AlwaysOpen: ScheduleBook {
    let names: [ScheduleName]

    func isOpen(_ name: ScheduleName, at instant: Instant) -> Bool { names.contains(name) }

    func nextOpening(_ name: ScheduleName, after instant: Instant) -> Instant? {
        names.contains(name) ? instant : nil
    }
}
