import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Looks for words that a literal is a piece of, in the examples of its language.
struct CutSearch {
    private let survey: ProjectSurvey
    private var texts: [String: SegmentedText] = [:]

    /// Languages that write words without spaces and whose words dictionaries can tell.
    private static let languages: Set<String> = ["th", "lo", "km", "my"]

    init(_ survey: ProjectSurvey) { self.survey = survey }

    /// A word of the examples that has the literal in its middle, when no example has it at the edge of a word.
    mutating func wordCut(by literal: String, _ languages: [LanguageTag]) -> String? {
        guard let language = languages.first(where: { Self.languages.contains($0.language) })?.language,
            literal.utf8.contains(where: { $0 >= 0x80 })
        else { return nil }
        if texts[language] == nil { texts[language] = SegmentedText(examples(language), LanguageTag(language)) }
        return texts[language]?.wordCut(by: Array(literal.utf8))
    }

    private func examples(_ language: String) -> [String] {
        let own = survey.examples.filter { $0.example.language.value.language == language }.map(\.example.text.value)
        let rules = survey.statements.rules.filter { rule in rule.languages.contains { $0.language == language } }
        return own + rules.flatMap { $0.node.examples.map(\.value) }
    }
}

/// Texts with the edges of their words, and an index of where two letters stand beside each other.
private struct SegmentedText {
    private var bytes: [UInt8] = []
    /// For each byte, whether a word begins or ends there.
    private var isEdge: [Bool] = []
    /// For each byte, whether a sign begins there; literals are matched sign by sign, marks included.
    private var isSignStart: [Bool] = []
    private var places: [Pair: [Int]] = [:]

    private struct Pair: Hashable {
        let first: UInt32
        let second: UInt32
    }

    init(_ texts: [String], _ language: LanguageTag) {
        let breaks = WordBreaks(language: language)
        for text in texts {
            for segment in breaks.segments(of: text) {
                isEdge.append(true)
                isEdge += Array(repeating: false, count: segment.range.count - 1)
            }
            bytes += Array(text.utf8)
            bytes.append(UInt8(ascii: "\n"))
            while isEdge.count < bytes.count { isEdge.append(true) }
        }
        for sign in String(decoding: bytes, as: UTF8.self) {
            isSignStart.append(true)
            isSignStart += Array(repeating: false, count: sign.utf8.count - 1)
        }
        var before: (scalar: UInt32, offset: Int)?
        var offset = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if let before {
                places[Pair(first: before.scalar, second: scalar.value), default: []].append(before.offset)
            }
            before = (scalar.value, offset)
            offset += UTF8.width(scalar)
        }
    }

    func wordCut(by literal: [UInt8]) -> String? {
        let scalars = String(decoding: literal, as: UTF8.self).unicodeScalars.prefix(2).map(\.value)
        guard scalars.count == 2 else { return nil }
        var cut: String?
        for start in places[Pair(first: scalars[0], second: scalars[1])] ?? [] {
            let end = start + literal.count
            guard end < bytes.count, bytes[start..<end].elementsEqual(literal), isSignStart[start], isSignStart[end]
            else { continue }
            guard !isEdge[start], !isEdge[end],
                !isEdge[start..<end].contains(true)
            else { return nil }
            cut = cut ?? word(around: start)
        }
        return cut
    }

    private func word(around offset: Int) -> String {
        var start = offset
        while start > 0, !isEdge[start] { start -= 1 }
        var end = offset + 1
        while end < bytes.count, !isEdge[end] { end += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
