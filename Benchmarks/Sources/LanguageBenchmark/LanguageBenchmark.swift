import Foundation
import FrontdeskCore
import FrontdeskPlugins
import Measuring

/// Measures language detection on files of lines whose language is their name.
@main
struct LanguageBenchmark {
    private static let usage = "language-benchmark DATA-FOLDER [--model FILE] [--json]"

    static func main() throws {
        let arguments = Arguments(usage: usage)
        let sets = try LanguageSet.all(in: arguments.folder("lid"))
        let before = Memory.residentMegabytes
        let path = arguments["model"] ?? shippedModel
        var loading = Double.infinity
        var model = try LanguageModel(contentsOf: path)
        for _ in 0..<5 {
            loading = min(loading, try Stopwatch.seconds { model = try LanguageModel(contentsOf: path) })
        }
        let business = LanguageDetector(model: model, languages: LanguageSet.business.map { LanguageTag($0) })
        let open = LanguageDetector(model: model)
        var result = Measurements(tool: "Frontdesk")
        for set in sets { measure(set, business, "24", into: &result) }
        for set in sets { measure(set, open, "open", into: &result) }
        result.add("languages", Double(model.languages.count))
        result.add("load, ms", loading * 1e3)
        let after = Memory.residentMegabytes
        result.add("memory, MB", before.flatMap { before in after.map { $0 - before } })
        print(arguments.wantsJSON ? try result.json() : result.table)
    }

    /// The model of the source tree, three folders above this file.
    private static var shippedModel: String {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder.appendingPathComponent("models/\(LanguageModel.fileName)").path
    }

    private static func measure(
        _ set: LanguageSet,
        _ detector: LanguageDetector,
        _ choice: String,
        into result: inout Measurements
    ) {
        let known = Set(detector.languages.map(\.rawValue))
        let files = set.files.filter { known.contains($0.language) }
        if files.isEmpty { return }
        let name = "\(set.name) (\(choice))"
        var shares: [Double] = []
        var undetermined = 0
        for file in files {
            let answers = file.lines.map { detector.detect($0)[0].language.rawValue }
            undetermined += answers.count { $0 == "und" }
            shares.append(Double(answers.count { $0 == file.language }) / Double(file.lines.count))
        }
        let lines = files.flatMap(\.lines)
        var answers = 0
        let time = Stopwatch.microseconds(each: lines.count) {
            for line in lines { answers += detector.detect(line).count }
        }
        precondition(answers >= lines.count, "every line gets an answer")
        result.add("accuracy, %", shares.reduce(0, +) / Double(shares.count) * 100, set: name)
        result.add("und, %", Double(undetermined) / Double(lines.count) * 100, set: name)
        result.add("µs a message", time, set: name)
    }
}
