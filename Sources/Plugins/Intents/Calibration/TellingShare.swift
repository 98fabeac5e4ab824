import FrontdeskCore
import FrontdeskText

/// How much of what sets a text apart from everyday talk the examples know.
///
/// Examples show what belongs to an intent, and nothing of what doesn't: held-out ones all belong to some intent, and
/// teach that nearly any text does. So confidence is held against this share, unless there are many. In "what is the
/// weather" all but the last word is everyday talk, and examples about parcels don't know that one.
struct TellingShare: Sendable {
    /// Runs of letters in everyday sentences that the examples have too, by their number in the vocabulary.
    private let isEveryday: [Bool]
    /// Runs of letters in everyday sentences that no example has.
    private let everyday: KeyIndex

    /// From this share on, a text counts as being about what the examples are about.
    private static let enough = 0.5
    /// So many examples show by themselves what is strange to them.
    static let manyExamples = 2_000

    /// Learns everyday talk; nil when there are many examples, or for a language whose everyday talk is not known.
    ///
    /// A sentence that shares a word with the examples which no other sentence has may well be what an intent is about,
    /// and does not count as everyday talk.
    init?(language: LanguageTag, examples: Int, vocabulary: FeatureVocabulary) {
        let sentences = EverydaySentences.of(language)
        guard !sentences.isEmpty, examples < Self.manyExamples else { return nil }
        let folder = TextFolder(profile: FoldingProfile(language: language))
        let keys = sentences.map { FeatureKeys(folder.fold(String($0))) }
        var occurrences: [UInt64: Int] = [:]
        for stretch in keys.flatMap(\.stretches) { occurrences[stretch.key, default: 0] += 1 }
        var isEveryday = [Bool](repeating: false, count: vocabulary.rowCount)
        var everyday = KeyIndex()
        for sentence in keys {
            let isMeant = sentence.stretches.contains {
                occurrences[$0.key] == 1 && vocabulary.number(of: $0.key) != nil
            }
            if isMeant { continue }
            for stretch in sentence.stretches {
                sentence.forEachRun(of: stretch) { run in
                    if let number = vocabulary.number(of: run) {
                        isEveryday[Int(number)] = true
                    } else {
                        _ = everyday.insert(run)
                    }
                }
            }
        }
        self.isEveryday = isEveryday
        self.everyday = everyday
    }

    /// What confidence in a text has to be multiplied by, from 0 to 1.
    func trust(in keys: FeatureKeys, _ vocabulary: FeatureVocabulary) -> Double {
        var known = 0
        var telling = 0
        for stretch in keys.stretches {
            keys.forEachRun(of: stretch, upTo: keys.tellingLength(of: stretch)) { run in
                if let number = vocabulary.number(of: run) {
                    if isEveryday[Int(number)] { return }
                    known += 1
                } else if everyday.number(of: run) != nil {
                    return
                }
                telling += 1
            }
        }
        if telling == 0 { return 0 }
        return min(1, Double(known) / Double(telling) / Self.enough)
    }
}
