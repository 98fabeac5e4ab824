public import FrontdeskCore

/// All statements of a set by kind, with the language and topic that hold where they stand.
public struct RuleSetDraft: Sendable {
    /// A statement and its surroundings.
    public struct Scoped<Node: Sendable>: Sendable {
        /// The statement.
        public let node: Node
        /// The languages it is for; empty for any.
        public let languages: [LanguageTag]
        /// The topic it belongs to.
        public let topic: TopicName?
        /// The number of its file.
        public let file: Int
    }

    /// The files, in the order of their paths.
    public let files: [RuleFile]
    /// The rules, in the order of path and line.
    public private(set) var rules: [Scoped<RuleStatement>] = []
    /// The concepts, in the order of path and line.
    public private(set) var concepts: [Scoped<ConceptStatement>] = []
    /// The entities, in the order of path and line.
    public private(set) var entities: [Scoped<EntityStatement>] = []
    /// The intents, in the order of path and line.
    public private(set) var intents: [Scoped<IntentStatement>] = []
    /// The schedules, in the order of path and line.
    public private(set) var schedules: [Scoped<ScheduleStatement>] = []
    /// The webhooks, in the order of path and line.
    public private(set) var webhooks: [Scoped<WebhookStatement>] = []
    /// The fallbacks, in the order of path and line.
    public private(set) var fallbacks: [Scoped<FallbackStatement>] = []
    /// The tests, in the order of path and line.
    public private(set) var tests: [Scoped<TestStatement>] = []
    /// The `topic` lines, in the order of path and line.
    public private(set) var topics: [Scoped<TopicStatement>] = []
    /// The `include` lines, in the order of path and line.
    public private(set) var includes: [Scoped<IncludeStatement>] = []

    /// Walks over files that are in the order of their paths.
    init(_ files: [RuleFile]) {
        self.files = files
        for (index, file) in files.enumerated() { add(file, index) }
    }

    private mutating func add(_ file: RuleFile, _ index: Int) {
        var languages: [LanguageTag] = []
        var topic: TopicName?
        func scoped<Node: Sendable>(_ node: Node) -> Scoped<Node> {
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
