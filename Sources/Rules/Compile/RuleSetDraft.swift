import FrontdeskCore

/// All statements of a set, with the language and topic that hold where they stand.
struct RuleSetDraft {
    /// A statement and its surroundings.
    struct Scoped<Node> {
        let node: Node
        /// The languages it is for; empty for any.
        let languages: [LanguageTag]
        let topic: TopicName?
        let file: Int
    }

    let files: [RuleFile]
    private(set) var rules: [Scoped<RuleStatement>] = []
    private(set) var concepts: [Scoped<ConceptStatement>] = []
    private(set) var entities: [Scoped<EntityStatement>] = []
    private(set) var intents: [Scoped<IntentStatement>] = []
    private(set) var schedules: [Scoped<ScheduleStatement>] = []
    private(set) var webhooks: [Scoped<WebhookStatement>] = []
    private(set) var fallbacks: [Scoped<FallbackStatement>] = []
    private(set) var tests: [Scoped<TestStatement>] = []
    private(set) var topics: [Scoped<TopicStatement>] = []
    private(set) var includes: [Scoped<IncludeStatement>] = []

    /// Walks over files that are in the order of their paths.
    init(_ files: [RuleFile]) {
        self.files = files
        for (index, file) in files.enumerated() { add(file, index) }
    }

    private mutating func add(_ file: RuleFile, _ index: Int) {
        var languages: [LanguageTag] = []
        var topic: TopicName?
        func scoped<Node>(_ node: Node) -> Scoped<Node> {
            Scoped(node: node, languages: languages, topic: topic, file: index)
        }
        for statement in file.statements {
            switch statement {
            case .version: break
            case .language(let node): languages = node.tags.map(\.value)
            case .topic(let node):
                topic = node.name.map { TopicName($0.value) }
                topics.append(scoped(node))
            case .include(let node): includes.append(scoped(node))
            case .concept(let node): concepts.append(scoped(node))
            case .entity(let node): entities.append(scoped(node))
            case .intent(let node): intents.append(scoped(node))
            case .rule(let node): rules.append(scoped(node))
            case .fallback(let node): fallbacks.append(scoped(node))
            case .schedule(let node): schedules.append(scoped(node))
            case .webhook(let node): webhooks.append(scoped(node))
            case .test(let node): tests.append(scoped(node))
            }
        }
    }
}
