/// Makes texts out of what Unicode has that's hard, the same ones on every run.
struct NastyText {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % limit
    }

    /// A text of up to `limit` pieces.
    mutating func text(upTo limit: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<next(below: limit + 1) { scalars.append(contentsOf: piece().unicodeScalars) }
        return String(scalars)
    }

    private mutating func piece() -> String {
        switch next(below: 10) {
        case 0: anyScalar()
        case 1: scalar(in: Self.ranges[next(below: Self.ranges.count)])
        case 2...7: Self.pieces[next(below: Self.pieces.count)]
        default: scalar(in: 0x20...0x7E)
        }
    }

    private mutating func anyScalar() -> String {
        scalar(in: next(below: 2) == 0 ? 0...0xFFFF : 0...0x10FFFF)
    }

    private mutating func scalar(in range: ClosedRange<UInt32>) -> String {
        let value = range.lowerBound + UInt32(next(below: range.count))
        return Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}"
    }

    private static let ranges: [ClosedRange<UInt32>] = [
        0x80...0x24F, 0x300...0x36F, 0x370...0x52F, 0x591...0x6FF, 0x8A0...0x8FF, 0x900...0xD7F, 0xE00...0xEFF,
        0xF00...0xFFF, 0x1000...0x11FF, 0x1780...0x180F, 0x1DC0...0x1FFF, 0x2000...0x206F, 0x20D0...0x20F0,
        0x2460...0x24FF,
        0x3040...0x31FF, 0x3130...0x318F, 0x3200...0x33FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xD7B0...0xD7FB,
        0xF900...0xFAFF, 0xFB00...0xFDFF, 0xFE00...0xFEFF, 0xFF00...0xFFEF, 0x11000...0x116FF, 0x1D400...0x1D7FF,
        0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF, 0x1F3FB...0x1F3FF, 0x2F800...0x2FA1D, 0xE0000...0xE01EF,
    ]

    private static let pieces = [
        " ", "a", "I", "i", "İ", "ı", "\u{307}", "\u{323}", "\u{301}", "ß", "Σ", "ſ", "ŉ", "\u{345}", "\u{200B}",
        "\u{200C}",
        "\u{200D}", "\u{200E}", "\u{2066}", "\u{2069}", "\u{AD}", "\u{FE0F}", "\u{FEFF}", "\u{34F}", "👋", "🏽", "👩", "❤",
        "🇩", "🇪",
        "\u{20E3}", "1", "#", "ا", "أ", "إ", "آ", "ى", "ی", "ة", "ه", "و", "\u{653}", "\u{654}", "\u{655}", "\u{640}",
        "\u{64E}",
        "\u{651}", "\u{670}", "١", "٫", "क", "\u{94D}", "\u{93C}", "ष", "ि", "\u{9BE}", "\u{9C7}", "น", "\u{E4D}",
        "\u{E32}", "\u{E33}",
        "\u{E49}", "\u{ECD}", "\u{EB2}", "ㅏ", "ㅋ", "ᄀ", "\u{1161}", "\u{11A8}", "가", "각", "ﾡ", "ￂ", "ｶ", "ﾞ", "か",
        "\u{3099}", "ー",
        "㌔", "漢", "語", "嗎", "苧", "薴", "\u{F900}", "'", "’", "ʼ", "´", "\u{1FFD}", "`", ".", ",", "：", "　", "\u{0}",
        "\n", "\r",
        "Ⓜ", "㊗", "\u{FE76}", "\u{FE77}", "\u{1D16E}", "\u{FDFA}", "\u{E0067}", "\u{10FFFF}", "\u{D7B0}", "\u{1039}",
        "\u{17D2}", "က", "ក",
    ]
}
