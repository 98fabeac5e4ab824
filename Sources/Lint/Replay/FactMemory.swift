import FrontdeskCore
import FrontdeskPlugins

/// What the first plugins find out about texts, found out once for each text.
///
/// Folding, language and intents of a message depend on the message and on what is known about the visitor's languages
/// and on nothing else, and visitors write the same again and again. The plugins from the first one on that are known
/// to keep to that are run apart and remembered; all others run every time.
struct FactMemory {
    /// Everything that the remembered plugins look at.
    private struct Key: Hashable {
        let text: String
        /// Whether it was written; a quick reply that was pressed has the site's own words.
        let isWritten: Bool
        let language: LanguageTag?
        let page: LanguageTag?
        let browser: [LanguageTag]

        // Bytes are compared: the same text in another Unicode form is another key, which costs nothing but a place.
        static func == (left: Key, right: Key) -> Bool {
            left.isWritten == right.isWritten && left.language == right.language && left.page == right.page
                && left.browser == right.browser && left.text.utf8.elementsEqual(right.text.utf8)
        }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            hasher.combine(language)
        }
    }

    private let first: Pipeline
    /// The plugins that run every time.
    let rest: Pipeline
    /// So many texts are remembered, and as many before them.
    private let limit: Int
    private var newer: [Key: Facts] = [:]
    private var older: [Key: Facts] = [:]

    /// A longer text is not remembered, in bytes.
    private static let maximumLength = 512

    init(_ pipeline: Pipeline, limit: Int) {
        self.limit = limit
        let count = limit == 0 ? 0 : pipeline.steps.prefix { Self.looksAtTextAlone($0.plugin) }.count
        first = pipeline.with(Array(pipeline.steps[..<count]))
        rest = pipeline.with(Array(pipeline.steps[count...]))
    }

    private static func looksAtTextAlone(_ plugin: any Plugin) -> Bool {
        plugin is NormalizationPlugin || plugin is LanguageDetectionPlugin || plugin is IntentsPlugin
    }

    /// What is to be known about a turn before the other plugins run.
    mutating func facts(of turn: Turn) async -> Facts {
        guard !first.steps.isEmpty else { return turn.facts }
        guard let text = turn.text, text.utf8.count <= Self.maximumLength else { return await first.decide(turn).facts }
        let isWritten = if case .text = turn.input { true } else { false }
        let opening = turn.conversation.opening
        let key = Key(
            text: text,
            isWritten: isWritten,
            language: turn.conversation.language,
            page: opening?.pageLanguage,
            browser: opening?.browserLanguages ?? []
        )
        if let known = newer[key] { return known }
        let facts: Facts
        if let known = older[key] { facts = known } else { facts = await first.decide(turn).facts }
        if newer.count >= limit {
            older = newer
            newer = [:]
        }
        newer[key] = facts
        return facts
    }
}

extension Pipeline {
    /// The same pipeline with other steps.
    fileprivate func with(_ steps: [Step]) -> Pipeline {
        Pipeline(
            steps: steps,
            ruleSet: ruleSet,
            model: model,
            schedules: schedules,
            siteLanguages: siteLanguages,
            texts: texts,
            webhooks: webhooks
        )
    }
}
