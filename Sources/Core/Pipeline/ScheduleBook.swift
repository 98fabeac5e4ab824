/// Opening hours by name.
public protocol ScheduleBook: Sendable {
    /// The names, in alphabetic order.
    var names: [ScheduleName] { get }

    /// Whether a schedule is open at `instant`; false for an unknown name.
    func isOpen(_ name: ScheduleName, at instant: Instant) -> Bool

    /// When a schedule opens next after `instant`; `instant` itself when it is open, nil when it never opens.
    func nextOpening(_ name: ScheduleName, after instant: Instant) -> Instant?
}
