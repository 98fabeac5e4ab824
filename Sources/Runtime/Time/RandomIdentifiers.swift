public import FrontdeskCore

/// Ids of 128 bits that sort by the time they were made: 48 bits of time, 80 of chance, in 26 characters.
public struct RandomIdentifiers: IdentifierSource {
    private let clock: any DeskClock

    /// Makes a source that takes the time from `clock`.
    public init(clock: any DeskClock = SystemDeskClock()) { self.clock = clock }

    public func conversation() -> ConversationID { ConversationID(rawValue: text()) }

    public func visitor() -> VisitorID { VisitorID(rawValue: text()) }

    public func agent() -> AgentID { AgentID(rawValue: text()) }

    public func seed() -> UInt64 { UInt64.random(in: 1...UInt64.max) }

    private func text() -> String {
        let time = UInt64(clamping: clock.now.milliseconds) << 16 | UInt64(UInt16.random(in: 0...UInt16.max))
        return Self.base32(time, digits: 13) + Self.base32(UInt64.random(in: 0...UInt64.max), digits: 13)
    }

    /// Letters and digits that nobody mistakes for one another, in ascending order.
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private static func base32(_ number: UInt64, digits width: Int) -> String {
        var text: [UInt8] = []
        for shift in stride(from: (width - 1) * 5, through: 0, by: -5) {
            text.append(digits[Int(number >> UInt64(shift) & 31)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
