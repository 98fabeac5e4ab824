import Foundation

/// The output layer of the commands: results go to standard output, complaints to standard error.
enum Terminal {
    /// Writes one result line.
    static func write(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// Writes a complaint.
    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Whether results go to a person's screen.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }
}
