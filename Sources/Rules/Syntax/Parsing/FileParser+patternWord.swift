/// The words of patterns.
extension FileParser {
    /// Reads a word, with `*` where it may go on and `\` before characters that would mean something.
    mutating func word() throws(LineFault) -> WordItem {
        let start = here
        var content = String.UnicodeScalarView()
        var starts = false
        var star: SourceSpan?
        while let (value, length) = scanner.scalar, scanner.blankLength(at: here.offset) == 0,
            !endsWord(value, behindDot: content.last == "." || content.last == "．")
        {
            if value == "*" || value == "＊" {
                if value == "＊" { noteFullWidth(length: length, ascii: UInt8(ascii: "*")) }
                if content.isEmpty { starts = true } else { star = star ?? nextCharacter }
                scanner.advance(length)
                continue
            }
            if let star {
                let remedy = "`*` stands at the start or end of a word; write `\\*` for the character"
                throw fault(.malformedLine, star, "`*` inside a word", remedy: remedy)
            }
            scanner.advance(length)
            if value == "\\", let (next, nextLength) = scanner.scalar {
                content.append(next)
                scanner.advance(nextLength)
            } else {
                content.append(value)
            }
        }
        let span = span(from: start)
        if content.isEmpty {
            throw fault(
                .malformedLine,
                span,
                "`*` without a word",
                remedy: "write `..` for any words between two others"
            )
        }
        return WordItem(text: String(content), mayStartEarlier: starts, mayGoOn: star != nil, span: span)
    }

    /// Whether a word ends before the character at the position.
    private func endsWord(_ value: Unicode.Scalar, behindDot: Bool) -> Bool {
        switch value {
        case "|", "&", "(", ")", "[", "]", "{", "}", "\"", "/": return true
        case "｜", "＆", "（", "）", "［", "］", "｛", "｝": return true
        case "\\": return scanner.isAtContinuation
        case ".", "．":
            let length = value == "." ? 1 : 3
            return !behindDot && isDot(at: here.offset + length) && !isDot(at: here.offset + 2 * length)
        case ",": return !isWithinNumber
        default: return Self.separators.contains(value)
        }
    }

    /// Whether the character here stands between two digits, as the comma of `1,000` does.
    private var isWithinNumber: Bool {
        guard here.offset > 0, let (next, _) = scanner.scalar(at: here.offset + 1) else { return false }
        return (48...57).contains(text.bytes[here.offset - 1]) && (48...57).contains(next.value)
    }
}
