import CICU
public import FrontdeskCore

/// A clock on the wall of a place: local time in a zone of the IANA database, changes of the clock included.
public struct TimeZoneClock: Sendable {
    /// The zone's name, such as `Europe/Berlin`.
    public let identifier: String
    private let zone: Zone

    /// A clock in a zone; nil when the database doesn't have it.
    public init?(identifier: String) {
        guard !identifier.utf8.contains(0), let zone = cicu_zone_open(identifier) else { return nil }
        self.identifier = identifier
        self.zone = Zone(handle: zone)
    }

    /// Whether the database has a zone of that name.
    public static func isValid(_ identifier: String) -> Bool { TimeZoneClock(identifier: identifier) != nil }

    /// What the clock shows at an instant.
    public func civil(at instant: Instant) -> CivilTime {
        let offset = Int64(cicu_zone_offset(zone.handle, Double(instant.milliseconds)))
        let local = instant.milliseconds + offset
        let days = Int(Self.quotient(local, 86_400_000))
        let (year, month, day) = GregorianCalendar.date(ofDay: days)
        return CivilTime(
            year: year,
            month: month,
            day: day,
            weekday: GregorianCalendar.weekday(ofDay: days),
            minuteOfDay: Int(local - Int64(days) * 86_400_000) / 60_000,
            offsetMinutes: Int(Self.quotient(offset, 60_000))
        )
    }

    /// The instant at which the clock shows a date and a time of day.
    ///
    /// Of a time that comes twice, when the clock is put back, the first is taken. A time that is skipped, when it's put
    /// forward, stands for the one as long after the change: 02:30 for 03:30. Days and minutes out of range carry over,
    /// so that minute 1,440 is the next midnight.
    public func instant(year: Int, month: Int, day: Int, minuteOfDay: Int) -> Instant {
        let days = Int64(GregorianCalendar.day(year: year, month: month, day: day))
        let local = days * 86_400_000 + Int64(minuteOfDay) * 60_000
        return Instant(milliseconds: local - Int64(cicu_zone_offset_of_local(zone.handle, Double(local))))
    }

    private static func quotient(_ number: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }
}

/// ICU's zone, closed with its last clock.
private final class Zone: @unchecked Sendable {
    // @unchecked Sendable because ICU's zones aren't changed after they were made, and asking them is `const`.
    let handle: OpaquePointer

    init(handle: OpaquePointer) { self.handle = handle }

    deinit { cicu_zone_close(handle) }
}
