import FrontdeskCore
import FrontdeskText

/// What administrators may learn from the field: unclear messages, grouped by likeness, with the intent they seem to
/// have.
///
/// A pure function of what is given. Nothing is learned before somebody accepts a suggestion.
public struct ExampleSuggestions: Sendable {
    /// The suggestions, those with the most messages first.
    public let suggestions: [ExampleSuggestion]

    /// At most so many texts of a suggestion become examples: more of the same teach nothing.
    public static let textLimit = 8
    /// The classifier's guess counts as a suggestion from this confidence on.
    private static let leastConfidence = 0.3

    /// Groups messages.
    ///
    /// - Parameters:
    ///   - messages: The messages, the latest first; those beyond ``MessageClusters/limit`` are left out.
    ///   - examples: The examples there are already.
    ///   - model: The classifier, for groups nobody said anything about.
    public init(_ messages: [UnclearMessage], examples: [IntentExample], model: IntentModel?) {
        let known = Set(examples.map { Self.words(of: $0.text, in: $0.language) })
        let groups = MessageClusters(messages.map { ($0.text, $0.language) }).clusters
        suggestions = groups.map { Self.suggestion($0, messages, known, model) }
    }

    private static func suggestion(
        _ group: MessageClusters.Cluster,
        _ messages: [UnclearMessage],
        _ known: Set<[UInt8]>,
        _ model: IntentModel?
    ) -> ExampleSuggestion {
        let members = group.members.map { messages[$0] }
        var counts = ExampleSuggestion.Counts()
        for member in members {
            switch member.cause {
            case .clarified: counts.clarified += 1
            case .rejected: counts.rejected += 1
            case .corrected: counts.corrected += 1
            }
        }
        let guess = said(by: members) ?? guessed(members[0], model)
        let texts = texts(of: members, known)
        return ExampleSuggestion(
            members: group.members,
            language: group.language,
            counts: counts,
            intent: guess?.intent,
            source: guess?.source,
            agreement: guess?.agreement ?? 0,
            texts: texts.new,
            withheld: texts.withheld
        )
    }

    private typealias Guess = (intent: IntentName, source: ExampleSuggestion.Source, agreement: Double)

    /// What most of those meant who said something; of equal ones the first in the alphabet.
    private static func said(by members: [UnclearMessage]) -> Guess? {
        let meant = members.compactMap(\.meant).sorted()
        let counts = Set(meant).sorted().map { intent in (intent, meant.count { $0 == intent }) }
        guard let best = counts.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }) else { return nil }
        return (best.0, .people, Double(best.1) / Double(meant.count))
    }

    /// What the most typical message is likeliest to mean.
    private static func guessed(_ message: UnclearMessage, _ model: IntentModel?) -> Guess? {
        guard let best = model?.classify(message.text, language: message.language).best,
            best.confidence >= leastConfidence
        else { return nil }
        return (best.intent, .classifier, best.confidence)
    }

    private static func texts(of members: [UnclearMessage], _ known: Set<[UInt8]>) -> (new: [String], withheld: Int) {
        var seen = known
        var new: [String] = []
        var withheld = 0
        for member in members {
            let words = words(of: member.text, in: member.language)
            if words.isEmpty || !seen.insert(words).inserted { continue }
            if hasDetails(member.text) {
                withheld += 1
            } else if new.count < textLimit {
                new.append(member.text)
            }
        }
        return (new, withheld)
    }

    /// The words of a text, folded; two texts with the same ones are one example.
    private static func words(of text: String, in language: LanguageTag) -> [UInt8] {
        let folded = TextFolder(profile: FoldingProfile(language: LanguageTag(language.language))).fold(text)
        return Array(folded.tokens.map { folded.folded[$0.range] }.joined(separator: [0x20]))
    }

    /// Whether a text holds what belongs to one visitor alone: an address, a link, or a number of four digits and more.
    private static func hasDetails(_ text: String) -> Bool {
        if text.contains("@") || text.contains("://") || text.contains("www.") { return true }
        var digits = 0
        for character in text {
            if character.isNumber {
                digits += 1
                if digits >= 4 { return true }
            } else if !" -./".contains(character) {
                digits = 0
            }
        }
        return false
    }
}
