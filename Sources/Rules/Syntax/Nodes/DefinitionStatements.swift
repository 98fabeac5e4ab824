public import FrontdeskCore

/// `concept refund = refund | money back`: terms under one name; its body holds further terms.
public struct ConceptStatement: Hashable, Sendable {
    /// The concept's name.
    public let name: Located<String>
    /// The terms of all lines, in order.
    public let terms: [PatternUnit]
    /// Where the statement stands, its body included.
    public let span: SourceSpan
}

/// `entity order_id = /[A-Z]{2}\d{8}/`: something a pattern can capture.
public struct EntityStatement: Hashable, Sendable {
    /// What an entity is made of.
    public enum Definition: Hashable, Sendable {
        case regex(RegexLiteral)
        /// A list: the terms of a concept.
        case concept(Located<String>)
        case number
        case email
        case date
    }

    /// The entity's name.
    public let name: Located<String>
    /// What it matches.
    public let definition: Definition
    /// Where the statement stands.
    public let span: SourceSpan
}

/// `intent refund` with its training examples.
public struct IntentStatement: Hashable, Sendable {
    /// One training example.
    public struct Example: Hashable, Sendable {
        /// The example's language.
        public let language: Located<LanguageTag>
        /// What a visitor might write.
        public let text: Located<String>
        /// The whole line.
        public let span: SourceSpan
    }

    /// The intent's name.
    public let name: Located<String>
    /// The examples in order.
    public let examples: [Example]
    /// Where the statement stands, its body included.
    public let span: SourceSpan
}

/// `webhook oms = POST https://… timeout 5s`: an address a rule can call.
public struct WebhookStatement: Hashable, Sendable {
    /// The webhook's name.
    public let name: Located<String>
    /// The HTTP method.
    public let method: Located<WebhookDefinition.Method>
    /// The address; `${NAME}` stands for an environment variable.
    public let url: Located<String>
    /// How long an answer may take; nil for the standard of 5 seconds.
    public let timeout: Located<Duration>?
    /// Where the statement stands.
    public let span: SourceSpan
}

/// `schedule support Asia/Shanghai except holidays.txt` with its opening hours.
public struct ScheduleStatement: Hashable, Sendable {
    /// The schedule's name.
    public let name: Located<String>
    /// The name of the time zone.
    public let zone: Located<String>
    /// The file with dates on which other hours hold, relative to this file.
    public let exceptions: Located<String>?
    /// The opening hours in order.
    public let openings: [Opening]
    /// Where the statement stands, its body included.
    public let span: SourceSpan

    /// Days and hours, such as `mon-fri,sun 09:00-18:00`.
    public struct Opening: Hashable, Sendable {
        /// The days on which it begins, in the order of the week from Monday.
        public let days: [Weekday]
        /// The minute of the day at which it opens.
        public let opens: Int
        /// The minute of the day at which it closes; at or before `opens`, on the next day.
        public let closes: Int
        /// The whole line.
        public let span: SourceSpan
    }
}

/// A day of the week, numbered from Monday as ISO 8601 does.
public enum Weekday: Int, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The three letters of the rule language: `mon`.
    public var keyword: String {
        switch self {
        case .monday: "mon"
        case .tuesday: "tue"
        case .wednesday: "wed"
        case .thursday: "thu"
        case .friday: "fri"
        case .saturday: "sat"
        case .sunday: "sun"
        }
    }
}
