/// What can be done about a finding without a person.
public struct FindingRepair: Sendable, Hashable {
    /// What is done, in a few words, such as "write `|`".
    public let title: String
    /// What is written where, all on one file, in the order of the file.
    public let edits: [TextEdit]
    /// Whether the meaning stays the same; a repair that may change it has to be asked for.
    public let isSafe: Bool
    /// Whether the whole file is written anew; such repairs wait until nothing else is to be done.
    public let rewritesFile: Bool

    init(title: String, edits: [TextEdit], isSafe: Bool, rewritesFile: Bool = false) {
        self.title = title
        self.edits = edits
        self.isSafe = isSafe
        self.rewritesFile = rewritesFile
    }
}
