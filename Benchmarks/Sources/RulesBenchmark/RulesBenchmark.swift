import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskRules
import Measuring

/// Measures how rules are loaded and matched, with many rules and with hostile ones, and how they are linted.
///
/// The rules are made up, and written as JSON into a folder so that other engines can be measured with the same ones.
/// Processor time, one core.
@main
struct RulesBenchmark {
    static func main() throws {
        let arguments = Arguments(usage: "rules-benchmark FOLDER-FOR-THE-RULES [--largest N] [--json]")
        let largest = arguments["largest"].flatMap { Int($0) } ?? 100_000
        try FileManager.default.createDirectory(atPath: arguments.data, withIntermediateDirectories: true)
        var measured = Measurements(tool: "frontdesk")
        _ = MessageText("warm up, 退款嗎")
        for count in [100, 1_000, 10_000, 100_000] where count <= largest {
            let made = MadeUpRules(count: count)
            let file = URL(fileURLWithPath: arguments.data).appendingPathComponent("rules-\(count).json")
            try JSONEncoder().encode(made).write(to: file)
            measure(made, &measured)
        }
        measureHostile(&measured)
        measureLint(&measured)
        print(arguments.wantsJSON ? try measured.json() : measured.table)
    }

    private static func measure(_ made: MadeUpRules, _ measured: inout Measurements) {
        let name = "\(made.rules.count) rules"
        let source = made.source
        let before = Memory.residentMegabytes ?? 0
        var compiled: RuleSet?
        let load = Stopwatch.seconds {
            compiled = RuleCompiler.compile([RuleSource(path: "made-up.rules", text: source)]).ruleSet
        }
        guard let rules = compiled else { return }
        measured.add("load and compile, ms", load * 1_000, set: name)
        measured.add("memory, MB", (Memory.residentMegabytes ?? 0) - before, set: name)
        var right = 0
        var best = [Double](repeating: .infinity, count: made.messages.count)
        for pass in 0..<5 {
            for (place, message) in made.messages.enumerated() {
                let start = Stopwatch.processorSeconds
                let ranking = rules.rank(context(message.text))
                best[place] = min(best[place], (Stopwatch.processorSeconds - start) * 1e6)
                if pass == 0, let wanted = message.rule, ranking.winner?.rule.name.rawValue == "r\(wanted)" {
                    right += 1
                }
            }
        }
        let costs = Costs(best)
        measured.add("µs a message", costs.mean, set: name)
        measured.add("p99 µs", costs.quantile(0.99), set: name)
        let share = Double(right) / Double(made.messages.count { $0.rule != nil })
        measured.add("answered by the rule it was made for, %", share * 100, set: name)
    }

    private static func measureHostile(_ measured: inout Measurements) {
        let source = RuleSource(path: "hostile.rules", text: HostileRegexes.source(count: 1_000))
        guard let rules = RuleCompiler.compile([source]).ruleSet else { return }
        for bytes in [8_192, 100_000] {
            let times = HostileRegexes.messages(bytes: bytes).map { text in
                // The first run makes the automata that later ones use.
                (0..<3).map { _ in Stopwatch.seconds { _ = rules.rank(context(text)) } * 1_000 }
            }
            let name = "1,000 hostile regexes, a message of \(bytes) bytes"
            measured.add("slowest message, ms", times.compactMap { $0.min() }.max(), set: name)
            measured.add("slowest first message, ms", times.compactMap(\.first).max(), set: name)
        }
    }

    private static func measureLint(_ measured: inout Measurements) {
        let made = MadeUpRules(count: 10_000)
        let blocks = made.source.split(separator: "\nrule ").dropFirst()
        let chunk = 10
        let sources = stride(from: 0, to: blocks.count, by: chunk).map { first in
            let rules = blocks.dropFirst(first).prefix(chunk).map { block in
                "rule " + block.replacing(/say t:r(\d+)/) { "say \"Answer \($0.output.1)\"" }
            }
            let text = "frontdesk 1\nlanguage en\n\n" + rules.joined(separator: "\n\n") + "\n"
            return RuleSource(path: "rules/\(first / chunk).rules", text: text)
        }
        var count = 0
        let time = Stopwatch.seconds {
            count = Linter().findings(in: RuleProject(sources: sources, locales: [])).count
        }
        measured.add("lint with all checks, s", time, set: "\(sources.count) files, 10,000 rules")
        measured.add("findings", Double(count), set: "\(sources.count) files, 10,000 rules")
    }

    private static func context(_ text: String) -> MatchContext {
        MatchContext(
            .message(MessageText(text)),
            at: Instant(milliseconds: 0),
            replyLanguage: "en",
            languages: [LanguageProbability(language: "en", probability: 0.99)]
        )
    }
}
