/// What makes a rule speak: the rest of a `when` line.
public struct Trigger: Hashable, Sendable {
    /// Where in the message a pattern must stand.
    public enum Anchor: String, Hashable, Sendable {
        case anywhere
        /// The whole message.
        case exactly
        /// Its first token.
        case starts
        /// Its last token.
        case ends
    }

    /// The kinds of trigger.
    public enum Kind: Hashable, Sendable {
        case pattern(Anchor, Pattern)
        case regex(RegexLiteral)
        /// An intent, with the confidence asked for if it was written.
        case intent(Located<String>, atLeast: Located<Double>?)
        case event(Located<String>)
    }

    /// What it looks for.
    public let kind: Kind
    /// Where it stands, without `when`.
    public let span: SourceSpan
}
