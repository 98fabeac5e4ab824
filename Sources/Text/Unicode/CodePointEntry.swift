/// What the folder knows about a code point, packed into one word.
struct CodePointEntry: Equatable {
    var bits: UInt32

    init(bits: UInt32) { self.bits = bits }

    init(class tokenClass: TokenClass, script: Script, combiningClass: UInt8) {
        bits = tokenClass.rawValue | UInt32(script.rawValue) << 4 | UInt32(combiningClass) << 10
    }

    /// What Hangul jamo a compatibility decomposition begins with.
    enum Jamo: UInt32 {
        case none, lead, vowel, tail
    }

    var tokenClass: TokenClass { TokenClass(rawValue: bits & 0xF) ?? .separator }
    var script: Script { Script(rawValue: UInt8(bits >> 4 & 0x3F)) ?? .other }
    var scriptIndex: Int { Int(bits >> 4 & 0x3F) }
    var combiningClass: UInt32 {
        get { bits >> 10 & 0xFF }
        set { bits = bits & ~(0xFF << 10) | newValue << 10 }
    }

    /// Nothing before the code point has a say in how it folds.
    var startsSegment: Bool {
        get { has(18) }
        set { set(18, newValue) }
    }
    /// Folding leaves nothing of it.
    var isDropped: Bool {
        get { has(19) }
        set { set(19, newValue) }
    }
    /// Folds to something else in every profile.
    var isMapped: Bool {
        get { has(20) }
        set { set(20, newValue) }
    }
    /// Folds differently in Turkic languages.
    var isTurkic: Bool {
        get { has(21) }
        set { set(21, newValue) }
    }
    /// Folds to itself also after other code points, as long as combining classes don't fall.
    var isStable: Bool {
        get { has(22) }
        set { set(22, newValue) }
    }
    /// A letter of any script.
    var isLetter: Bool {
        get { has(23) }
        set { set(23, newValue) }
    }
    /// A picture, half a flag or a skin tone.
    var isEmoji: Bool {
        get { has(24) }
        set { set(24, newValue) }
    }
    /// A skin tone.
    var isEmojiModifier: Bool {
        get { has(25) }
        set { set(25, newValue) }
    }
    /// A picture or a skin tone that stands alone, but no half of a flag.
    var isPicture: Bool { isEmoji && tokenClass == .emoji }
    /// U+200C or U+200D.
    var isJoiner: Bool {
        get { has(26) }
        set { set(26, newValue) }
    }
    var jamo: Jamo {
        get { Jamo(rawValue: bits >> 27 & 3) ?? .none }
        set { bits = bits & ~(3 << 27) | newValue.rawValue << 27 }
    }

    private func has(_ bit: UInt32) -> Bool { bits >> bit & 1 != 0 }

    private mutating func set(_ bit: UInt32, _ value: Bool) {
        bits = bits & ~(1 << bit) | (value ? 1 : 0) << bit
    }
}
