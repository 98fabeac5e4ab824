import FrontdeskCore
import FrontdeskRules
import Testing

struct ScheduleTests {
    private func book(_ body: String, dates: String? = nil) throws -> RuleScheduleBook {
        var sources = [RuleSource(path: "rules/a.rules", text: "frontdesk 1\n" + body)]
        if let dates { sources.append(RuleSource(path: "rules/dates/holidays.txt", text: dates)) }
        return try RuleSetFixture(sources).set.schedules
    }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

    @Test(arguments: [
        ("2026-03-02T08:59+01:00", false), ("2026-03-02T09:00+01:00", true), ("2026-03-02T17:59+01:00", true),
        ("2026-03-02T18:00+01:00", false), ("2026-03-07T10:00+01:00", false), ("2026-03-08T10:00+01:00", true),
        ("2026-03-06T23:30+01:00", true), ("2026-03-07T01:59+01:00", true), ("2026-03-07T02:00+01:00", false),
    ])
    func `a schedule is open within its hours`(at: String, isOpen: Bool) throws {
        let book = try book("schedule s Europe/Berlin\n  mon-fri,sun 09:00-18:00\n  fri 22:00-02:00\n")
        #expect(book.isOpen("s", at: try instant(at)) == isOpen)
    }

    @Test(arguments: [
        ("2026-03-29T01:30+01:00", true), ("2026-03-29T03:30+02:00", true), ("2026-03-29T04:00+02:00", false),
        ("2026-10-25T02:30+02:00", true), ("2026-10-25T02:30+01:00", true), ("2026-10-25T04:00+01:00", false),
    ])
    func `a change of the clock moves the hours with it`(at: String, isOpen: Bool) throws {
        let book = try book("schedule s Europe/Berlin\n  sun 01:00-04:00\n")
        #expect(book.isOpen("s", at: try instant(at)) == isOpen)
    }

    @Test(arguments: [
        ("2026-12-25T10:00Z", false), ("2026-12-24T10:00Z", true), ("2026-12-24T14:00Z", false),
        ("2026-12-24T15:30Z", true), ("2026-12-23T14:00Z", true),
    ])
    func `dates of exception have hours of their own`(at: String, isOpen: Bool) throws {
        let book = try book(
            "schedule s UTC except dates/holidays.txt\n  mon-sun 09:00-18:00\n",
            dates: "# closed\n2026-12-25\n2026-12-24 09:00-13:00, 15:00-16:00 # half\n"
        )
        #expect(book.isOpen("s", at: try instant(at)) == isOpen)
    }

    @Test(arguments: [
        ("2026-03-06T19:00Z", "2026-03-09T09:00Z"), ("2026-03-09T08:00Z", "2026-03-09T09:00Z"),
        ("2026-03-09T09:30Z", "2026-03-09T09:30Z"), ("2026-12-24T20:00Z", "2026-12-28T09:00Z"),
    ])
    func `the next opening is found`(at: String, next: String) throws {
        let book = try book(
            "schedule s UTC except dates/holidays.txt\n  mon-fri 09:00-18:00\n",
            dates: "2026-12-25\n"
        )
        let expected = try instant(next)
        #expect(book.nextOpening("s", after: try instant(at)) == expected)
        #expect(book.names == ["s"])
    }

    @Test func `a schedule that never opens has no next opening, and an unknown one is closed`() throws {
        let book = try book("schedule s UTC except dates/holidays.txt\n  mon 09:00-10:00\n", dates: "2026-03-02\n")
        let at = try instant("2026-03-02T09:30Z")
        #expect(book.isOpen("none", at: at) == false)
        #expect(book.nextOpening("none", after: at) == nil)
        let next = try instant("2026-03-09T09:00Z")
        #expect(book.nextOpening("s", after: at) == next)
    }

    @Test(arguments: [("24:00", true), ("00:00", true), ("09:00", true)])
    func `a day may last until midnight`(closes: String, isOpen: Bool) throws {
        let book = try book("schedule s UTC\n  mon 09:00-\(closes)\n")
        #expect(book.isOpen("s", at: try instant("2026-03-02T23:59Z")) == isOpen)
    }

    @Test func `a bad date is reported in its file`() throws {
        let compilation = RuleCompiler.compile([
            RuleSource(path: "a.rules", text: "frontdesk 1\nschedule s UTC except d.txt\n  mon 09:00-10:00\n"),
            RuleSource(path: "d.txt", text: "2026-01-01\n2026-02-30\n"),
        ])
        #expect(compilation.findings.map { "\($0.location) \($0.id)" } == ["d.txt:2:1 FD013"])
    }
}
