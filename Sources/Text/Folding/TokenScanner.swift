/// Finds the tokens of a folded text, in one pass.
struct TokenScanner {
    let table: CodePointTable

    private enum State {
        case outside
        case word
        case number
        case grapheme
        case emoji
    }

    func tokens(in bytes: UnsafeBufferPointer<UInt8>) -> [TextToken] {
        var tokens: [TextToken] = []
        tokens.reserveCapacity(bytes.count / 5 + 2)
        var open = OpenToken()
        var index = 0
        while index < bytes.count {
            let (codePoint, length) = UTF8Bytes.decode(bytes, index)
            let entry = table[codePoint]
            let next = index + length
            switch entry.tokenClass {
            case .letter: open.extendWord(at: index, isDigit: false, &tokens)
            case .digit, .keycapBase:
                if isKeycap(bytes, next) {
                    open.begin(.emoji, at: index, &tokens)
                } else if entry.tokenClass == .digit {
                    open.extendWord(at: index, isDigit: true, &tokens)
                } else {
                    open.close(at: index, &tokens)
                }
            case .grapheme: open.begin(.grapheme, at: index, &tokens)
            case .mark, .keycap: open.extend()
            case .joiner: open.extend(joins: true)
            case .emoji: open.extendEmoji(at: index, isRegional: false, &tokens)
            case .regional: open.extendEmoji(at: index, isRegional: true, &tokens)
            case .apostrophe:
                if open.endsInLetter, self.class(bytes, next) == .letter {
                    open.extend(isLetter: false)
                } else {
                    open.close(at: index, &tokens)
                }
            case .point:
                if open.endsInDigit, self.class(bytes, next) == .digit {
                    open.extend(isLetter: false)
                } else {
                    open.close(at: index, &tokens)
                }
            case .separator: open.close(at: index, &tokens)
            }
            index = next
        }
        open.close(at: index, &tokens)
        return tokens
    }

    private func `class`(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> TokenClass {
        index < bytes.count ? table[UTF8Bytes.decode(bytes, index).codePoint].tokenClass : .separator
    }

    private func isKeycap(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x83 && bytes[index + 2] == 0xA3
    }
}

/// The token that's being read.
private struct OpenToken {
    private var start = 0
    private var codePoints: Int32 = 0
    private var kind = TextToken.Kind.word
    private var isOpen = false
    private(set) var endsInLetter = false
    private(set) var endsInDigit = false
    /// The token ends in a joiner, or in half a flag.
    private var awaitsEmoji = false
    private var awaitsRegional = false

    @inline(__always)
    mutating func begin(_ kind: TextToken.Kind, at index: Int, _ tokens: inout [TextToken]) {
        close(at: index, &tokens)
        self.kind = kind
        start = index
        codePoints = 1
        isOpen = true
    }

    @inline(__always)
    mutating func extendWord(at index: Int, isDigit: Bool, _ tokens: inout [TextToken]) {
        if isOpen, kind == .word { codePoints += 1 } else { begin(.word, at: index, &tokens) }
        endsInLetter = !isDigit
        endsInDigit = isDigit
    }

    mutating func extendEmoji(at index: Int, isRegional: Bool, _ tokens: inout [TextToken]) {
        if isOpen, kind == .emoji, isRegional ? awaitsRegional : awaitsEmoji {
            codePoints += 1
            awaitsRegional = false
        } else {
            begin(.emoji, at: index, &tokens)
            awaitsRegional = isRegional
        }
        awaitsEmoji = false
    }

    /// Takes in a mark or a joiner; outside of a token both are left out.
    mutating func extend(joins: Bool = false) {
        guard isOpen else { return }
        codePoints += 1
        awaitsEmoji = joins
        awaitsRegional = false
        endsInDigit = false
    }

    /// Takes in punctuation within a word.
    mutating func extend(isLetter: Bool) {
        codePoints += 1
        endsInLetter = isLetter
        endsInDigit = false
    }

    @inline(__always)
    mutating func close(at index: Int, _ tokens: inout [TextToken]) {
        guard isOpen else { return }
        tokens.append(TextToken(start: Int32(start), end: Int32(index), kind: kind, codePoints: codePoints))
        isOpen = false
        endsInLetter = false
        endsInDigit = false
        awaitsEmoji = false
        awaitsRegional = false
    }
}
