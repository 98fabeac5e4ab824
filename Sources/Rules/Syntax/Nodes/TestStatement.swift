public import FrontdeskCore

/// `test "…"`: a dialogue and what is expected of it.
public struct TestStatement: Hashable, Sendable {
    /// The test's name.
    public let name: Located<String>
    /// The lines in order.
    public let lines: [Line]
    /// Where the statement stands, its body included.
    public let span: SourceSpan

    /// One line of a dialogue.
    public struct Line: Hashable, Sendable {
        /// The kinds of line.
        public enum Kind: Hashable, Sendable {
            /// `with …`: holds from here on.
            case with([TestSetting])
            /// `> …`: what the visitor writes.
            case says(Located<String>)
            /// `< …`: what must follow.
            case expect(TestExpectation)
        }

        /// What the line says.
        public let kind: Kind
        /// Where it stands.
        public let span: SourceSpan
    }
}

/// One circumstance of a dialogue.
public struct TestSetting: Hashable, Sendable {
    /// The kinds of circumstance.
    public enum Kind: Hashable, Sendable {
        case now(Located<Instant>)
        case page(Located<String>)
        case language(Located<LanguageTag>)
        case channel(Located<String>)
        case visitor(attribute: Located<String>, Located<Value>)
        /// What a webhook answers, as JSON.
        case webhook(Located<String>, answer: Located<String>)
    }

    /// What is set.
    public let kind: Kind
    /// Where it stands.
    public let span: SourceSpan
}

/// What must follow a visitor's message.
public struct TestExpectation: Hashable, Sendable {
    /// The kinds of expectation.
    public enum Kind: Hashable, Sendable {
        case rule(Located<String>)
        case notRule(Located<String>)
        case say(key: Located<String>)
        case sayText(Located<String>)
        case set(Located<String>, Located<Value>)
        case escalate(team: Located<String>?)
        case clarify
        case tag(Located<String>)
        case nothing
    }

    /// What is expected.
    public let kind: Kind
    /// Where it stands.
    public let span: SourceSpan
}
