public import FrontdeskCore
public import FrontdeskRules
public import FrontdeskText

/// Rules and texts that belong together, read as far as they can be: what every check looks at.
public struct RuleProject: Sendable {
    /// The rule files and the files that schedules name, in the order of their paths.
    public let sources: [RuleSource]
    /// The locale files, in the order of their paths.
    public let locales: [LocaleFile]
    /// The parsed rule files, in the order of their paths.
    public let files: [RuleFile]
    /// The compiled set; nil when the rules have errors.
    public let rules: RuleSet?
    /// What the files define, whatever is wrong with them.
    public let definitions: RuleDefinitions
    /// What reading and compiling objects to, and what is wrong with the locale files as such.
    public let readingFindings: [Finding]

    /// Parses and compiles.
    public init(sources: [RuleSource], locales: [LocaleFile]) {
        self.sources = sources.sorted { $0.path < $1.path }
        self.locales = locales.sorted { $0.path < $1.path }
        let compilation = RuleCompiler.compile(sources)
        files = compilation.files
        rules = compilation.ruleSet
        definitions = compilation.definitions
        readingFindings = (compilation.findings + locales.flatMap(\.findings) + UnreadFile.findings(in: sources))
            .sorted()
    }
}
