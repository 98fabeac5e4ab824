import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds files that hold rules, but are named otherwise.
struct UnreadFile: Check {
    static let description = CheckDescription(
        id: "FD014",
        name: "unread-file",
        severity: .warning,
        summary: """
            A file in the rules folder holds rules, but its name does not end in `.rules`, or a file of texts is not named \
            `<language>.json`; so it is not read.
            """,
        rationale: """
            Some editors put `.txt` behind every name and hide it. Nothing in such a file is ever answered, and no \
            other check looks at it.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say "Hello!"
            """,
            others: [
                (
                    "rules/repairs.rules.txt",
                    """
                    ↓frontdesk 1
                    language en

                    rule repairs
                      when repair | mend
                      example can you mend my lamp
                      say "Bring it to the shop."
                    """
                )
            ]
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say "Hello!"
            """,
            others: [
                (
                    "rules/repairs.rules",
                    """
                    frontdesk 1
                    language en

                    rule repairs
                      when repair | mend
                      example can you mend my lamp
                      say "Bring it to the shop."
                    """
                )
            ]
        ),
        stage: .reading
    )

    /// The files among sources that look like rules and are none by their names.
    static func findings(in sources: [RuleSource]) -> [Finding] {
        sources.filter { !$0.isRuleFile }.compactMap { source in
            if let name = textsName(of: source.path) {
                return description.finding(
                    at: FileLocation(path: source.path, line: 1, column: 1),
                    "this file is not read: the name of a file of texts is its language and .json",
                    remedy: "name it \(name), and write a JSON object of keys and texts"
                )
            }
            guard looksLikeRules(source) else { return nil }
            return description.finding(
                at: FileLocation(path: source.path, line: 1, column: 1),
                "this file is not read: the name of a rule file ends in .rules",
                remedy: "name it \(rightName(of: source.path))"
            )
        }
    }

    private static func looksLikeRules(_ source: RuleSource) -> Bool {
        let name = (source.path.split(separator: "/").last ?? "").lowercased()
        if name.hasSuffix(".rule") || name.hasSuffix(".rules") || name.contains(".rules.") || name.contains(".rule.") {
            return true
        }
        let mark = source.bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        return source.bytes.dropFirst(mark).starts(with: "frontdesk ".utf8)
    }

    /// The name that a file of texts should have; nil for what is none.
    private static func textsName(of path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.firstIndex(of: "."), textEndings.contains(name[dot...].lowercased()) else { return nil }
        let stem = String(name[..<dot])
        return MistakenLanguage.isTag(stem) ? "\(stem.replacing("_", with: "-")).json" : nil
    }

    /// What texts end in elsewhere.
    private static let textEndings: Set<String> = [".json", ".json.txt", ".jsn", ".yaml", ".yml", ".po", ".properties"]

    private static func rightName(of path: String) -> String {
        var stem = path.split(separator: "/").last ?? ""
        for ending in [".txt", ".rules", ".rule"] where stem.lowercased().hasSuffix(ending) {
            stem = stem.dropLast(ending.count)
        }
        return "\(stem).rules"
    }
}
