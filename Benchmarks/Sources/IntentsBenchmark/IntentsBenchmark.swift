import Foundation
import FrontdeskCore
import FrontdeskPlugins
import Measuring

/// Measures the intent classifier on folders of labelled lines.
@main
struct IntentsBenchmark {
    private static let usage = "intents-benchmark DATA-FOLDER [--effort full|quick] [--sets NAME,NAME] [--json]"

    static func main() throws {
        let arguments = Arguments(usage: usage)
        let effort = arguments["effort"].flatMap { IntentTrainingOptions.Effort(rawValue: $0) } ?? .full
        let wanted = arguments["sets"]?.split(separator: ",").map { String($0) }
        var result = Measurements(tool: effort == .full ? "Frontdesk" : "Frontdesk, quick")
        for set in IntentSet.all(in: arguments.folder("intents")) where wanted?.contains(set.name) ?? true {
            try measure(set, effort, into: &result)
        }
        print(arguments.wantsJSON ? try result.json() : result.table)
    }

    private static func measure(
        _ set: IntentSet,
        _ effort: IntentTrainingOptions.Effort,
        into result: inout Measurements
    ) throws {
        let start = Stopwatch.processorSeconds
        let model = try IntentTrainer.train(set.train, options: IntentTrainingOptions(effort: effort))
        let training = Stopwatch.processorSeconds - start
        let names = Set(model.intents)
        let known = set.test.filter { names.contains($0.intent) }
        let evaluation = IntentEvaluation(of: model, on: known)
        let report = model.reports[0]
        let add = { (result: inout Measurements, measure: String, value: Double) in
            result.add(measure, value, set: set.name)
        }
        add(&result, "examples", Double(set.train.count))
        add(&result, "intents", Double(names.count))
        add(&result, "accuracy, %", evaluation.accuracy * 100)
        add(&result, "macro-F1, %", evaluation.macroF1 * 100)
        add(&result, "ECE before calibration, %", evaluation.uncalibratedError * 100)
        add(&result, "ECE after, %", evaluation.calibrationError * 100)
        add(&result, "answered at 95 % promised, %", evaluation.coverage * 100)
        if evaluation.coverage > 0 { add(&result, "precision of those, %", evaluation.precision * 100) }
        add(&result, "coverage at 95 %, threshold from the test, %", evaluation.coverageAt95 * 100)
        for stranger in set.outOfScope {
            let both = IntentEvaluation(of: model, on: known + stranger.messages)
            guard let found = both.outOfScope else { continue }
            add(&result, "AUROC \(stranger.name), by confidence", found.confidenceAUROC * 100)
            add(&result, "AUROC \(stranger.name), by out-of-scope score", found.scoreAUROC * 100)
            add(&result, "\(stranger.name) answered, %", found.accepted * 100)
        }
        var answers = 0
        let time = Stopwatch.microseconds(each: known.count) {
            for message in known { answers += model.classify(message.text).ranking.count }
        }
        precondition(answers > 0, "every message is ranked")
        add(&result, "µs a message", time)
        add(&result, "training, s", training)
        add(&result, "held-out accuracy, %", report.accuracy * 100)
    }
}
