public import FrontdeskCore

/// A parsed rule file: its statements in order, its comments, and everything that is wrong with it.
///
/// A file is always parsed to its end; what could not be understood is in ``findings`` and left out of ``statements``.
public struct RuleFile: Sendable {
    /// The path of the file.
    public let path: String
    /// The text the nodes point into.
    public let text: SourceText
    /// The statements in the order of the file.
    public let statements: [Statement]
    /// The comments in the order of the file.
    public let comments: [SourceComment]
    /// The numbers of blank lines, from 1.
    public let blankLines: [Int]
    /// Everything the parser objects to, in the order of the file.
    public let findings: [Finding]

    init(
        path: String,
        text: SourceText,
        statements: [Statement],
        comments: [SourceComment],
        blankLines: [Int],
        findings: [Finding]
    ) {
        self.path = path
        self.text = text
        self.statements = statements
        self.comments = comments
        self.blankLines = blankLines
        self.findings = findings
    }
}

/// A comment, from its `#` to the end of the line.
public struct SourceComment: Hashable, Sendable {
    /// The comment with its `#`, trailing blanks removed.
    public let text: String
    /// Where it stands.
    public let span: SourceSpan
    /// Whether nothing but blanks stands before it on its line.
    public let isWholeLine: Bool
}

/// One statement of a rule file.
public enum Statement: Hashable, Sendable {
    case version(VersionStatement)
    case include(IncludeStatement)
    case language(LanguageStatement)
    case topic(TopicStatement)
    case concept(ConceptStatement)
    case entity(EntityStatement)
    case intent(IntentStatement)
    case rule(RuleStatement)
    case fallback(FallbackStatement)
    case schedule(ScheduleStatement)
    case webhook(WebhookStatement)
    case test(TestStatement)

    /// Where the statement stands, its body included.
    public var span: SourceSpan {
        switch self {
        case .version(let node): node.span
        case .include(let node): node.span
        case .language(let node): node.span
        case .topic(let node): node.span
        case .concept(let node): node.span
        case .entity(let node): node.span
        case .intent(let node): node.span
        case .rule(let node): node.span
        case .fallback(let node): node.span
        case .schedule(let node): node.span
        case .webhook(let node): node.span
        case .test(let node): node.span
        }
    }
}
