import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Builds what the rules look at from what the runtime knows about a turn.
struct MatchContextMaker: Sendable {
    private let languagesByScript: [Script: [LanguageTag]]

    init(rules: RuleSet) {
        var table: [Script: [LanguageTag]] = [:]
        for language in rules.languages {
            for script in Self.scripts(of: language) { table[script, default: []].append(language) }
        }
        languagesByScript = table
    }

    /// The context of a turn, as it was before the turn.
    func context(for turn: Turn) -> MatchContext {
        let conversation = turn.conversation
        var context = MatchContext(
            input(of: turn),
            at: turn.at,
            turn: turn.number,
            replyLanguage: turn.replyLanguage,
            languages: turn.facts.languages,
            admittedLanguages: admittedLanguages(for: turn),
            intents: turn.facts.intents,
            page: conversation.page?.pathAndQuery,
            channel: conversation.opening?.channel ?? .web,
            variables: conversation.variables,
            tags: conversation.tags,
            topic: conversation.topic?.topic,
            wins: conversation.wins,
            visitorAttributes: turn.visitor.attributes,
            visitorWins: turn.visitor.wins,
            hours: turn.hours
        )
        if case .webhookAnswered(_, let values?) = turn.input { context.variables.merge(values) { _, new in new } }
        return context
    }

    private func input(of turn: Turn) -> MatchContext.Input {
        if case .event(let name) = turn.input { return .event(name) }
        let folded = turn.facts[NormalizedMessage.self]?.all ?? []
        return .message(MessageText(turn.text ?? "", folded: folded))
    }

    /// Every language whose script fits, for a message whose language nobody could tell.
    private func admittedLanguages(for turn: Turn) -> [LanguageTag] {
        guard turn.facts.languages.isEmpty || turn.facts.languages.first?.language == .undetermined,
            let script = turn.text.flatMap({ ScriptCounts($0).dominant })
        else { return [] }
        return languagesByScript[script] ?? []
    }

    /// The scripts a language is written in; Japanese has three.
    private static func scripts(of language: LanguageTag) -> [Script] {
        if language.language == "ja" { return [.hiragana, .katakana, .han] }
        return language.likelyScript.map { [$0] } ?? []
    }
}
