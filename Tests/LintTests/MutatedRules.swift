import FrontdeskRules

/// Makes files out of shipped ones by what people and programs do to files: words swapped, lost and doubled, lines
/// joined and cut, characters that are not what they look like.
struct MutatedRules {
    private var random: DisorderNumbers
    private let sources: [RuleSource]

    init(_ sources: [RuleSource], seed: UInt64) {
        self.sources = sources
        random = DisorderNumbers(seed: seed)
    }

    /// A part of a shipped file with one to six faults.
    mutating func next() -> RuleSource {
        let source = random.pick(sources)
        let lines = String(decoding: source.bytes, as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let start = random.below(lines.count)
        let part = lines[start...].prefix(10 + random.below(50)).map(String.init)
        // Most parts keep the head they need; the others begin where they begin.
        let head = random.below(10) == 0 ? [] : lines.prefix(2).map(String.init)
        var tokens = Self.tokens(of: (head + part).joined(separator: "\n") + "\n")
        for _ in 0...random.below(6) { mutate(&tokens) }
        var bytes = Array(tokens.joined().utf8)
        if random.below(20) == 0, !bytes.isEmpty { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
        if random.below(40) == 0 { bytes = Array(bytes.prefix(random.below(bytes.count + 1))) }
        return RuleSource(path: source.path, bytes: bytes)
    }

    /// Something a visitor may write, made of the file's own words.
    mutating func message(from source: RuleSource) -> String {
        let words = Self.tokens(of: String(decoding: source.bytes, as: UTF8.self)).filter { $0 != "\n" && $0 != " " }
        guard !words.isEmpty else { return random.pick(Self.hostile) }
        return (0...random.below(12)).map { _ in
            random.below(6) == 0 ? random.pick(Self.hostile) : random.pick(words)
        }.joined(separator: random.pick(["", " ", " "]))
    }

    private mutating func mutate(_ tokens: inout [String]) {
        guard !tokens.isEmpty else { return tokens.append(random.pick(Self.hostile)) }
        let place = random.below(tokens.count)
        let other = random.below(tokens.count)
        switch random.below(9) {
        case 0: tokens.swapAt(place, other)
        case 1: tokens.remove(at: place)
        case 2: tokens.insert(tokens[place], at: other)
        case 3, 4: tokens.insert(random.pick(Self.hostile), at: place)
        case 5: tokens[place] = random.pick(Self.words)
        case 6: tokens.insert(random.pick(Self.words), at: place)
        case 7:
            // Two lines become one, or one two.
            if let end = tokens[place...].firstIndex(of: "\n"), random.below(2) == 0 {
                tokens.remove(at: end)
            } else {
                tokens.insert("\n", at: place)
            }
        default:
            let end = min(tokens.count, place + 1 + random.below(40))
            let piece = Array(tokens[place..<end])
            if random.below(2) == 0 { tokens.removeSubrange(place..<end) }
            tokens.insert(contentsOf: piece, at: random.below(tokens.count + 1))
        }
    }

    /// Words, single signs, single blanks and line ends.
    private static func tokens(of text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
                continue
            }
            if !word.isEmpty { tokens.append(word) }
            word = ""
            tokens.append(String(scalar))
        }
        return word.isEmpty ? tokens : tokens + [word]
    }

    /// Characters that break programs which count wrongly.
    private static let hostile = [
        "\u{0}", "\u{7f}", "\u{85}", "\u{a0}", "\u{ad}", "\u{300}", "\u{34f}", "\u{61c}", "\u{64b}", "\u{640}",
        "\u{200b}", "\u{200c}", "\u{200d}", "\u{200e}", "\u{202e}", "\u{2028}", "\u{2029}", "\u{2066}", "\u{2069}",
        "\u{3000}", "\u{feff}", "\u{fffd}", "\u{ffff}", "\u{10ffff}", "\u{e0001}", "\u{1f3fd}", "👨‍👩‍👧‍👦", "🇩🇪🇫🇷",
        "e\u{301}\u{301}\u{301}",
        "ﬀ", "ß", "İ", "ı", "ǆ", "ﷺ", "ㅎㅏㄴ", "각", "ｶﾞ", "が", "กำ", "ก็", "लिङ्ग", "क्षि", "ქართული", "𝕗𝕣𝕖𝕖", "①", "½", "٣", "Ａ",
        "＃", "＠", "｜", "（", "】", "“", "‘", "、", "。", "…", "٪", "،", "\\", "\"", "'", "`", "\r", "\r\n", "\t", "\u{b}",
        "\u{c}",
        "..", "...", ".. 3", "..999999999999999999999", "999999999999999999999", "-9223372036854775808", "0x7f",
        "1e999", "{", "}", "{a:50-1}",
        "(((((((((((((((((", ")", "[[", "]", "/", "/(/", "/(a*)*b/", "\\u{110000}", "\\u{d800}", "@@", "!!", "&&", "||",
        "**", "->", "<", ">",
    ]

    /// Words that mean something in some place.
    private static let words = [
        "rule", "when", "if", "unless", "after", "within", "turns", "priority", "limit", "per", "day", "example",
        "counter",
        "say", "or", "weight", "chips", "image", "card", "set", "unset", "tag", "untag", "goto", "escalate", "to",
        "because", "call",
        "into", "close", "continue", "fallback", "misses", "schedule", "except", "webhook", "POST", "timeout", "5s",
        "concept",
        "entity", "number", "email", "date", "intent", "event", "exactly", "starts", "ends", "language", "topic",
        "none", "for",
        "include", "test", "with", "now", "page", "known", "unknown", "is", "not", "and", "hours", "open", "closed",
        "turn", "confidence",
        "visitor.plan", "frontdesk 1", "frontdesk 2", "t:hello", "t:", "\"text\"", "\"a\\nb\"", "{order_id}", "{x:1-3}",
        "@human", "en:", "zh", "ar", "mon-fri", "09:00-18:00",
        "\\\n", " # comment", "# frontdesk:allow FD109 -- a reason",
    ]
}
