import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskPlugins
import FrontdeskRulebook
import Measuring

/// Measures how many turns of transcripts are decided again in a second, reading them included, over the shipped rules.
///
/// Visitors write the examples of the rule files. In the first set half of the messages were written before, in the
/// second every message is new. Processor time, one core.
@main
struct ReplayBenchmark {
    static func main() async throws {
        let arguments = Arguments(usage: "replay-benchmark REPOSITORY [--talks N] [--write FOLDER] [--json]")
        let count = arguments["talks"].flatMap { Int($0) } ?? 5_000
        let root = arguments.data
        let rulebook = try Rulebook(
            folders: RuleFolders(rules: "\(root)/rules", locales: "\(root)/locales"),
            dataFolder: nil,
            linter: .forTrying,
            detector: LanguageDetector(model: try LanguageModel(contentsOf: "\(root)/models/language.fdlm")),
            configuration: RulebookConfiguration(),
            modelFolder: NSTemporaryDirectory() + "frontdesk-benchmark-models",
            now: { Instant(milliseconds: 0) }
        )
        let snapshot = rulebook.snapshot
        let examples = try ExamplesByLanguage.read(from: "\(root)/rules")
        var measured = Measurements(tool: "frontdesk")
        for (name, novelty) in [("half of the messages repeat", 50), ("every message is new", 100)] {
            var talks = MadeUpTalks(snapshot.pipeline, examples: examples)
            let lines = await talks.lines(count, novelty: novelty)
            if let folder = arguments["write"] {
                let file = URL(fileURLWithPath: folder).appendingPathComponent("talks-\(novelty).jsonl")
                try Data(lines.joined(separator: [0x0a])).write(to: file)
            }
            let (turns, seconds) = try await Self.replay(lines, snapshot)
            measured.add("turns", Double(turns), set: name)
            let size = lines.reduce(0) { $0 + $1.count }
            measured.add("bytes a turn", Double(size) / Double(turns), set: name)
            measured.add("µs a turn", seconds / Double(turns) * 1e6, set: name)
            measured.add("turns a second", Double(turns) / seconds, set: name)
        }
        print(arguments.wantsJSON ? try measured.json() : measured.table)
    }

    /// The turns of some transcripts, and how long the best of three replays took.
    private static func replay(
        _ lines: [[UInt8]],
        _ snapshot: RuleSnapshot
    ) async throws -> (turns: Int, seconds: Double) {
        var best = Double.infinity
        var turns = 0
        for _ in 0..<3 {
            let replayer = Replayer(rules: snapshot.rules, pipeline: snapshot.pipeline)
            var report = ReplayReport()
            let start = Stopwatch.processorSeconds
            for line in lines { await replayer.replay(try TranscriptReader(line).records(), into: &report) }
            best = min(best, Stopwatch.processorSeconds - start)
            turns = report.turns
            guard report.changed == 0 else { throw Surprise(summary: report.summary) }
        }
        return (turns, best)
    }
}

/// The same rules answered otherwise.
struct Surprise: Error {
    let summary: String
}

/// The examples of the rule files, those of each language folder together.
enum ExamplesByLanguage {
    static func read(from folder: String) throws -> [[String]] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        var found: [String: [String]] = [:]
        for path in all.sorted() where path.hasSuffix(".rules") {
            let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
            let examples = text.split(separator: "\n").compactMap { line -> String? in
                let words = line.drop { $0 == " " }
                return words.hasPrefix("example ") ? String(words.dropFirst("example ".count)) : nil
            }
            found[String(path.prefix { $0 != "/" }), default: []] += examples
        }
        return found.sorted { $0.key < $1.key }.map(\.value).filter { !$0.isEmpty }
    }
}
