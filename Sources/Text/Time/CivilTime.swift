/// A date and a time of day, as a calendar and a clock on the wall show them.
public struct CivilTime: Sendable, Hashable {
    /// The year of the Gregorian calendar.
    public let year: Int
    /// The month, from 1.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int
    /// The day of the week: 1 is Monday, 7 is Sunday.
    public let weekday: Int
    /// Minutes since midnight, from 0 to 1,439.
    public let minuteOfDay: Int
    /// Minutes that the clock is ahead of UTC.
    public let offsetMinutes: Int

    /// The date alone, such as `2026-03-29`.
    public var date: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
