/// One text that belongs to a rule set: a rule file, or a file with dates that a schedule excepts.
///
/// Whoever reads the disk makes these; nothing in this module opens a file.
public struct RuleSource: Sendable, Hashable {
    /// The path as findings show it, with `/` between its parts.
    public let path: String
    /// The file's bytes, UTF-8 if all is well.
    public let bytes: [UInt8]

    /// Makes a source from the bytes of a file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Makes a source from text.
    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
