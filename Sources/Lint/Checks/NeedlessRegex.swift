import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds regexes that words would do better.
struct NeedlessRegex: Check {
    static let description = CheckDescription(
        id: "FD204",
        name: "needless-regex",
        severity: .warning,
        summary: """
            A regex is a plain keyword, or uses `\\b`, `\\w` or ASCII letters where the language is written otherwise.
            """,
        rationale: """
            Words are found in every spelling: upper case, full width, accents written in two ways. A regex sees \
            letters only. In Chinese, Japanese or Thai there is no edge of a word for `\\b` to find, and `[a-z]+` \
            matches none of their letters.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when ↓/\\brefund\\b/
              example a refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              example a refund
              say "Which order is it?"
            """
        ),
        repair: .unsafe
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        RegexUse.all(in: survey.statements).compactMap { use in
            guard let tree = use.literal.tree, let (message, remedy) = fault(tree, use) else { return nil }
            return description.finding(at: use.literal.span, message, remedy: remedy)
        }
    }

    private static func fault(_ tree: RegexNode, _ use: RegexUse) -> (String, String)? {
        if use.entity == nil, let word = tree.keyword {
            return ("the regex is the plain keyword `\(word)`", "write `when \(word)`")
        }
        var text = ""
        var assertions: Set<String> = []
        var sets: Set<String> = []
        var longSets: [String] = []
        tree.walk { node in
            switch node {
            case .literal(let scalar): text.unicodeScalars.append(scalar)
            case .assertion(let name): assertions.insert(name)
            case .set(let name): sets.insert(name)
            case .repetition(let part, _, nil, _): if case .set(let name) = part.ungrouped { longSets.append(name) }
            default: return
            }
        }
        let scripts = Set(use.languages.flatMap(LanguageScripts.of) + ScriptCounts(text).scripts)
        if scripts.contains(where: \.isUnspaced) {
            if assertions.contains("\\b") {
                return ("`\\b` finds no edge of a word in a script without spaces", "delete `\\b`, or write words")
            }
            if sets.contains("\\w") {
                return ("`\\w` matches ASCII letters only, and none of this script", "write words, or `\\p{L}`")
            }
        }
        let isLatin = scripts.isEmpty || scripts.contains(.latin)
        if !isLatin, let set = longSets.first(where: isASCIILetters) {
            return (
                "`\(set)` matches ASCII letters only, and the file is for \(use.languages.listed)", "write `\\p{L}`"
            )
        }
        return nil
    }

    private static func isASCIILetters(_ set: String) -> Bool {
        ["[a-z]", "[A-Z]", "[a-zA-Z]", "[A-Za-z]"].contains(set)
    }
}

extension RegexNode {
    /// The word that it is nothing but, edges of words aside.
    var keyword: String? {
        let parts: [RegexNode] = if case .concatenation(let parts) = self { parts } else { [self] }
        var word = ""
        for part in parts {
            switch part {
            case .assertion("\\b"): continue
            case .literal(let scalar)
            where scalar == " " || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar):
                word.unicodeScalars.append(scalar)
            default: return nil
            }
        }
        return word.contains { $0 != " " } && word.first != " " && word.last != " " ? word : nil
    }
}
