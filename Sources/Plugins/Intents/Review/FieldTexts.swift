import FrontdeskCore
import FrontdeskText

/// Messages from the field beside the examples there are, all in one language, ready to be held against each other.
struct FieldTexts {
    private let matrix: ExampleMatrix
    /// The row of each message, by its place among the messages.
    private let rows: [Int: Int]

    /// Weighs the words of messages as they would weigh among the examples.
    init(_ messages: [(place: Int, text: String)], examples: [String], language: LanguageTag) {
        let folder = TextFolder(profile: FoldingProfile(language: language))
        let keys = (examples + messages.map(\.text)).map { FeatureKeys(folder.fold($0)) }
        matrix = ExampleMatrix(keys, in: FeatureVocabulary(keys))
        rows = Dictionary(
            messages.enumerated().map { ($0.element.place, examples.count + $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The places that are left when each is dropped that says nearly the same as one before it.
    func distinct(_ places: [Int]) -> [Int] {
        guard places.count > 1 else { return places }
        let likeness = LikenessIndex(matrix, rows: places.compactMap { rows[$0] })
        return zip(places, likeness.nearestEarlier).filter { _, nearest in
            (nearest?.likeness ?? 0) < IntentExampleReview.nearDuplicateLikeness
        }.map(\.0)
    }
}
