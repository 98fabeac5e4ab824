import FrontdeskCore
import FrontdeskText

/// Compiles the regex of a rule file, or says in words of the field why it can't be.
struct RegexCompilation {
    /// The compiled regex; nil when it has a fault.
    let regex: CompiledRegex?
    /// Texts of which one must occur wherever it matches; empty when none is known.
    let literals: [[UInt8]]
    /// What is wrong with it.
    let findings: [Finding]

    /// Counted repeats may be written out to so many states.
    static let maximumStates = 10_000

    init(_ literal: RegexLiteral, profile: FoldingProfile) {
        let tree = RegexReader.read(literal.pattern)
        if let construct = Self.unsupportedConstruct(in: literal.pattern, isRead: tree != nil) {
            self.init(
                failing: .unsupportedRegex,
                literal,
                "\(construct.name) is not possible: it can't be matched in linear time",
                construct.remedy,
                at: construct.part
            )
            return
        }
        if let tree, tree.expandedSize > Self.maximumStates {
            self.init(
                failing: .explosiveRegex,
                literal,
                "its repeats written out have over \(Self.maximumStates) states",
                "repeat fewer times"
            )
            return
        }
        let folded = tree.map(RegexFolding(profile: profile).fold)
        do throws(RegexFault) {
            let regex = try CompiledRegex(folded?.pattern ?? literal.pattern)
            if tree?.matchesEmpty ?? regex.matchesEmptyText {
                self.init(
                    failing: .emptyRegexMatch,
                    literal,
                    "the regex can match the empty text",
                    "let it need at least one character"
                )
                return
            }
            self.init(regex: regex, literals: folded.map(RequiredLiterals.of) ?? [], findings: [])
        } catch {
            let (kind, message, remedy) = Self.explanation(of: error)
            self.init(failing: kind, literal, message, remedy, at: error.part)
        }
    }

    private init(
        failing kind: FindingKind,
        _ literal: RegexLiteral,
        _ message: String,
        _ remedy: String?,
        at part: String = ""
    ) {
        let finding = kind.finding(at: literal.span(of: part), message, remedy: remedy)
        self.init(regex: nil, literals: [], findings: [finding])
    }

    private init(regex: CompiledRegex?, literals: [[UInt8]], findings: [Finding]) {
        self.regex = regex
        self.literals = literals
        self.findings = findings
    }

    /// What other engines have and a linear one can't; nil for an expression that has none of it.
    private static func unsupportedConstruct(in pattern: String, isRead: Bool) -> Construct? {
        guard !isRead else { return nil }
        var rest = Substring(pattern)
        while let first = rest.first {
            for construct in constructs where rest.hasPrefix(construct.start) {
                return (construct.start, construct.name, construct.remedy)
            }
            if first == "\\" {
                rest = rest.dropFirst(1)
                if let digit = rest.first, ("1"..."9").contains(digit) || rest.hasPrefix("k<") {
                    return (
                        "\\\(rest.prefix(1))", "a back-reference", "name both parts in two `when` lines or an entity"
                    )
                }
            }
            rest = rest.dropFirst()
        }
        return nil
    }

    private typealias Construct = (part: String, name: String, remedy: String)

    private static let constructs: [(start: String, name: String, remedy: String)] = [
        ("(?=", "look-ahead", "use `&` between patterns"), ("(?!", "negative look-ahead", "use `& !` between patterns"),
        ("(?<=", "look-behind", "use `&` between patterns"),
        ("(?<!", "negative look-behind", "use `& !` between patterns"),
        ("(?>", "an atomic group", "use a plain group"), ("*+", "a possessive repeat", "drop the `+`"),
        ("++", "a possessive repeat", "drop the second `+`"), ("?+", "a possessive repeat", "drop the `+`"),
    ]

    /// The repeat `{5,2}` the right way round; nil when the bounds are in order.
    private static func turned(_ part: String) -> String? {
        guard let found = part.wholeMatch(of: /\{(\d{1,6}),(\d{1,6})\}/), let least = Int(found.output.1),
            let most = Int(found.output.2), most < least
        else { return nil }
        return "{\(most),\(least)}"
    }

    private static func explanation(of fault: RegexFault) -> (FindingKind, String, String?) {
        let part = fault.part.isEmpty ? "" : ": `\(fault.part)`"
        switch fault.reason {
        case .badEscape:
            return (.unsupportedRegex, "an escape that means nothing\(part)", "write `\\\\` for a backslash")
        case .badClass: return (.unsupportedRegex, "an unknown class of characters\(part)", nil)
        case .badRange:
            return (.unsupportedRegex, "a range that runs backwards\(part)", "write the smaller character first")
        case .missingBracket: return (.unsupportedRegex, "a class is not closed\(part)", "add `]`")
        case .missingParenthesis: return (.unsupportedRegex, "a group is not closed", "add `)`")
        case .unexpectedParenthesis: return (.unsupportedRegex, "`)` closes nothing", "write `\\)` for the character")
        case .trailingBackslash: return (.unsupportedRegex, "a backslash at the end", "write `\\\\` for a backslash")
        case .repeatArgument:
            return (.unsupportedRegex, "nothing stands before a repeat\(part)", "write `\\*` for the character")
        case .repeatSize:
            if let turned = turned(fault.part) {
                return (.unsupportedRegex, "a repeat that runs backwards\(part)", "write `\(turned)`")
            }
            return (.explosiveRegex, "a repeat is too large\(part)", "repeat at most 1000 times")
        case .repeatOperator: return (.unsupportedRegex, "two repeats in a row\(part)", "keep one of them")
        case .badOperator: return (.unsupportedRegex, "an unknown group\(part)", "use `(…)` or `(?:…)`")
        case .badUTF8: return (.unsupportedRegex, "a byte that is no UTF-8", nil)
        case .badGroupName: return (.unsupportedRegex, "a bad name of a group\(part)", "use letters, digits and `_`")
        case .tooLarge: return (.explosiveRegex, "the regex is too large to compile", "split it, or repeat fewer times")
        case .internal: return (.unsupportedRegex, "the regex can't be compiled", nil)
        }
    }
}

extension RegexLiteral {
    /// Where a part of the expression stands; the whole literal when that can't be told.
    fileprivate func span(of part: String) -> SourceSpan {
        let all = Array(pattern.unicodeScalars)
        let wanted = Array(part.unicodeScalars)
        // An escaped slash takes more columns than it stands for.
        guard !wanted.isEmpty, wanted.count <= all.count, !pattern.contains("/"), span.line == span.endLine else {
            return span
        }
        let starts = (0...all.count - wanted.count).filter { all[$0..<$0 + wanted.count].elementsEqual(wanted) }
        guard let start = starts.first, starts.count == 1 else { return span }
        let column = span.column + 1 + start
        return SourceSpan(
            path: span.path,
            line: span.line,
            column: column,
            endLine: span.line,
            endColumn: column + wanted.count
        )
    }
}

extension CompiledRegex {
    /// Whether it matches a text without characters.
    fileprivate var matchesEmptyText: Bool {
        let space: [UInt8] = [0x20]
        return space.withUnsafeBufferPointer { find(in: $0, 0..<0) != nil }
    }
}
