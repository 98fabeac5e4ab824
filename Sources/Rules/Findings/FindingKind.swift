public import FrontdeskCore

/// The faults that parser and compiler report, each with its fixed number, name and severity.
public enum FindingKind: String, Sendable, CaseIterable {
    case brokenEncoding = "FD001"
    case missingVersion = "FD002"
    case unknownKeyword = "FD003"
    case wrongIndentation = "FD004"
    case unclosedDelimiter = "FD005"
    case mixedOperators = "FD006"
    case fullWidthOperator = "FD007"
    case invisibleCharacter = "FD008"
    case brokenInclude = "FD009"
    case pointlessPatternPart = "FD010"
    case keywordInPhrase = "FD011"
    case separatorBetweenTerms = "FD012"
    case malformedLine = "FD013"
    case duplicateName = "FD101"
    case emptyTerm = "FD106"
    case unboundCapture = "FD112"
    case unsupportedRegex = "FD201"
    case emptyRegexMatch = "FD202"
    case explosiveRegex = "FD203"
    case unknownName = "FD301"
    case conceptCycle = "FD304"

    /// The number, such as `FD102`; never reused.
    public var id: String { rawValue }

    /// The name after the bad pattern that is found.
    public var name: String {
        switch self {
        case .brokenEncoding: "broken-encoding"
        case .missingVersion: "missing-version"
        case .unknownKeyword: "unknown-keyword"
        case .wrongIndentation: "wrong-indentation"
        case .unclosedDelimiter: "unclosed-delimiter"
        case .mixedOperators: "mixed-operators"
        case .fullWidthOperator: "full-width-operator"
        case .invisibleCharacter: "invisible-character"
        case .brokenInclude: "broken-include"
        case .pointlessPatternPart: "pointless-pattern-part"
        case .keywordInPhrase: "keyword-in-phrase"
        case .separatorBetweenTerms: "separator-between-terms"
        case .malformedLine: "malformed-line"
        case .duplicateName: "duplicate-name"
        case .emptyTerm: "empty-term"
        case .unboundCapture: "unbound-capture"
        case .unsupportedRegex: "unsupported-regex"
        case .emptyRegexMatch: "empty-regex-match"
        case .explosiveRegex: "explosive-regex"
        case .unknownName: "unknown-name"
        case .conceptCycle: "concept-cycle"
        }
    }

    /// How bad it is.
    public var severity: Finding.Severity {
        switch self {
        case .fullWidthOperator: .info
        case .invisibleCharacter, .keywordInPhrase, .separatorBetweenTerms: .warning
        default: .error
        }
    }

    /// A finding of this kind at a span.
    func finding(
        at span: SourceSpan,
        _ message: String,
        remedy: String? = nil,
        severity: Finding.Severity? = nil,
        notes: [Finding.Note] = []
    ) -> Finding {
        Finding(
            id: id,
            name: name,
            severity: severity ?? self.severity,
            location: span.start,
            endColumn: span.endLine == span.line ? span.endColumn : nil,
            message: message,
            remedy: remedy,
            notes: notes
        )
    }
}
