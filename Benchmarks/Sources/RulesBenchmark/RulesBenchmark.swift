import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook
import FrontdeskRules
import Measuring

/// Measures how rules are loaded and matched, with many rules and with hostile ones, and how they are linted.
///
/// The rules are made up, and written as JSON into a folder so that other engines can be measured with the same ones.
/// Processor time, one core.
@main
struct RulesBenchmark {
    static func main() async throws {
        let arguments = Arguments(usage: "rules-benchmark FOLDER-FOR-THE-RULES [--largest N] [--shop FOLDER] [--json]")
        if let folder = arguments["shop"] { return try MadeUpShop(products: 1_000).write(to: folder) }
        // 0 leaves only the linter to be measured.
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
        if largest > 0 { measureHostile(&measured) }
        let shop = MadeUpShop(products: 1_000)
        measureLint(shop, &measured)
        try await measureReload(shop, in: arguments.data + "/shop", &measured)
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

    private static func measureLint(_ shop: MadeUpShop, _ measured: inout Measurements) {
        let name = "a shop of \(shop.sources.count) files with 10,000 rules"
        var project = RuleProject(sources: [], locales: [])
        let reading = Stopwatch.seconds { project = RuleProject(sources: shop.sources, locales: shop.locales) }
        measured.add("read and compile, s", reading, set: name)
        measured.add("rules", Double(project.rules?.rules.count ?? 0), set: name)
        let linter = Linter()
        var count = 0
        let gate = Stopwatch.seconds { count = linter.gate(project).count }
        measured.add("what keeps a set from going live, s", gate, set: name)
        measured.add("findings of these", Double(count), set: name)
        let all = Stopwatch.seconds { count = linter.findings(in: project).count }
        measured.add("all checks, s", all, set: name)
        measured.add("findings", Double(count), set: name)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let shared = Linter(jobs: cores)
        let elapsed = ContinuousClock().measure { count = shared.findings(in: project).count }
        measured.add("all checks on \(cores) cores, s by the clock", elapsed / .seconds(1), set: name)
        measured.add("findings of these too", Double(count), set: name)
    }

    /// From the edit of a file to the new rules: reading, compiling, checking, a quick intent model, the swap.
    private static func measureReload(
        _ shop: MadeUpShop,
        in folder: String,
        _ measured: inout Measurements
    ) async throws {
        try shop.write(to: folder)
        let rulebook = try Rulebook(
            folders: RuleFolders(rules: folder + "/rules", locales: folder + "/locales"),
            dataFolder: nil,
            detector: nil,
            readiness: .quick,
            now: { Instant(milliseconds: 0) }
        )
        let start = Stopwatch.processorSeconds
        let status = await rulebook.reload()
        measured.add("read again and live, s", Stopwatch.processorSeconds - start, set: "the same shop on disk")
        measured.add("is current", status.isCurrent ? 1 : 0, set: "the same shop on disk")
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
