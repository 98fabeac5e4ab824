import FrontdeskCore
import FrontdeskRules
import Testing

/// What people write who don't know the language yet, and what they are told.
struct ParserRemediesTests {
    private func findings(_ text: String) -> [Finding] {
        RuleCompiler.compile([RuleSource(path: "f.rules", text: "frontdesk 1\n" + text)]).findings
    }

    /// The finding as `line:column id message; remedy`, with the line counted behind the version.
    private func told(_ text: String) -> [String] {
        findings(text).map { finding in
            let remedy = finding.remedy.map { "; \($0)" } ?? ""
            return "\(finding.location.line - 1):\(finding.location.column) \(finding.id) \(finding.message)\(remedy)"
        }
    }

    @Test(arguments: [
        ("rule a:\n  close\n", "1:7 FD013 a colon stands behind `a`; delete the colon"),
        ("rule: a\n  close\n", "1:5 FD013 a colon stands behind `rule`; delete the colon"),
        (
            "rule repair en\n  close\n",
            "1:13 FD013 expected the end of the line, found `en`; "
                + "a name has no blanks; join its parts with `.` or `_`: `repair_en`"
        ),
        ("rule a\n  example: My lamp\n", "2:10 FD013 a colon stands behind `example`; delete the colon"),
        ("rule a\n  when: repair\n", "2:7 FD013 a colon stands behind `when`; delete the colon"),
        ("rule a\n  say: \"x\"\n", "2:6 FD013 a colon stands behind `say`; delete the colon"),
        (
            "rule a\n  say “Hello”\n",
            "2:7 FD013 a text stands in straight quotes; use straight quotes: \"…\""
        ),
        (
            "rule a\n  say „Hallo“ if x known\n",
            "2:7 FD013 a text stands in straight quotes; use straight quotes: \"…\""
        ),
        ("rule a\n  say 「はい」\n", "2:7 FD013 a text stands in straight quotes; use straight quotes: \"…\""),
        ("rule a\n  set x = «y»\n", "2:11 FD013 a text stands in straight quotes; use straight quotes: \"…\""),
        ("rule a\n  say “Hello\n", "2:7 FD013 a text stands in straight quotes; use straight quotes: \"…\""),
        (
            "rule a\n  chips \"b\" → a\n",
            "2:13 FD013 expected `->`, found `→`; did you mean `->`?"
        ),
        ("rule a\n  chips \"b\" => a\n", "2:13 FD013 expected `->`, found `=>`; did you mean `->`?"),
        ("rule a\n  chips \"b\" –> a\n", "2:13 FD013 expected `->`, found `–>`; did you mean `->`?"),
        (
            "rule a\n  chips \"b\" -> a, \"c\" -> a\n",
            "2:17 FD013 expected `|`, `if` or the end of the line, found `,`; separate chips with `|`"
        ),
        (
            "rule a\n  when\n",
            "2:7 FD013 the line ends here, expected what to look for; write words: `when refund | money back`"
        ),
        (
            "rule a\n  limit 2\n",
            "2:10 FD013 the line ends here, expected `per`; "
                + "write `limit 2 per conversation`, or per hour, day or visitor"
        ),
        (
            "rule a\n  after a within 2\n",
            "2:19 FD013 the line ends here, expected `turns`; write `within 2 turns`"
        ),
        ("rule a\n  set asked yes\n", "2:13 FD013 expected `=`, found `yes`; write `set asked = \"…\"`"),
        (
            "rule a\n  escalate to the boss\n",
            "2:19 FD013 expected the end of the line, found `boss`; "
                + "a team's name has no blanks; the rest is `priority high because \"…\" if condition`"
        ),
        (
            "rule a\n  say t:a t:b\n",
            "2:11 FD013 expected `if`, `weight` or the end of the line, found `t:b`; "
                + "a line has one text; for a second message write another `say`, for a variant `or`"
        ),
        (
            "test \"t\"\n  > x\n  < say Yes, we repair\n",
            "3:12 FD013 expected the end of the line, found `,`; put a text in quotes"
        ),
        (
            "rule 2opening\n  close\n",
            "1:6 FD013 expected the rule's name, found `2opening`; begin the name with a letter"
        ),
        ("rule a\n  when x || y\n", "2:11 FD013 expected a word, found `|`; write `|` once, between two words"),
        (
            "rule a\n  when intent a if hours b open\n",
            "2:17 FD013 expected the end of the line behind the name of an intent, found `if`; "
                + "put `if` on a line of its own below"
        ),
        (
            "rule a\n  when /repair.*/ | fix\n",
            "2:19 FD013 expected the end of the line, found `|`; a regex stands alone; use a second `when` line"
        ),
        (
            "entity e = R-?\\d{5}\n",
            "1:12 FD013 a regex stands between slashes; write `/R-?\\d{5}/`"
        ),
        ("concept c: a | b\n", "1:10 FD013 expected `=`, found `:`; write `concept c =` and its terms"),
        ("language cn\n", "1:10 FD013 `cn` is no language; did you mean `zh`?"),
        ("language en, german\n", "1:14 FD013 `german` is no language tag; did you mean `de`?"),
        ("language se\n", "1:10 FD013 `se` is a rare language, or a country; did you mean `sv`?"),
        (
            "rule a\n  when /R-?\\d{5,2}/\n",
            "2:14 FD201 a repeat that runs backwards: `{5,2}`; write `{2,5}`"
        ),
        (
            "rule a\n  when \"repair*\" lamp\n",
            "2:8 FD010 `*` is a character in quotes, and changes nothing; "
                + "take the word out of the quotes to let it go on"
        ),
        (
            "rule a\n  when repair*, fix\n",
            "2:15 FD012 `,` separates nothing; did you mean `|`?"
        ),
        ("concept c = fix, mend\n", "1:16 FD012 `,` separates nothing; did you mean `|`?"),
    ])
    func `a common mistake is told alone, with what to write`(text: String, expected: String) {
        let told = told(text)
        #expect(told.contains(expected), "\(told)")
        #expect(told.count == 1, "\(told)")
    }

    @Test func `a comma within a number is no separator`() {
        #expect(told("rule a\n  when 1,000 euros | 1.000\n") == [])
    }

    @Test(arguments: [
        ("when repair* or fix", "or", "|"), ("when lamp* and broken", "and", "&"),
        ("when repair* not lamp", "not", "!"),
        ("when fix OR mend", "OR", "|"), ("when fix AND mend my", "AND", "&"), ("when NOT lamp*", "NOT", "!"),
        ("when @c and @c", "and", "&"), ("when fix or mend", "or", "|"), ("when (repar* oder fix) x", "oder", "|"),
    ])
    func `a word that can only be meant as an operator is told`(line: String, word: String, sign: String) {
        let told = told("concept c = x\nrule a\n  \(line)\n  example the lamp is broken\n  close\n")
        #expect(told.count == 1, "\(told)")
        let message = "`\(word)` is a word here; did you mean `\(sign)`? Quote it to mean the word: \"\(word)\""
        #expect(told.first?.hasSuffix(message) == true, "\(told)")
    }

    @Test(arguments: [
        "when black and white", "when more or less", "when \"fix\" \"or\" mend", "when not sure",
        "when do not (want | need)",
        "when or", "when search and replace all", "when fix* | this or that", "when sign @c and out",
    ])
    func `a phrase with such a word is left alone`(line: String) {
        let text = "concept c = x\nrule a\n  \(line)\n  example black and white, more or less\n  close\n"
        #expect(told(text) == [])
    }

    @Test func `names stay known when the rest of their line can't be read`() {
        let text = """
            rule a b
              close
            rule c
              when @words
              goto a
            concept words = (x
            """
        #expect(findings(text).map(\.id) == ["FD013", "FD005"])
    }

    @Test func `what follows from a line that can't be read is not told`() {
        #expect(told("schedule s UTC\n  mon 9-18\n").map { $0.prefix(9) } == ["2:8 FD013"])
        #expect(told("fallback\n  sya t:\n").count == 2)
    }

    @Test func `a file in another encoding has one finding`() {
        let text = "frontdesk 1\nrule a\n  when größe | müde\n  close\n"
        let utf16 = Array(text.utf16).flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
        for bytes in [[0xff, 0xfe] + utf16, utf16] {
            let found = RuleParser.parse(RuleSource(path: "f.rules", bytes: bytes)).findings
            #expect(found.map(\.message) == ["this file is UTF-16, and rules are UTF-8"])
            #expect(found.first?.remedy == "save it as UTF-8")
        }
        let latin = text.unicodeScalars.map { UInt8($0.value) }
        let found = RuleParser.parse(RuleSource(path: "f.rules", bytes: latin)).findings
        #expect(found.map(\.message) == ["this byte is not UTF-8, nor are 2 others"])
    }

    @Test(arguments: [
        ("lists/base.rules", "did you mean `base.rules`?"), ("bass.rules", "did you mean `base.rules`?"),
        ("../extra.rules", "did you mean `../more/extras.rules`?"), ("lists/x.rules", nil),
    ])
    func `an include suggests a file only when its name is near`(path: String, remedy: String?) {
        let found = RuleCompiler.compile([
            RuleSource(path: "rules/base.rules", text: "frontdesk 1\n"),
            RuleSource(path: "more/extras.rules", text: "frontdesk 1\n"),
            RuleSource(path: "rules/shop.rules", text: "frontdesk 1\ninclude \(path)\n"),
        ]).findings
        #expect(found.map(\.id) == ["FD009"])
        #expect(found.first?.remedy == remedy)
    }
}
