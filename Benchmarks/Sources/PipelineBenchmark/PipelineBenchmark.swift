import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskPlugins
import FrontdeskRulebook
import Measuring

/// Measures what a visitor's message costs in the pipeline, with everything on, over the shipped rules.
///
/// Each example that the rule files name is the first message of a conversation. The pipeline is run whole, and cut off
/// behind each plugin, so that the rows tell what each of them adds. Processor time, one core.
@main
struct PipelineBenchmark {
    static func main() async throws {
        let arguments = Arguments(usage: "pipeline-benchmark REPOSITORY [--passes N] [--json]")
        let passes = arguments["passes"].flatMap { Int($0) } ?? 5
        let root = arguments.data
        let messages = try ShippedExamples.messages(in: "\(root)/rules")
        let detector = LanguageDetector(model: try LanguageModel(contentsOf: "\(root)/models/language.fdlm"))
        var measured = Measurements(tool: "frontdesk")
        measured.add("messages", Double(messages.count))
        var before = 0.0
        for count in 1...RulebookConfiguration().order.count {
            var configuration = RulebookConfiguration()
            configuration.order = Array(RulebookConfiguration().order.prefix(count))
            let plugin = configuration.order[count - 1]
            let rulebook = try Rulebook(
                folders: RuleFolders(rules: "\(root)/rules", locales: "\(root)/locales"),
                dataFolder: nil,
                linter: .forTrying,
                detector: detector,
                configuration: configuration,
                modelFolder: NSTemporaryDirectory() + "frontdesk-benchmark-models",
                now: { Instant(milliseconds: 0) }
            )
            let costs = await Self.costs(rulebook, messages, passes: passes)
            if count < RulebookConfiguration().order.count {
                measured.add("up to \(plugin.rawValue), mean µs", costs.mean, set: "each message")
                measured.add("\(plugin.rawValue) alone, mean µs", costs.mean - before, set: "each message")
            } else {
                measured.add("\(plugin.rawValue) alone, mean µs", costs.mean - before, set: "each message")
                measured.add("whole pipeline, mean µs", costs.mean, set: "each message")
                measured.add("whole pipeline, median µs", costs.quantile(0.5), set: "each message")
                measured.add("whole pipeline, p99 µs", costs.quantile(0.99), set: "each message")
            }
            before = costs.mean
        }
        print(arguments.wantsJSON ? try measured.json() : measured.table)
    }

    /// What each message costs, the best of some passes.
    private static func costs(_ rulebook: Rulebook, _ messages: [String], passes: Int) async -> Costs {
        let pipeline = rulebook.current
        let at = Instant(milliseconds: 1_772_400_000_000)
        let turns = messages.map { Rehearsal(pipeline, at: at).turn(.text($0), at: at) }
        var best = [Double](repeating: .infinity, count: turns.count)
        for _ in 0..<max(1, passes) {
            for (place, turn) in turns.enumerated() {
                let start = Stopwatch.processorSeconds
                _ = await pipeline.decide(turn)
                best[place] = min(best[place], (Stopwatch.processorSeconds - start) * 1e6)
            }
        }
        return Costs(best)
    }
}

/// The messages that the rule files give as examples.
enum ShippedExamples {
    /// All of them, in the order of the files' paths.
    static func messages(in folder: String) throws -> [String] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return try all.filter { $0.hasSuffix(".rules") }.sorted().flatMap { path in
            try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8).split(separator: "\n").compactMap(message)
        }
    }

    private static func message(_ line: Substring) -> String? {
        let words = line.drop { $0 == " " }
        guard words.hasPrefix("example ") else { return nil }
        return String(words.dropFirst("example ".count))
    }
}
