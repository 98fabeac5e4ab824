import Dispatch
public import FrontdeskCore
public import FrontdeskRules
public import FrontdeskText
import Synchronization

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
    ///
    /// - Parameters:
    ///   - sources: The rule files and the files that schedules name, in any order.
    ///   - locales: The locale files, in any order.
    ///   - jobs: So many files are parsed at a time; the project does not depend on it.
    public init(sources: [RuleSource], locales: [LocaleFile], jobs: Int = 1) {
        self.sources = sources.sorted { $0.path < $1.path }
        self.locales = locales.sorted { $0.path < $1.path }
        let compilation = RuleCompiler.compile(Self.parsed(self.sources.filter(\.isRuleFile), jobs), self.sources)
        files = compilation.files
        rules = compilation.ruleSet
        definitions = compilation.definitions
        readingFindings = (compilation.findings + locales.flatMap(\.findings) + UnreadFile.findings(in: sources))
            .sorted()
    }

    /// The files of sources, in their order.
    private static func parsed(_ sources: [RuleSource], _ jobs: Int) -> [RuleFile] {
        let count = max(1, jobs)
        let parts = (0..<count).map { sources.count * $0 / count..<sources.count * ($0 + 1) / count }
        let files = Mutex([[RuleFile]](repeating: [], count: parts.count))
        DispatchQueue.concurrentPerform(iterations: parts.count) { part in
            let parsed = sources[parts[part]].map(RuleParser.parse)
            files.withLock { $0[part] = parsed }
        }
        return files.withLock { $0.flatMap { $0 } }
    }
}
