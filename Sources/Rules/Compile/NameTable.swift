import FrontdeskCore

/// What the names of a set stand for.
struct NameTable: Sendable {
    /// The numbers of definitions in the draft, by name.
    private(set) var rules: [String: Int] = [:]
    private(set) var entities: [String: Int] = [:]
    private(set) var intents: [String: Int] = [:]
    private(set) var schedules: [String: Int] = [:]
    private(set) var webhooks: [String: Int] = [:]
    /// Several concepts may share a name, one for each language scope.
    private(set) var concepts: [String: [Int]] = [:]
    /// Names that are defined twice.
    private(set) var findings: [Finding] = []

    private let draft: RuleSetDraft

    /// Entities that need no definition.
    static let builtInEntities = ["number", "email", "date"]

    init(_ draft: RuleSetDraft) {
        self.draft = draft
        rules = unique("rule", draft.rules.map(\.node.name))
        entities = unique("entity", draft.entities.map(\.node.name))
        intents = unique("intent", draft.intents.map(\.node.name))
        schedules = unique("schedule", draft.schedules.map(\.node.name))
        webhooks = unique("webhook", draft.webhooks.map(\.node.name))
        _ = unique("test", draft.tests.map(\.node.name))
        addConcepts()
        addTopics()
    }

    private mutating func unique(_ what: String, _ names: [Located<String>]) -> [String: Int] {
        var table: [String: Int] = [:]
        table.reserveCapacity(names.count)
        for (index, name) in names.enumerated() {
            guard let first = table[name.value] else {
                table[name.value] = index
                continue
            }
            reportDuplicate(what, name, first: names[first])
        }
        return table
    }

    private mutating func reportDuplicate(_ what: String, _ name: Located<String>, first: Located<String>) {
        let finding = FindingKind.duplicateName.finding(
            at: name.span,
            "the \(what) `\(name.value)` is defined twice",
            remedy: "rename or delete one of them",
            notes: [Finding.Note(location: first.span.start, message: "it is defined here first")]
        )
        findings.append(finding)
    }

    private mutating func addConcepts() {
        for (index, concept) in draft.concepts.enumerated() {
            let name = concept.node.name
            let others = concepts[name.value] ?? []
            let clash = others.first { other in
                let languages = draft.concepts[other].languages
                return languages.isEmpty == concept.languages.isEmpty
                    && (languages.isEmpty || languages.contains(where: concept.languages.contains))
            }
            if let clash {
                reportDuplicate("concept", name, first: draft.concepts[clash].node.name)
            } else {
                concepts[name.value] = others + [index]
            }
        }
    }

    /// A topic may be entered in many places, but lasts equally long in all.
    private mutating func addTopics() {
        var turns: [String: Located<Int>] = [:]
        for topic in draft.topics {
            guard let name = topic.node.name, let count = topic.node.turns else { continue }
            if let first = turns[name.value], first.value != count.value {
                let finding = FindingKind.duplicateName.finding(
                    at: count.span,
                    "the topic `\(name.value)` lasts \(count.value) turns here and \(first.value) elsewhere",
                    remedy: "give the number in one place",
                    notes: [Finding.Note(location: first.span.start, message: "\(first.value) turns here")]
                )
                findings.append(finding)
            }
            turns[name.value] = turns[name.value] ?? count
        }
    }

    /// How many turns each topic lasts; topics without a number are missing.
    var topicTurns: [TopicName: Int] {
        var turns: [TopicName: Int] = [:]
        for topic in draft.topics {
            guard let name = topic.node.name, let count = topic.node.turns else { continue }
            let key = TopicName(name.value)
            turns[key] = turns[key] ?? count.value
        }
        return turns
    }

    /// The concepts a name means in a language scope: those of its languages, else the one without a language.
    func concepts(named name: String, for languages: [LanguageTag]) -> [Int] {
        guard let candidates = concepts[name] else { return [] }
        var found: [Int] = []
        for language in languages {
            var tag: LanguageTag? = language
            while let current = tag {
                if let index = candidates.first(where: { draft.concepts[$0].languages.contains(current) }) {
                    if !found.contains(index) { found.append(index) }
                    break
                }
                tag = current.parent
            }
        }
        return found.isEmpty ? candidates.filter { draft.concepts[$0].languages.isEmpty } : found
    }
}
