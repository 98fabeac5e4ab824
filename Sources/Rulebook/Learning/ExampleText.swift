import FrontdeskCore
import FrontdeskText

/// A text as it stands behind the language of an intent's example: on one line, and with something to learn from.
enum ExampleText {
    /// The texts of a wish, each on one line.
    ///
    /// - Throws: ``RuleDeskError/unfitExample(_:reason:)`` for a text that can't be an example.
    static func lines(of wish: NewExamples) throws(RuleDeskError) -> [String] {
        guard wish.texts.count <= NewExamples.maximumCount else {
            throw .unfitExample(
                NewExamples.maximumCount,
                reason: "at most \(NewExamples.maximumCount) are added at once; add the others afterwards"
            )
        }
        var lines: [String] = []
        var seen: [FoldedWords] = []
        for (place, text) in wish.texts.enumerated() {
            guard text.utf8.count <= NewExamples.maximumSize else {
                throw .unfitExample(
                    place,
                    reason: "it has \(text.utf8.count) bytes, more than \(NewExamples.maximumSize); shorten it"
                )
            }
            let line = line(text)
            let words = FoldedWords(line, in: wish.language)
            guard !words.isEmpty else {
                throw .unfitExample(place, reason: "it has no word; write what a visitor might say")
            }
            if let twin = seen.firstIndex(of: words) {
                throw .unfitExample(place, reason: "it says the same as text \(twin + 1); leave one of them out")
            }
            seen.append(words)
            lines.append(line)
        }
        guard !lines.isEmpty else { throw .nothingChanged }
        return lines
    }

    /// A text on one line, without what would end the line or join it to the next one.
    private static func line(_ text: String) -> String {
        let words = text.split { $0.isWhitespace || $0.unicodeScalars.allSatisfy(\.isControl) }
        var line = words.joined(separator: " ")
        line.unicodeScalars.removeAll(where: \.isControl)
        while let last = line.last, last == "\\" || last == " " { line.removeLast() }
        return line
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character or ends a line or paragraph.
    fileprivate var isControl: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
