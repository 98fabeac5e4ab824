import Foundation

/// The output layer of the commands: results go to standard output, complaints to standard error.
enum Terminal {
    /// Writes one result line.
    static func write(_ line: String) { write(text: line + "\n") }

    /// Writes a text that brings its own line ends.
    static func write(text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Writes a complaint.
    static func complain(_ line: String) { complain(text: line + "\n") }

    /// Writes complaints that bring their own line ends.
    static func complain(text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }

    /// Whether results go to a person's screen.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether the person at the screen wants colours, as `NO_COLOR` and `TERM` tell.
    static var wantsColors: Bool {
        let environment = ProcessInfo.processInfo.environment
        return (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Whether the command is a step of GitHub's actions, which show annotations at their lines.
    static var isWithinGitHubActions: Bool { ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" }
}
