import FrontdeskCore
public import FrontdeskRules

/// A place in a rule file that defines a name, or means one.
public struct NameUse: Hashable, Sendable {
    /// What a name stands for.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case rule, concept, intent, topic, schedule, webhook, test
        /// An entity, what it captures, and a variable are one name.
        case variable
        /// A key of the locale files.
        case text
    }

    /// What the name stands for.
    public let kind: Kind
    /// The name.
    public let name: String
    /// The name alone, without `@` or braces.
    public let span: SourceSpan
    /// The whole statement of a definition; nil for a use.
    public let statement: SourceSpan?
    /// The languages that hold there; they tell concepts of one name apart.
    let languages: [LanguageTag]

    /// Whether it defines the name.
    public var isDefinition: Bool { statement != nil }

    /// Whether a place lies on the name, or right behind it.
    func covers(line: Int, column: Int) -> Bool {
        span.line == line && span.column <= column && column <= span.endColumn
    }
}
