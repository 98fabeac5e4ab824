public import FrontdeskCore
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
        let known = Set(examples.map { FoldedWords($0.text, in: $0.language) })
        let groups = MessageClusters(messages.map { ($0.text, $0.language) }).clusters
        var field: [LanguageTag: FieldTexts] = [:]
        for language in Set(groups.map(\.language)) {
            let places = groups.filter { $0.language == language }.flatMap(\.members)
            field[language] = FieldTexts(
                places.map { ($0, messages[$0].text) },
                examples: examples.filter { $0.language.language == language.language }.map(\.text),
                language: language
            )
        }
        suggestions = groups.map { group in
            let fresh = Self.fresh(in: group, messages, known)
            let distinct = field[group.language]?.distinct(fresh.places) ?? []
            return Self.suggestion(group, messages, model, distinct, withheld: fresh.withheld)
        }
    }

    private static func suggestion(
        _ group: MessageClusters.Cluster,
        _ messages: [UnclearMessage],
        _ model: IntentModel?,
        _ places: [Int],
        withheld: Int
    ) -> ExampleSuggestion {
        let members = group.members.map { messages[$0] }
        let guess = said(by: members) ?? guessed(members[0], model)
        return ExampleSuggestion(
            members: group.members,
            language: group.language,
            counts: ExampleSuggestion.Counts(members),
            intent: guess?.intent,
            source: guess?.source,
            agreement: guess?.agreement ?? 0,
            texts: places.prefix(textLimit).map { ExampleSuggestion.Text(text: messages[$0].text, message: $0) },
            withheld: withheld
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

    /// So many texts of a group are held against each other.
    private static let candidateLimit = 64

    /// The messages of a group that are no examples yet, each only once, and how many of them are nobody's business.
    private static func fresh(
        in group: MessageClusters.Cluster,
        _ messages: [UnclearMessage],
        _ known: Set<FoldedWords>
    ) -> (places: [Int], withheld: Int) {
        var seen = known
        var withheld = 0
        var fresh: [Int] = []
        for place in group.members {
            let message = messages[place]
            let words = FoldedWords(message.text, in: message.language)
            if words.isEmpty || !seen.insert(words).inserted { continue }
            if PersonalDetails.areIn(message.text) {
                withheld += 1
            } else if fresh.count < candidateLimit {
                fresh.append(place)
            }
        }
        return (fresh, withheld)
    }
}

extension ExampleSuggestion {
    /// The examples that a click adds.
    ///
    /// - Parameter intent: The intent that was agreed on.
    /// - Returns: an example for each of ``ExampleSuggestion/texts``.
    public func examples(of intent: IntentName) -> [IntentExample] {
        texts.map { IntentExample(intent: intent, text: $0.text, language: language) }
    }
}
