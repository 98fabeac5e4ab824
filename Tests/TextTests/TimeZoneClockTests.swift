import FrontdeskCore
import FrontdeskText
import Testing

struct TimeZoneClockTests {
    @Test(arguments: [
        ("Europe/Berlin", "2026-03-29T00:59:00Z", "2026-03-29", 119, 60),
        ("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29", 180, 120),
        ("Europe/Berlin", "2026-10-25T00:59:00Z", "2026-10-25", 179, 120),
        ("Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25", 120, 60),
        ("Asia/Shanghai", "2026-06-01T16:00:00Z", "2026-06-02", 0, 480),
        ("Asia/Kathmandu", "2026-06-01T00:00:00Z", "2026-06-01", 345, 345),
        ("America/St_Johns", "2026-01-01T00:00:00Z", "2025-12-31", 1_230, -210),
        ("Etc/UTC", "1969-12-31T23:59:59.999Z", "1969-12-31", 1_439, 0),
        ("Pacific/Kiritimati", "2024-02-28T10:00:00Z", "2024-02-29", 0, 840),
    ])
    func `shows local time on both sides of a change`(
        zone: String,
        instant: String,
        date: String,
        minute: Int,
        offset: Int
    ) throws {
        let clock = try #require(TimeZoneClock(identifier: zone))
        let civil = clock.civil(at: try #require(Instant(instant)))
        #expect(civil.date == date)
        #expect(civil.minuteOfDay == minute)
        #expect(civil.offsetMinutes == offset)
    }

    @Test(arguments: [
        (3, 29, 119, "2026-03-29T00:59:00Z"), (3, 29, 150, "2026-03-29T01:30:00Z"),
        (3, 29, 180, "2026-03-29T01:00:00Z"),
        (10, 25, 150, "2026-10-25T00:30:00Z"), (10, 25, 180, "2026-10-25T02:00:00Z"),
        (3, 28, 1_440, "2026-03-28T23:00:00Z"), (2, 29, 0, "2026-02-28T23:00:00Z"), (13, 1, 0, "2026-12-31T23:00:00Z"),
    ])
    func `finds the instant of a local time, skipped and double ones too`(
        month: Int,
        day: Int,
        minute: Int,
        instant: String
    ) throws {
        let clock = try #require(TimeZoneClock(identifier: "Europe/Berlin"))
        let found = clock.instant(year: 2026, month: month, day: day, minuteOfDay: minute)
        #expect(found == Instant(instant))
    }

    @Test(arguments: ["Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"])
    func `comes back from local time to the instant but for doubled hours`(zone: String) throws {
        let clock = try #require(TimeZoneClock(identifier: zone))
        var instant = Instant(milliseconds: 1_767_225_600_000)
        var doubled = 0
        for _ in 0..<(366 * 24) {
            let civil = clock.civil(at: instant)
            let back = clock.instant(
                year: civil.year,
                month: civil.month,
                day: civil.day,
                minuteOfDay: civil.minuteOfDay
            )
            if back != instant {
                doubled += 1
                #expect(clock.civil(at: back).minuteOfDay == civil.minuteOfDay)
                #expect(back < instant)
            }
            instant = instant + .seconds(3_600)
        }
        #expect(doubled <= 1)
    }

    @Test(arguments: ["Europe/Berlin", "UTC", "Etc/GMT+5", "Asia/Calcutta"])
    func `knows the zones of the database`(zone: String) {
        #expect(TimeZoneClock.isValid(zone))
    }

    @Test(arguments: ["", "Mars/Base", "GMT+3", "+02:00", "Etc/Unknown", "Europe/Berlin\u{0}", "europe"])
    func `refuses what is no zone`(zone: String) {
        #expect(!TimeZoneClock.isValid(zone))
    }
}

struct GregorianCalendarTests {
    @Test(arguments: [
        (1970, 1, 1, 0, 4), (2000, 2, 29, 11_016, 2), (1900, 3, 1, -25_508, 4), (2026, 12, 31, 20_818, 4),
        (1, 1, 1, -719_162, 1),
        (-1, 12, 31, -719_529, 5),
    ])
    func `counts days`(year: Int, month: Int, day: Int, number: Int, weekday: Int) {
        #expect(GregorianCalendar.day(year: year, month: month, day: day) == number)
        #expect(GregorianCalendar.date(ofDay: number) == (year, month, day))
        #expect(GregorianCalendar.weekday(ofDay: number) == weekday)
    }

    @Test func `comes back to every day of eight centuries`() {
        var wrong = 0
        for number in -292_194..<292_194 {
            let (year, month, day) = GregorianCalendar.date(ofDay: number)
            if GregorianCalendar.day(year: year, month: month, day: day) != number { wrong += 1 }
        }
        #expect(wrong == 0)
    }
}
