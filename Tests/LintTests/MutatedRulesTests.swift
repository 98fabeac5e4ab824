import Foundation
import FrontdeskCore
import FrontdeskRules
import Testing

@testable import FrontdeskLint

/// What happens to rule files on their way through editors, merges and messengers; `FRONTDESK_MUTATIONS` asks for more.
struct MutatedRulesTests {
    /// How many files each of the eight seeds makes.
    private static let rounds =
        ProcessInfo.processInfo.environment["FRONTDESK_MUTATIONS"].flatMap { Int($0) }.map { max(1, $0 / 8) } ?? 60

    @Test(.timeLimit(.minutes(rounds > 60 ? 60 : 2)), arguments: 0..<8)
    func `a mutilated file ends in a rule set or in findings with places`(seed: Int) throws {
        var mutated = MutatedRules(try ShippedRules.sources(), seed: UInt64(seed) + 1)
        for round in 0..<Self.rounds {
            let source = mutated.next()
            let compilation = RuleCompiler.compile([source])
            let hasErrors = compilation.findings.contains { $0.severity == .error }
            #expect((compilation.ruleSet == nil) == hasErrors, "seed \(seed), round \(round)")
            let file = try #require(compilation.files.first)
            for finding in compilation.findings {
                #expect(Self.isPlace(finding, in: file), "seed \(seed), round \(round): \(finding)")
            }
            guard let rules = compilation.ruleSet else { continue }
            for _ in 0..<4 {
                let message = mutated.message(from: source)
                let ranking = rules.rank(
                    MatchContext(.message(MessageText(message)), at: Instant(milliseconds: 0), replyLanguage: "en")
                )
                let length = message.utf8.count
                for candidate in ranking.candidates {
                    #expect(
                        candidate.spans.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= length },
                        "seed \(seed), round \(round)"
                    )
                }
                _ = ranking.nearMisses()
            }
        }
    }

    @Test(.timeLimit(.minutes(rounds > 60 ? 60 : 2)), arguments: 0..<8)
    func `a mutilated file keeps its meaning in form, and has its form once and for all`(seed: Int) throws {
        var mutated = MutatedRules(try ShippedRules.sources(), seed: UInt64(seed) + 101)
        for round in 0..<Self.rounds {
            let source = mutated.next()
            switch RuleFormatter.format(source) {
            case .tidy: continue
            case .broken(let errors): #expect(!errors.isEmpty)
            case .refused:
                Issue.record(
                    "seed \(seed), round \(round): refused\n\(String(decoding: source.bytes, as: UTF8.self))"
                )
            case .rewritten(let text):
                let written = RuleSource(path: source.path, text: text)
                #expect(RuleFormatter.format(written) == .tidy, "seed \(seed), round \(round):\n\(text)")
                #expect(
                    MeaningDigest(RuleParser.parse(written))
                        == MeaningDigest(RuleParser.parse(LegibleSource(source).source)),
                    "seed \(seed), round \(round)"
                )
            }
        }
    }

    @Test(.timeLimit(.minutes(rounds > 60 ? 60 : 2)), arguments: 0..<8)
    func `every check ends with a mutilated file, and every repair in one that can be read`(seed: Int) throws {
        var mutated = MutatedRules(try ShippedRules.sources(), seed: UInt64(seed) + 201)
        let linter = Linter(settings: .known)
        for round in 0..<max(1, Self.rounds / 4) {
            let source = mutated.next()
            let project = RuleProject(sources: [source], locales: [])
            let findings = linter.findings(in: project)
            let file = try #require(project.files.first)
            for finding in findings where finding.location.path == source.path {
                #expect(Self.isPlace(finding, in: file), "seed \(seed), round \(round): \(finding)")
            }
            #expect(
                linter.gate(project).filter { $0.severity == .error } == findings.filter { $0.severity == .error },
                "seed \(seed), round \(round)"
            )
            let run = RepairRun(project, linter, includesUnsafe: true)
            #expect(run.changes.count <= 1, "seed \(seed), round \(round)")
        }
    }

    /// Whether a finding points to a line of the file, and into it or right behind it.
    private static func isPlace(_ finding: Finding, in file: RuleFile) -> Bool {
        let lines = max(1, file.text.lineCount)
        guard (1...lines).contains(finding.location.line) else { return false }
        let width = file.text.text(ofLine: finding.location.line).unicodeScalars.count
        return (1...width + 1).contains(finding.location.column)
            && finding.endColumn.map { $0 >= finding.location.column } ?? true
    }
}
