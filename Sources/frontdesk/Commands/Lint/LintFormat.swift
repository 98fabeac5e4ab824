import ArgumentParser
import FrontdeskCore
import FrontdeskLint

/// The forms of a report, and the one that fits where the command runs.
enum LintFormat: String, ExpressibleByArgument, CaseIterable {
    case auto, text, json, sarif, junit, github, checkstyle, gitlab

    /// The form to write.
    var resolved: FindingReport.Format {
        if self != .auto, let format = FindingReport.Format(rawValue: rawValue) { return format }
        return Terminal.isWithinGitHubActions ? .github : .text
    }
}

/// From which severity on a run fails.
enum FailLimit: String, ExpressibleByArgument, CaseIterable {
    case error, warning, info

    var severity: Finding.Severity {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }
}

extension ExitCode {
    /// Frontdesk itself went wrong: a repair that would have broken something.
    static let fault = ExitCode(70)
}
