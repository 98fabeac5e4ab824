import FrontdeskCore
import FrontdeskRules

/// A text that a rule or a fallback shows, and the languages it is shown in.
struct ReplyUse {
    let reply: Reply
    /// The languages of the rules where it stands; empty for any.
    let languages: [LanguageTag]

    /// The key of the locale files; nil for a text that stands in the rules.
    var key: Located<String>? { if case .key(let key) = reply.source { key } else { nil } }

    /// The text, when it stands in the rules.
    var inline: Located<String>? { if case .inline(let text) = reply.source { text } else { nil } }

    /// All replies in the order of path and line, those of fallbacks last.
    static func all(in statements: RuleSetDraft) -> [ReplyUse] {
        var uses: [ReplyUse] = []
        statements.forEachAction { action, languages in
            uses += action.replies.map { ReplyUse(reply: $0, languages: languages) }
        }
        return uses
    }
}

extension RuleAction {
    /// The texts it shows.
    var replies: [Reply] {
        switch kind {
        case .say(let weighted), .or(let weighted): [weighted.reply]
        case .chips(let chips): chips.map(\.label)
        case .image(_, let alternative): [alternative]
        case .card(let title, let text, _): [title, text]
        case .set, .unset, .tag, .untag, .goto, .escalate, .call, .close, .continue: []
        }
    }
}
