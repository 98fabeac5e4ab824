import ArgumentParser
import Foundation

/// Where a report goes: to standard output, or to a file for other programs.
struct ReportOutput {
    /// The help of `--output`.
    static let help: ArgumentHelp = """
        The file to write the report to; standard output without it. What fails the run is told on standard error then.
        """

    private let file: String?

    init(file: String?) { self.file = file }

    /// Writes a report.
    ///
    /// - Parameters:
    ///   - report: The report, with a line end behind its last line.
    ///   - words: What people have to know of it; told on standard error when the report goes to a file, so that a log
    ///     never says less than why the command failed.
    /// - Throws: ``FileFault`` when the file can't be written.
    func write(_ report: String, telling words: () -> String) throws {
        guard let file else { return Terminal.write(text: report) }
        try OutputFile.write(Data(report.utf8), to: file)
        Terminal.complain(text: words())
    }
}
