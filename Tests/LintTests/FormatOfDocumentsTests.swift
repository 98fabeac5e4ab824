import Foundation
import FrontdeskCore
import FrontdeskRules
import Testing

@testable import FrontdeskLint

/// Everything that the page about the rule language shows has one form, wherever somebody sets blanks.
struct FormatOfDocumentsTests {
    @Test(arguments: 0..<12)
    func `blanks around signs change neither form nor meaning`(seed: Int) throws {
        var random = DisorderNumbers(seed: UInt64(seed) + 7)
        var changed = 0
        for (number, text) in try Self.examples().enumerated() {
            let source = RuleSource(path: "docs/\(number).rules", text: text)
            let form: String
            switch RuleFormatter.format(source) {
            case .tidy: form = text
            case .rewritten(let result): form = result
            case .broken, .refused: continue
            }
            let lines = form.split(separator: "\n", omittingEmptySubsequences: false)
            let ugly = lines.map { Self.disturbed(String($0), &random) }.joined(separator: "\n")
            let given = RuleSource(path: source.path, text: ugly)
            switch RuleFormatter.format(given) {
            case .tidy: #expect(ugly == form)
            case .rewritten(let result):
                changed += 1
                #expect(result == form, "seed \(seed)")
            case .broken(let errors): Issue.record("seed \(seed): \(errors.map(\.message))\n\(ugly)")
            case .refused: Issue.record("seed \(seed): refused\n\(ugly)")
            }
        }
        #expect(changed > 20)
    }

    /// The rule files of the page, with a head where the page leaves it out.
    private static func examples() throws -> [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/rule-language.md"), encoding: .utf8)
        return page.components(separatedBy: "```rules\n").dropFirst().map { part in
            let text = part.components(separatedBy: "```").first ?? ""
            return text.hasPrefix("frontdesk 1") ? text : "frontdesk 1\n\n" + text
        }
    }

    /// What may have blanks around it or none, apart from the brackets.
    private static let signs = ["->", "!=", "<=", ">=", "|", "&", ",", "="]

    private static func disturbed(_ line: String, _ random: inout DisorderNumbers) -> String {
        let words = line.split(separator: " ")
        // Free text, addresses and regexes are kept as they are.
        let keywords: Set<Substring> = ["example", "counter", ">", "include", "webhook", "image", "card", "#"]
        guard let first = words.first, !keywords.contains(first), !line.contains("/"), !line.contains("# ") else {
            return line
        }
        if first.hasSuffix(":"), first.count <= 8 { return line }
        var result = ""
        var isQuoted = false
        var rest = Substring(line)
        while let character = rest.first {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, let sign = signs.first(where: { rest.hasPrefix($0) }) {
                while result.last == " ", result.contains(where: { $0 != " " }) { result.removeLast() }
                rest = rest.dropFirst(sign.count).drop { $0 == " " }
                result += random.pick(["", " ", "   "]) + sign + random.pick(["", " ", "\u{3000}"])
                continue
            }
            if !isQuoted, character == " ", result.contains(where: { $0 != " " }) {
                result += random.pick(["", "", "  "])
            }
            result.append(character)
            rest = rest.dropFirst()
        }
        return random.below(4) == 0 ? result + random.pick([" ", "  "]) : result
    }
}
