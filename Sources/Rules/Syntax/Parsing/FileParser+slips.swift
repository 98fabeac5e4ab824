import FrontdeskCore

/// What people write who know another language better: it is recognised, so that the remedy names what they mean.
extension FileParser {
    /// Reads what joins conditions in other languages, objects to it, and says whether `and` is meant; nil without any.
    mutating func takeForeignConnective() -> Bool? {
        let start = here
        var reader = scanner
        let isAnd: Bool
        if let (ascii, length) = reader.operatorCharacter, let joins = Self.foreignSigns[ascii] {
            reader.advance(length)
            if let (next, length) = reader.operatorCharacter, next == ascii { reader.advance(length) }
            isAnd = joins
        } else if let word = reader.takeName(), let joins = Self.foreignWords[word.lowercased()] {
            isAnd = joins
        } else {
            return nil
        }
        scanner = reader
        let word = isAnd ? "and" : "or"
        let found = text.text(start.offset, here.offset)
        report(
            .malformedLine,
            span(from: start),
            "`\(found)` joins no conditions",
            remedy: "did you mean `\(word)`?"
        )
        return isAnd
    }

    /// Whether a sign or word means `and`, or else `or`.
    private static let foreignSigns: [UInt8: Bool] = [
        UInt8(ascii: "&"): true, UInt8(ascii: ","): true, UInt8(ascii: "|"): false,
    ]
    private static let foreignWords: [String: Bool] = [
        "and": true, "und": true, "et": true, "y": true, "e": true, "и": true, "و": true, "且": true, "并且": true,
        "or": false, "oder": false, "ou": false, "o": false, "или": false, "أو": false, "或": false, "または": false,
    ]

    /// What to do where a condition stands without its `if`, or with a misspelt one; nil elsewhere.
    var remedyForCondition: String? {
        var reader = scanner
        guard let word = reader.takeName() else { return nil }
        if word == "open" || word == "closed" { return "a condition begins with `if`: `if hours support \(word)`" }
        if Self.reservedNames.contains(word) || word.hasPrefix("visitor.") {
            return "a condition begins with `if`: `if \(word) …`"
        }
        if ["when", "unless", "wenn"].contains(word.lowercased()) { return "did you mean `if`?" }
        return KeywordTable.suggestion(for: word, among: ["if", "weight"]).map { "did you mean `\($0)`?" }
    }

    /// How what stands here would look in quotes; it may be the rest of the line.
    var remedyForNoQuotes: String? {
        var offset = here.offset
        var count = 0
        while let (value, length) = scanner.scalar(at: offset), value != "#", value != "\"", count < 60 {
            offset += length
            count += 1
        }
        let rest = text.text(here.offset, offset)
        let words = rest.split(separator: " ")
        let isWhole = count < 60 && !words.contains("if")
        guard let first = words.first else { return nil }
        let said = isWhole ? words.joined(separator: " ") : "\(first) …"
        return said.hasPrefix("{") ? "write JSON in single quotes: '\(said)'" : "put it in quotes: \"\(said)\""
    }

    /// What to do where the sign of a comment stands that other languages have; nil elsewhere.
    var remedyForComment: String? {
        guard let (value, _) = scanner.scalar else { return nil }
        let isDouble = "/-".unicodeScalars.contains(value) && scanner.byte(ahead: 1) == scanner.byte
        guard isDouble || "＃;%".unicodeScalars.contains(value) else { return nil }
        return "a comment begins with `#`"
    }

    /// Whether the character here stands by itself.
    func isBlank(beside length: Int) -> Bool {
        let next = here.offset + length
        let isLast = scanner.scalar(at: next) == nil || scanner.blankLength(at: next) > 0
        return isLast && here.offset > 0 && text.bytes[here.offset - 1] == 0x20
    }

    /// Objects to a slash between two words, where one or the other is meant; in `24/7` and `c/o` it is how one writes.
    mutating func noteSlash() {
        let next = here.offset + 1
        let left = letters(before: here.offset)
        var right = 0
        while let (value, length) = scanner.scalar(at: next + right), value.mayStartName { right += length }
        let standsAlone = isBlank(beside: 1) && scanner.scalar(at: next) != nil
        guard standsAlone || (left >= 3 && right >= 3) else { return }
        report(
            .separatorBetweenTerms,
            nextCharacter,
            "`/` separates nothing: the words must stand next to each other",
            remedy: "did you mean `|`? Quote the words to mean the phrase"
        )
    }

    /// How many bytes of letters stand right before an offset.
    private func letters(before offset: Int) -> Int {
        var start = offset
        while start > 0, text.bytes[start - 1] >= 0x80 || (97...122).contains(text.bytes[start - 1] | 0x20) {
            start -= 1
        }
        return offset - start
    }

    /// Objects to a star that shall let a word go on, but is a character in quotes.
    mutating func checkStars(_ quoted: Located<String>) {
        let words = quoted.value.split { $0.isWhitespace }
        guard words.contains(where: { $0.count > 1 && ($0.hasSuffix("*") || $0.hasPrefix("*")) }) else { return }
        report(
            .pointlessPatternPart,
            quoted.span,
            "`*` is a character in quotes, and changes nothing",
            remedy: "take the word out of the quotes to let it go on",
            severity: .warning
        )
    }

    /// Objects to a number that a blank parts from its gap, where it is a word.
    mutating func noteDistantNumber(behind gap: SourceSpan) {
        var reader = scanner
        reader.skipBlanks()
        let start = reader.position
        guard start.line == here.line, let most = reader.takeDigits(), most <= Self.maximumGap,
            reader.scalar == nil || reader.blankLength(at: reader.position.offset) > 0
        else { return }
        report(
            .pointlessPatternPart,
            place(start.line, start.offset, reader.position.offset),
            "`\(most)` is a word here, the gap before it has no limit",
            remedy: "write `..\(most)`, or \"\(most)\" in quotes to mean the word",
            severity: .warning
        )
    }
}
