import FrontdeskCore
import FrontdeskRules

/// Finds opening hours that overlap, and nights that are longer than any shop's day.
struct DoubtfulHours: Check {
    static let description = CheckDescription(
        id: "FD609",
        name: "doubtful-hours",
        severity: .warning,
        summary: "Two lines of a schedule overlap, or one is open over midnight for more than twelve hours.",
        rationale: """
            Hours that end before they begin go on after midnight: `18:00-09:00` is open all night and closed all day. \
            Where two lines overlap, the shop is open when either says so, and one of them is likely a slip.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            schedule shop Europe/Berlin
              ↓mon-fri 18:00-09:00

            rule hours
              when opening hours
              example your opening hours
              say "We are there." if hours shop open
              say "We are closed." if hours shop closed
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            schedule shop Europe/Berlin
              mon-fri 09:00-18:00

            rule hours
              when opening hours
              example your opening hours
              say "We are there." if hours shop open
              say "We are closed." if hours shop closed
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.statements.schedules.flatMap { schedule in
            let openings = schedule.node.openings
            return openings.compactMap(night) + openings.indices.compactMap { overlap(of: $0, in: openings) }
        }
    }

    private static let day = 24 * 60

    private static func night(_ opening: ScheduleStatement.Opening) -> Finding? {
        // Equal times mean all round the clock, which nobody writes by mistake.
        guard opening.closes < opening.opens, opening.length > day / 2 else { return nil }
        let hours = opening.length / 60
        return description.finding(
            at: opening.span,
            "these hours go on after midnight, and are \(hours) hours long",
            remedy: "did you mean \(clock(opening.closes))-\(clock(opening.opens))?"
        )
    }

    /// An earlier line that is open at the same time as a line.
    private static func overlap(of index: Int, in openings: [ScheduleStatement.Opening]) -> Finding? {
        let own = openings[index]
        guard let earlier = openings[..<index].first(where: { $0.meets(own) }) else { return nil }
        return description.finding(
            at: own.span,
            "these hours overlap with those of line \(earlier.span.line)",
            remedy: "write hours that stand beside each other, or one line for both",
            notes: [earlier.span.note("the other hours")]
        )
    }

    private static func clock(_ minute: Int) -> String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension ScheduleStatement.Opening {
    /// How many minutes it is open.
    fileprivate var length: Int { closes > opens ? closes - opens : closes + 24 * 60 - opens }

    /// Whether both are open at some minute of the week.
    fileprivate func meets(_ other: ScheduleStatement.Opening) -> Bool {
        let week = 7 * 24 * 60
        return days.contains { day in
            let start = (day.rawValue - 1) * 24 * 60 + opens
            return other.days.contains { otherDay in
                let otherStart = (otherDay.rawValue - 1) * 24 * 60 + other.opens
                return (otherStart - start + week) % week < length || (start - otherStart + week) % week < other.length
            }
        }
    }
}
