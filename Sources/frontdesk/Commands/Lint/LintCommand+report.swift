import ArgumentParser
import FrontdeskCore
import FrontdeskLint

extension LintCommand {
    /// Writes the report, and fails the run when something is at or over the limit.
    func report(_ findings: [Finding], _ input: LintInput) throws {
        let failing = findings.filter { $0.severity >= failOn.severity }
        let report = report(of: quiet ? failing : findings, input)
        let format = format.resolved
        let isForPeople = format == .text && output == nil && Terminal.isInteractive
        var text = report.written(as: format, isColored: isForPeople && Terminal.wantsColors)
        if format == .text && !quiet { text += report.summary + "\n" }
        let warnings = findings.count { $0.severity == .warning }
        let isOver = maxWarnings.map { warnings > $0 } ?? false
        try ReportOutput(file: output).write(text) {
            let blamed = isOver ? findings.filter { $0.severity >= min(failOn.severity, .warning) } : failing
            return self.report(of: blamed, input).written(as: .text) + (quiet ? "" : report.summary + "\n")
        }
        if let maxWarnings, isOver {
            let counted = warnings == 1 ? "1 warning is" : "\(warnings) warnings are"
            Terminal.complain("\(counted) more than the \(maxWarnings) that --max-warnings allows")
        }
        if isOver || !failing.isEmpty { throw ExitCode.findings }
    }

    private func report(of findings: [Finding], _ input: LintInput) -> FindingReport {
        FindingReport(
            findings,
            lines: input.lines,
            limit: failOn.severity,
            repairs: format.resolved == .sarif ? RepairSearch(input.project) : nil
        )
    }
}
