import FrontdeskCore
import FrontdeskText

/// The languages of some rules, and how they stand to a message.
struct LanguageScope: Sendable {
    /// One language, with the start of every narrower tag.
    private struct Member: Sendable {
        let tag: LanguageTag
        let narrower: String

        @inline(__always)
        func covers(_ other: LanguageTag) -> Bool {
            tag.rawValue == other.rawValue || other.rawValue.hasPrefix(narrower)
        }
    }

    private let members: [Member]
    /// The profiles its rules are matched in.
    let profiles: [FoldingProfile]

    init(_ languages: [LanguageTag]) {
        members = languages.map { Member(tag: $0, narrower: $0.rawValue + "-") }
        var profiles: [FoldingProfile] = []
        for language in languages {
            let profile = FoldingProfile(language: language)
            if !profiles.contains(profile) { profiles.append(profile) }
        }
        self.profiles = profiles.isEmpty ? [.root] : profiles
    }

    /// How a scope stands to a message.
    struct Standing: Sendable {
        /// Whether its rules are candidates.
        let isAdmitted: Bool
        /// The probability of its language, in tenths.
        let tenths: Int
        /// The number of subtags of that language; 0 for any language.
        let tagLength: Int
        /// That language; nil for any.
        let language: LanguageTag?
    }

    /// A rule is a candidate when its language is that of the reply, likely enough, or admitted for its script.
    func standing(in context: MatchContext) -> Standing {
        var best = Standing(isAdmitted: members.isEmpty, tenths: 0, tagLength: 0, language: nil)
        for member in members {
            var probability = 0.0
            for guess in context.languages where member.covers(guess.language) { probability += guess.probability }
            let isReply = context.replyLanguage.map(member.covers) ?? false
            guard isReply || probability >= 0.1 - 1e-9 || context.admittedLanguages.contains(where: member.covers)
            else {
                continue
            }
            let tenths = min(10, Int(probability * 10 + 1e-9))
            let length = member.tag.subtagCount
            if !best.isAdmitted || (tenths, length) > (best.tenths, best.tagLength) {
                best = Standing(isAdmitted: true, tenths: tenths, tagLength: length, language: member.tag)
            }
        }
        return best
    }
}
