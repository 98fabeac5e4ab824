import FrontdeskCore
import FrontdeskText

/// What is known about a visitor's language before the message is read.
struct LanguageHints {
    /// Where a reply language comes from.
    enum Source: String {
        case message, conversation, page, browser, site
    }

    private let site: [LanguageTag]
    private let conversation: LanguageTag?
    private let page: LanguageTag?
    private let browser: [LanguageTag]

    init(_ turn: Turn) {
        site = turn.siteLanguages.filter { $0 != .undetermined }
        conversation = turn.conversation.language
        page = turn.conversation.opening?.pageLanguage
        browser = turn.conversation.opening?.browserLanguages ?? []
    }

    /// How likely each language is beforehand, as weights beside 1 for all others.
    var prior: [LanguageTag: Double] {
        var weights: [LanguageTag: Double] = [:]
        func raise(_ tag: LanguageTag, _ factor: Double) {
            let name = LanguageTag(LanguageNames.modelName(tag))
            if name != .undetermined { weights[name, default: 1] *= factor }
        }
        if let conversation { raise(conversation, 8) }
        if let page { raise(page, conversation == nil ? 4 : 1.5) }
        for (rank, tag) in browser.prefix(4).enumerated() { raise(tag, rank == 0 && conversation == nil ? 3 : 1.5) }
        return weights
    }

    /// The language to reply in, one of the site's if the site names any; nil when nothing at all is known.
    func replyLanguage(for evidence: LanguageEvidence) -> (language: LanguageTag, source: Source)? {
        let known = firstKnown
        guard !evidence.isUndetermined, let best = evidence.languages.first else { return known }
        guard let told = siteTag(for: best.language) else { return known }
        guard let conversation else {
            // Before the first clear word, half a certainty is better than a browser's setting.
            return best.probability >= 0.5 || known == nil ? (told, .message) : known
        }
        if Self.name(conversation) == Self.name(told) {
            // Simplified or Traditional may change with the writer; a region that the text can't tell stays.
            let isSameScript =
                best.language.script == nil || LanguageNames.script(told) == LanguageNames.script(conversation)
            return isSameScript || !evidence.isClear ? (conversation, .conversation) : (told, .message)
        }
        let stays = evidence.languages.contains {
            $0.probability >= 0.3 && Self.name($0.language) == Self.name(conversation)
        }
        let isSentence = evidence.letters >= 8 && best.probability >= 0.5
        let isClear = evidence.isClear || (isSentence && Self.differ(told, conversation))
        return isClear && !stays ? (told, .message) : (conversation, .conversation)
    }

    /// Whether two languages share no script, so that a few letters without a blank tell which it is.
    private static func differ(_ left: LanguageTag, _ right: LanguageTag) -> Bool {
        let withHan = ["Jpan", "Hans", "Hant"]
        guard let left = left.likelyScriptName, let right = right.likelyScriptName else { return false }
        return left != right && !(withHan.contains(left) && withHan.contains(right))
    }

    /// The conversation's language, else the page's, the browser's, the site's first.
    private var firstKnown: (language: LanguageTag, source: Source)? {
        if let conversation { return (conversation, .conversation) }
        if let tag = page.flatMap(siteTag) { return (tag, .page) }
        if let tag = browser.lazy.compactMap(siteTag).first { return (tag, .browser) }
        return site.first.map { ($0, .site) }
    }

    /// The site's own tag for a language; without configured languages, the tag itself.
    private func siteTag(for tag: LanguageTag) -> LanguageTag? {
        guard tag != .undetermined else { return nil }
        if site.isEmpty || site.contains(tag) { return tag }
        let candidates = site.filter { Self.name($0) == Self.name(tag) }
        let script = LanguageNames.script(tag)
        return candidates.first { $0.covers(tag) }
            ?? candidates.first { script != nil && LanguageNames.script($0) == script }
            ?? candidates.first { tag.covers($0) } ?? candidates.first
    }

    private static func name(_ tag: LanguageTag) -> String { LanguageNames.modelName(tag) }
}
