import FrontdeskCore
import FrontdeskText

/// The opening hours of one schedule, on the clock of its zone.
struct CompiledSchedule: Sendable {
    /// A time of opening on the day it begins.
    struct Opening: Sendable, Equatable {
        /// The minute of the day at which it opens.
        let opens: Int
        /// The minute at which it closes, over 1,440 on the next day.
        let closes: Int
    }

    let name: ScheduleName
    private let clock: TimeZoneClock
    /// By day of the week, from Monday.
    private let week: [[Opening]]
    /// Dates on which other hours hold, as year * 10,000 + month * 100 + day.
    private let exceptions: [Int: [Opening]]

    /// The next opening is looked for on so many days.
    private static let horizon = 400

    init(name: ScheduleName, clock: TimeZoneClock, openings: [ScheduleStatement.Opening], exceptions: [Int: [Opening]])
    {
        self.name = name
        self.clock = clock
        self.exceptions = exceptions
        var week: [[Opening]] = Array(repeating: [], count: 7)
        for opening in openings {
            for day in opening.days {
                week[day.rawValue - 1].append(Opening(opens: opening.opens, closes: opening.closesOnItsClock))
            }
        }
        self.week = week
    }

    func isOpen(at instant: Instant) -> Bool {
        let today = clock.civil(at: instant)
        // What began yesterday may last past midnight.
        for day in [-1, 0] {
            for (opens, closes) in hours(of: today, daysLater: day) where opens <= instant && instant < closes {
                return true
            }
        }
        return false
    }

    func nextOpening(after instant: Instant) -> Instant? {
        if isOpen(at: instant) { return instant }
        let today = clock.civil(at: instant)
        for day in 0...Self.horizon {
            var next: Instant?
            for (opens, closes) in hours(of: today, daysLater: day) where opens > instant && closes > opens {
                next = next.map { min($0, opens) } ?? opens
            }
            if let next { return next }
        }
        return nil
    }

    /// The hours that begin on a date, as instants; the clock of the zone decides where changes of the clock fall.
    private func hours(of today: CivilTime, daysLater: Int) -> [(opens: Instant, closes: Instant)] {
        let noon = clock.instant(year: today.year, month: today.month, day: today.day + daysLater, minuteOfDay: 720)
        let date = clock.civil(at: noon)
        let key = date.year * 10_000 + date.month * 100 + date.day
        let openings = exceptions[key] ?? week[date.weekday - 1]
        return openings.map { opening in
            (instant(date, opening.opens), instant(date, opening.closes))
        }
    }

    private func instant(_ date: CivilTime, _ minute: Int) -> Instant {
        let day = date.day + minute / 1_440
        return clock.instant(year: date.year, month: date.month, day: day, minuteOfDay: minute % 1_440)
    }
}

extension ScheduleStatement.Opening {
    /// The minute of closing counted from the midnight before the opening.
    var closesOnItsClock: Int { closes <= opens ? closes + 1_440 : closes }
}
