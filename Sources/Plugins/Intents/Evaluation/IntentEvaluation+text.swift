extension IntentEvaluation: CustomStringConvertible {
    /// The evaluation as a report to read.
    public var description: String {
        var lines = messages > 0 ? measureLines : ["messages           0, none has an intent of the model"]
        if let outOfScope {
            lines.append(
                "out of scope       \(outOfScope.messages), accepted \(Decimals.percent(outOfScope.accepted)), "
                    + "rejected \(Decimals.percent(outOfScope.rejected)), "
                    + "AUROC \(Decimals.fixed(outOfScope.confidenceAUROC, 3)) by confidence, "
                    + "\(Decimals.fixed(outOfScope.scoreAUROC, 3)) by score"
            )
        }
        if messages > 0 { lines += reliabilityLines + confusionLines }
        return lines.joined(separator: "\n")
    }

    private var measureLines: [String] {
        [
            "messages           \(messages)",
            "accuracy           \(Decimals.percent(accuracy))",
            "macro-F1           \(Decimals.percent(macroF1))",
            "calibration error  \(Decimals.percent(calibrationError))"
                + " (\(Decimals.percent(uncalibratedError)) before calibration)",
            "left to the bot    \(Decimals.percent(coverage)), of which right \(Decimals.percent(precision))"
                + " (promised \(Decimals.percent(targetPrecision)))",
            "coverage at 95 %   \(Decimals.percent(coverageAt95)), had the threshold been chosen here",
        ]
    }

    private var reliabilityLines: [String] {
        var lines = ["", "confidence     messages   mean    right"]
        for bin in reliability where bin.count > 0 {
            let range = "\(Decimals.fixed(bin.from, 2)) - \(Decimals.fixed(bin.to, 2))"
            let count = String(bin.count)
            let padding = String(repeating: " ", count: max(1, 10 - count.count))
            lines.append(
                "\(range)   \(padding)\(count)   \(Decimals.fixed(bin.confidence, 3))   "
                    + Decimals.fixed(bin.accuracy, 3)
            )
        }
        return lines
    }

    private var confusionLines: [String] {
        if confusions.isEmpty { return [] }
        var lines = ["", "worst confusions"]
        for confusion in confusions {
            lines.append("\(confusion.count) x '\(confusion.truth)' taken for '\(confusion.guess)'")
            for sentence in confusion.sentences {
                lines.append("    \(Decimals.fixed(sentence.confidence, 2))  \(sentence.text)")
            }
            lines.append("    fix: \(confusion.suggestion)")
        }
        return lines
    }
}
