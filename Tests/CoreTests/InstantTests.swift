import FrontdeskCore
import Testing

struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-03-02T10:00+08:00", 1_772_416_800_000),
        ("2026-03-02T02:00:00.250Z", 1_772_416_800_250),
        ("2000-02-29T23:59:59.9Z", 951_868_799_900),
        ("1969-12-31T23:59:59.999Z", -1),
    ])
    func `reads RFC 3339`(text: String, milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60Z",
        "2026-01-01T00:00:00", "2026-01-01T00:00:00Z!", "2026-01-01T00:00:00.Z", "２０２６-01-01T00:00:00Z",
        "2026-01-01T00:00:00+25:00",
    ])
    func `refuses what is no instant`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `writes what it reads, on every day of four centuries`() {
        for day in stride(from: -73_048, through: 73_048, by: 37) {
            let instant = Instant(milliseconds: Int64(day) * 86_400_000 + 45_296_789)
            #expect(Instant(instant.description) == instant)
        }
    }

    @Test func `adds and subtracts durations`() {
        let start = Instant(milliseconds: 1_000)
        #expect(start + .seconds(2) == Instant(milliseconds: 3_000))
        #expect((start + .milliseconds(1_500)) - start == .milliseconds(1_500))
    }
}
