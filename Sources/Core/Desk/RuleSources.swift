/// The files of rules and of texts as they lie in their folders, whether they run or not.
public struct RuleSources: Hashable, Sendable {
    /// The revision of all files together; changes whenever one of them does.
    public let revision: String
    /// The files, by path.
    public let files: [RuleSourceSummary]
    /// Why nothing can be saved here, with the remedy; nil when it can.
    public let obstacle: RuleDeskError?

    /// Makes a list of files.
    public init(revision: String, files: [RuleSourceSummary], obstacle: RuleDeskError?) {
        self.revision = revision
        self.files = files
        self.obstacle = obstacle
    }
}

/// One file of rules or of texts, without its text.
public struct RuleSourceSummary: Hashable, Sendable {
    /// `rules/` or `locales/`, then the path inside that folder.
    public let path: String
    /// Its size in bytes.
    public let size: Int
    /// The hash of its bytes.
    public let revision: String
    /// The names of its rules, in order; none for texts.
    public let rules: [RuleName]

    /// Makes a summary.
    public init(path: String, size: Int, revision: String, rules: [RuleName]) {
        self.path = path
        self.size = size
        self.revision = revision
        self.rules = rules
    }
}

/// One file of rules or of texts.
public struct RuleSourceText: Hashable, Sendable {
    /// `rules/` or `locales/`, then the path inside that folder.
    public let path: String
    /// What it holds.
    public let text: String
    /// The hash of its bytes.
    public let revision: String

    /// Makes a file.
    public init(path: String, text: String, revision: String) {
        self.path = path
        self.text = text
        self.revision = revision
    }
}
