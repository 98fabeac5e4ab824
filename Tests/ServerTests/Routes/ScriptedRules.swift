import FrontdeskCore

/// Rules that always say the same.
struct ScriptedRules: RuleDesk {
    private let current = RuleDeskStatus(
        ruleSet: "r1",
        textSet: "t1",
        model: "m1",
        since: Instant(milliseconds: 0),
        ruleCount: 1,
        checkedAt: Instant(milliseconds: 0),
        isCurrent: false,
        findings: [
            Finding(
                id: "FD001",
                name: "empty-rule",
                severity: .warning,
                location: FileLocation(path: "en/a.rules", line: 1, column: 2),
                message: "nothing is said",
                remedy: "say something"
            )
        ]
    )

    func status() async -> RuleDeskStatus { current }
    func files() async -> [RuleFileSummary] { [RuleFileSummary(path: "en/a.rules", size: 3, rules: ["greet"])] }
    func text(of path: String) async -> String? { path == "en/a.rules" ? "rule greet" : nil }
    func lint(drafts: [String: String]) async -> [Finding] { drafts.isEmpty ? [] : current.findings }
    func reload() async -> RuleDeskStatus { current }

    func explain(_ question: ExplainQuestion) async -> Explanation {
        Explanation(decision: .reply("re: \(question.text)"), trace: Trace(ruleSet: "r1", model: nil), nearMisses: [])
    }

    func classify(_ text: String, language: LanguageTag?) async -> IntentFacts? {
        IntentFacts(
            ranking: [IntentFacts.Score(intent: "greeting", confidence: 0.5)],
            advice: .clarify,
            acceptThreshold: 0.75,
            clarifyThreshold: 0.25,
            outOfScope: 0
        )
    }

    // MARK: Editing

    /// The version that saving makes.
    static let version = RuleVersion(
        number: 7,
        revision: "v7",
        at: Instant(milliseconds: 1_000),
        author: "ada",
        origin: .restored(3),
        changes: [RuleVersion.Change(path: "rules/en/a.rules", kind: .changed, added: 2, removed: 1)],
        changedFiles: 1,
        added: 2,
        removed: 1
    )

    func sources() async throws(RuleDeskError) -> RuleSources {
        RuleSources(
            revision: "all",
            files: [RuleSourceSummary(path: "rules/en/a.rules", size: 10, revision: "a1", rules: ["greet"])],
            obstacle: .notKept
        )
    }

    func source(at path: String) async throws(RuleDeskError) -> RuleSourceText {
        guard path == "rules/en/a.rules" else { throw .unknownFile(path: path) }
        return RuleSourceText(path: path, text: "rule greet", revision: "a1")
    }

    func check(_ draft: [RuleFileChange]) async throws(RuleDeskError) -> [Finding] {
        draft.contains { $0.text == nil } ? current.findings : []
    }

    func explain(
        _ question: ExplainQuestion,
        with draft: [RuleFileChange]
    ) async throws(RuleDeskError) -> Explanation {
        if draft.first?.text == "broken" { throw .broken([Self.fault]) }
        return Explanation(
            decision: .reply("\(draft.count): \(question.text)"),
            trace: Trace(ruleSet: "r1", model: nil),
            nearMisses: []
        )
    }

    func save(_ changes: [RuleFileChange], by author: String) async throws(RuleDeskError) -> SavedRules {
        guard let change = changes.first else { throw .nothingChanged }
        if change.base == "old" { throw .changed(path: change.path) }
        if change.text == "broken" { throw .broken([Self.fault]) }
        if change.path.hasPrefix("/") { throw .refusedPath(path: change.path, reason: "is outside") }
        return SavedRules(version: Self.version, status: current)
    }

    func versions(before: Int?, limit: Int) async throws(RuleDeskError) -> RuleVersionPage {
        RuleVersionPage(versions: before == nil ? [Self.version] : [], next: before == nil ? 7 : nil)
    }

    func compare(version: Int, with other: RuleComparison.Other) async throws(RuleDeskError) -> RuleComparison {
        guard version == 7 else { throw .unknownVersion(version) }
        let before: String? =
            switch other {
            case .previous: "previous"
            case .folders: "folders"
            case .version(let number): "version \(number)"
            }
        return RuleComparison(
            version: Self.version,
            files: [RuleComparison.File(path: "rules/en/a.rules", before: before, after: nil)],
            omitted: ["rules/en/b.rules"]
        )
    }

    func restore(
        version: Int,
        by author: String,
        expecting revision: String?
    ) async throws(RuleDeskError) -> SavedRules {
        guard version == 7 else { throw .unknownVersion(version) }
        guard revision != "old" else { throw .foldersChanged }
        return SavedRules(version: Self.version, status: current)
    }

    // MARK: Learning

    func intents(titledIn language: LanguageTag) async -> [IntentSummary] {
        [
            IntentSummary(intent: "greeting", title: language == "de" ? "Gruß" : nil, examples: ["de": 2, "en": 3]),
            IntentSummary(intent: "refund", title: nil, examples: [:]),
        ]
    }

    func suggestions(for messages: [UnclearMessage]) async throws(RuleDeskError) -> [ExampleSuggestion] {
        messages.indices.map { place in
            ExampleSuggestion(
                members: [place],
                language: messages[place].language,
                counts: ExampleSuggestion.Counts([messages[place]]),
                intent: messages[place].meant ?? "greeting",
                source: messages[place].meant == nil ? .classifier : .people,
                agreement: 0.5,
                texts: [ExampleSuggestion.Text(text: messages[place].text, message: place)],
                withheld: 1
            )
        }
    }

    func add(_ examples: NewExamples, by author: String) async throws(RuleDeskError) -> SavedRules {
        guard examples.intent == "greeting" || examples.intent == "refund" else { throw .unknownIntent }
        if let place = examples.texts.firstIndex(of: "broken") {
            throw .objected([ExampleObjection(text: place, finding: Self.fault)])
        }
        if let place = examples.texts.firstIndex(of: "doubtful"), !examples.isInsisted,
            let doubt = current.findings.first
        {
            throw .objected([ExampleObjection(text: place, finding: doubt)])
        }
        return SavedRules(version: Self.version, status: current)
    }

    private static let fault = Finding(
        id: "FD003",
        name: "unknown-keyword",
        severity: .error,
        location: FileLocation(path: "rules/en/a.rules", line: 1, column: 1),
        message: "there is no keyword 'broken'"
    )
}
