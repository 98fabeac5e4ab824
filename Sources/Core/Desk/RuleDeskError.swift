/// Rules could not be read, tried or saved; nothing was changed.
public enum RuleDeskError: Error, Hashable, Sendable {
    /// There is no such file.
    case unknownFile(path: String)
    /// The path is none that may be read or written.
    case refusedPath(path: String, reason: String)
    /// A file is larger than is allowed.
    case tooLarge(path: String, size: Int, limit: Int)
    /// More files are changed at once than is allowed.
    case tooMany(count: Int, limit: Int)
    /// The file is not UTF-8.
    case notText(path: String)
    /// The file is another one by now than the change was made from.
    case changed(path: String)
    /// The folders are others by now than the restoring was decided on.
    case foldersChanged
    /// The rules would not run.
    case broken([Finding])
    /// A file or folder can't be written.
    case unwritable(path: String, reason: String)
    /// Versions are not kept, because there is no folder to keep them in.
    case notKept
    /// There is no such version, or no longer.
    case unknownVersion(Int)
    /// What was asked for is already so.
    case nothingChanged
    /// A folder can't be read.
    case unreadable(String)
    /// There is no such intent.
    case unknownIntent
    /// A text can't be an example; its place among the texts.
    case unfitExample(Int, reason: String)
    /// Checks object to what was to become examples.
    case objected([ExampleObjection])
    /// Others are checking and saving right now.
    case busy
}

extension RuleDeskError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownFile(let path): "\(path): there is no such file; read the list of files again"
        case .refusedPath(let path, let reason): "\(path): \(reason)"
        case .tooLarge(let path, let size, let limit):
            "\(path): has \(size) bytes, at most \(limit) are allowed; split it into several files"
        case .tooMany(let count, let limit):
            "\(count) files are changed at once, at most \(limit) are allowed; save some of them first"
        case .notText(let path): "\(path): is not UTF-8; convert the file in its folder"
        case .changed(let path):
            "\(path): was changed by somebody else meanwhile; read it again and make the change there"
        case .foldersChanged: "the files were changed by somebody else meanwhile; look at the differences again"
        case .broken(let findings): Self.objection(findings)
        case .unwritable(let path, let reason):
            "\(path): can't be written: \(reason); give the server the right to write there, or edit the rules "
                + "where they come from"
        case .notKept: "no versions are kept, because the server has no data folder; start it with one"
        case .unknownVersion(let number): "version \(number) is not there, or no longer; read the list again"
        case .nothingChanged: "nothing would change; the files already are so"
        case .unreadable(let text): text
        case .unknownIntent: "there is no such intent; read the list of intents again"
        case .unfitExample(let place, let reason): "text \(place + 1) can't be an example: \(reason)"
        case .objected(let objections): Self.objection(objections)
        case .busy: "others are checking and saving rules right now; try again in a few seconds"
        }
    }

    /// The first objection to examples, and how many there are.
    private static func objection(_ objections: [ExampleObjection]) -> String {
        let errors = objections.filter { $0.finding.severity == .error }
        guard let first = errors.first ?? objections.first else { return "nothing speaks against the examples" }
        let place = first.text.map { "text \($0 + 1)" } ?? "\(first.finding.location)"
        let remedy = first.finding.remedy.map { "; \($0)" } ?? ""
        let more = objections.count > 1 ? "; and \(objections.count - 1) more" : ""
        return "\(place): \(first.finding.message)\(remedy)\(more)"
    }

    /// The first error of findings, and how many there are.
    private static func objection(_ findings: [Finding]) -> String {
        let errors = findings.filter { $0.severity == .error }
        guard let first = errors.first else { return "the rules have errors; repair them first" }
        let more = errors.count > 1 ? "; and \(errors.count - 1) more" : ""
        return "\(first.location): \(first.message)\(first.remedy.map { "; \($0)" } ?? "")\(more)"
    }
}
