public import FrontdeskCore

/// `frontdesk 1`: the version of the language, the first statement of every file.
public struct VersionStatement: Hashable, Sendable {
    /// The version that was written.
    public let version: Located<Int>
    /// Where the statement stands.
    public let span: SourceSpan
}

/// `include ../lists/base.rules`: another file that belongs to the set.
public struct IncludeStatement: Hashable, Sendable {
    /// The path as written, relative to this file.
    public let file: Located<String>
    /// Where the statement stands.
    public let span: SourceSpan
}

/// `language en, fr`: the languages of the rules below it.
public struct LanguageStatement: Hashable, Sendable {
    /// The languages; never empty.
    public let tags: [Located<LanguageTag>]
    /// Where the statement stands.
    public let span: SourceSpan
}

/// `topic refund for 6 turns` or `topic none`: the topic of the rules below it.
public struct TopicStatement: Hashable, Sendable {
    /// The topic's name; nil for `topic none`.
    public let name: Located<String>?
    /// How many turns the topic lasts after it was last entered; nil when it was not said.
    public let turns: Located<Int>?
    /// Where the statement stands.
    public let span: SourceSpan
}
