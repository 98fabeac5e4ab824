public import FrontdeskCore

/// An argument that a message pattern names.
public struct MessageArgument: Sendable, Equatable {
    /// What a pattern does with an argument.
    public enum Kind: String, Sendable, CaseIterable {
        /// Shows it: `{name}`.
        case plain
        /// Chooses by its text: `{name, select, …}`.
        case select
        /// Shows it as a number: `{name, number}`.
        case number
        /// Chooses by its plural category: `{name, plural, …}`.
        case plural
        /// Chooses by its ordinal category: `{name, selectordinal, …}`.
        case ordinal
        /// Shows it as a date or a time of day: `{name, date, short}`.
        case date

        /// Whether the argument has to be a number.
        public var isNumeric: Bool { self == .number || self == .plural || self == .ordinal }
    }

    /// The name in braces.
    public let name: String
    /// What the pattern does with it; when it does several things, the one that asks most of the value.
    public let kind: Kind
}

/// A choice within a message pattern: `{count, plural, one {…} other {…}}`.
public struct MessageChoice: Sendable, Equatable {
    /// The argument that decides.
    public let argument: String
    /// ``MessageArgument/Kind/plural``, ``MessageArgument/Kind/ordinal`` or ``MessageArgument/Kind/select``.
    public let kind: MessageArgument.Kind
    /// The selectors in their order: `one`, `=0`, `other`.
    public let selectors: [String]
    /// Where the choice begins in the pattern, in code points.
    public let offset: Int

    /// The plural categories among the selectors.
    public var categories: [PluralCategory] { kind == .select ? [] : selectors.compactMap(PluralCategory.init) }
}

/// A value for an argument of a message.
public enum MessageArgumentValue: Sendable, Equatable {
    /// A text, shown as it is.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// A point in time and the time zone to show it in.
    case instant(Instant, zone: String)
}

extension MessageArgumentValue {
    /// The value of an argument as rules and replies carry it.
    public init(_ argument: TextArgument) {
        switch argument {
        case .instant(let instant, let zone): self = .instant(instant, zone: zone)
        case .value(.string(let text)): self = .text(text)
        case .value(.integer(let number)): self = .integer(number)
        case .value(.number(let number)): self = .number(number)
        case .value(.boolean(let flag)): self = .text(flag ? "true" : "false")
        }
    }
}
