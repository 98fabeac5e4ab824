/// What the server may do with rules: read, check, reload and explain them.
///
/// It never sees a rule file's syntax.
public protocol RuleDesk: Sendable {
    /// What runs, since when, and what the last attempt to load found.
    func status() async -> RuleDeskStatus

    /// The files of the rules folder, by path.
    func files() async -> [RuleFileSummary]

    /// The text of one file; nil for a path that is not in the folder.
    func text(of path: String) async -> String?

    /// The findings that the folder would have if `drafts` replaced or joined its files. Nothing is saved.
    func lint(drafts: [String: String]) async -> [Finding]

    /// Reads the folder again now, and swaps the running set unless a finding is an error.
    func reload() async -> RuleDeskStatus

    /// What the running rules would do with a message, and why. Nothing is stored.
    func explain(_ question: ExplainQuestion) async -> Explanation

    /// What the classifier makes of a text.
    func classify(_ text: String, language: LanguageTag?) async -> IntentFacts?

    // MARK: Editing

    /// The files of rules and of texts as they lie in their folders, and whether they can be edited here.
    func sources() async throws(RuleDeskError) -> RuleSources

    /// One of these files with its text.
    func source(at path: String) async throws(RuleDeskError) -> RuleSourceText

    /// The findings that the folders would have after some changes. Nothing is saved.
    func check(_ draft: [RuleFileChange]) async throws(RuleDeskError) -> [Finding]

    /// What the rules would do with a message after some changes, and why. Nothing is saved.
    ///
    /// - Throws: ``RuleDeskError/broken(_:)`` when the rules can't be run with the changes.
    func explain(
        _ question: ExplainQuestion,
        with draft: [RuleFileChange]
    ) async throws(RuleDeskError) -> Explanation

    /// Makes changes in the folders, all or none of them, and brings them live as a new version.
    ///
    /// - Throws: ``RuleDeskError/broken(_:)`` when a finding is an error, ``RuleDeskError/changed(path:)`` when a file
    ///   is no longer what a change was made from. Then no file is touched.
    func save(_ changes: [RuleFileChange], by author: String) async throws(RuleDeskError) -> SavedRules

    /// A page of the versions that went live, the newest first.
    ///
    /// - Parameters:
    ///   - before: Only versions with smaller numbers; nil for the newest.
    ///   - limit: At most so many.
    /// - Returns: The page.
    /// - Throws: ``RuleDeskError/notKept`` without a data folder.
    func versions(before: Int?, limit: Int) async throws(RuleDeskError) -> RuleVersionPage

    /// What differs between a version and another state.
    func compare(
        version: Int,
        with other: RuleComparison.Other
    ) async throws(RuleDeskError) -> RuleComparison

    /// Makes the folders what they were in a version, and brings that live as a new version.
    ///
    /// - Parameters:
    ///   - version: The number of the version.
    ///   - author: Who wants it.
    ///   - revision: The ``RuleSources/revision`` that the wish is based on; nil to bring it back in any case.
    /// - Returns: The new version, and what runs now.
    /// - Throws: ``RuleDeskError/foldersChanged`` when the folders have another revision by now.
    func restore(
        version: Int,
        by author: String,
        expecting revision: String?
    ) async throws(RuleDeskError) -> SavedRules

    // MARK: Learning

    /// The intents of the running rules, by name.
    ///
    /// - Parameter language: The language of the titles.
    /// - Returns: The intents with their titles and numbers of examples.
    func intents(titledIn language: LanguageTag) async -> [IntentSummary]

    /// Messages that the bot did not settle, grouped by likeness, with what they seem to mean. Nothing is learned.
    ///
    /// - Parameter messages: The messages, the latest first.
    /// - Returns: The groups, those with the most messages first.
    /// - Throws: ``RuleDeskError/busy`` when too much work waits.
    func suggestions(for messages: [UnclearMessage]) async throws(RuleDeskError) -> [ExampleSuggestion]

    /// Writes examples into the block of their intent, and brings that live as a new version.
    ///
    /// - Throws: ``RuleDeskError/objected(_:)`` when a check objects to them, and what
    ///   ``save(_:by:)`` throws. Then no file is touched.
    func add(_ examples: NewExamples, by author: String) async throws(RuleDeskError) -> SavedRules
}

/// The state of the rules.
public struct RuleDeskStatus: Hashable, Sendable, Codable {
    /// The hash of the running set.
    public let ruleSet: String
    /// The hash of the texts that run with it.
    public let textSet: String
    /// The hash of the running intent model.
    public let model: String?
    /// Since when it runs.
    public let since: Instant
    /// How many rules it has.
    public let ruleCount: Int
    /// When the folder was read last.
    public let checkedAt: Instant
    /// Whether what runs is what lies in the folder; false while the folder has errors.
    public let isCurrent: Bool
    /// What the last reading found, in order.
    public let findings: [Finding]

    /// Makes a status.
    public init(
        ruleSet: String,
        textSet: String,
        model: String?,
        since: Instant,
        ruleCount: Int,
        checkedAt: Instant,
        isCurrent: Bool,
        findings: [Finding]
    ) {
        self.ruleSet = ruleSet
        self.textSet = textSet
        self.model = model
        self.since = since
        self.ruleCount = ruleCount
        self.checkedAt = checkedAt
        self.isCurrent = isCurrent
        self.findings = findings
    }
}

/// One file of the rules folder.
public struct RuleFileSummary: Hashable, Sendable, Codable {
    /// The path inside the folder.
    public let path: String
    /// Its size in bytes.
    public let size: Int
    /// The names of its rules, in order.
    public let rules: [RuleName]

    /// Makes a summary.
    public init(path: String, size: Int, rules: [RuleName]) {
        self.path = path
        self.size = size
        self.rules = rules
    }
}

/// A message to be explained, and its circumstances.
public struct ExplainQuestion: Hashable, Sendable {
    /// The message.
    public let text: String
    /// The language the conversation is in; nil to detect it.
    public let language: LanguageTag?
    /// The page's address.
    public let page: String?
    /// The time.
    public let at: Instant
    /// The visitor's attributes.
    public let attributes: [String: Value]

    /// Makes a question.
    public init(
        text: String,
        language: LanguageTag? = nil,
        page: String? = nil,
        at: Instant,
        attributes: [String: Value] = [:]
    ) {
        self.text = text
        self.language = language
        self.page = page
        self.at = at
        self.attributes = attributes
    }
}

/// What would happen to a message, and why.
public struct Explanation: Hashable, Sendable {
    /// What would be done.
    public let decision: Decision
    /// How it comes about.
    public let trace: Trace
    /// Rules that nearly matched, the nearest first, at most twenty.
    public let nearMisses: [NearMiss]

    /// A rule that nearly matched.
    public struct NearMiss: Hashable, Sendable, Codable {
        /// The rule.
        public let rule: RuleName
        /// Its line.
        public let location: FileLocation
        /// The first item that failed, as the rule file has it, and how.
        public let failed: String

        /// Makes a near miss.
        public init(rule: RuleName, location: FileLocation, failed: String) {
            self.rule = rule
            self.location = location
            self.failed = failed
        }
    }

    /// Makes an explanation.
    public init(decision: Decision, trace: Trace, nearMisses: [NearMiss]) {
        self.decision = decision
        self.trace = trace
        self.nearMisses = nearMisses
    }
}
