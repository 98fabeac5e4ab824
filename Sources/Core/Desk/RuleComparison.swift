/// The files that differ between two states of the rules, with both texts.
public struct RuleComparison: Hashable, Sendable {
    /// What a version is compared with.
    public enum Other: Hashable, Sendable {
        /// The version before it; nothing for the first one that is kept.
        case previous
        /// Another version.
        case version(Int)
        /// What lies in the folders now.
        case folders
    }

    /// A file that differs.
    public struct File: Hashable, Sendable {
        /// `rules/` or `locales/`, then the path inside that folder.
        public let path: String
        /// Its text in the other state; nil where it is not.
        public let before: String?
        /// Its text in the version; nil where it is not.
        public let after: String?

        /// Makes a file.
        public init(path: String, before: String?, after: String?) {
            self.path = path
            self.before = before
            self.after = after
        }
    }

    /// The version.
    public let version: RuleVersion
    /// The files that differ, by path, as long as their texts together stay under ``maximumSize``.
    public let files: [File]
    /// Paths of further files that differ.
    public let omitted: [String]

    /// At most so many bytes of texts are given.
    public static let maximumSize = 4 * 1024 * 1024

    /// Makes a comparison.
    public init(version: RuleVersion, files: [File], omitted: [String]) {
        self.version = version
        self.files = files
        self.omitted = omitted
    }
}
