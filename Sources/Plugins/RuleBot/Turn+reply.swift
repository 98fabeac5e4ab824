import FrontdeskCore

extension Turn {
    /// The language to reply in: the one found out, else the conversation's, else the site's first, else English.
    var replyLanguage: LanguageTag {
        facts.replyLanguage ?? conversation.language ?? siteLanguages.first ?? "en"
    }

    /// Keeps a newly found language for the coming turns.
    var languageEffects: [Effect] {
        guard let language = facts.replyLanguage, language != conversation.language else { return [] }
        return [.setLanguage(language)]
    }
}
