/// A part of a pattern with its words folded and its concepts written out.
indirect enum PatternShape {
    /// One token, explained; the number of its symbol.
    case symbol(Int)
    /// So many tokens of any kind, not explained: a gap or a free capture.
    case anything(least: Int, most: Int?)
    case sequence([PatternShape])
    case choice([PatternShape])
    case optional(PatternShape)
    /// Nothing matches it, such as a concept whose terms are all faulty.
    case never
}

/// A `when` line as something automata can be made of: it matches when one of its cases does.
struct LineShape {
    /// Parts that must all hold at once.
    struct Case {
        var required: [PatternShape] = []
        var forbidden: [PatternShape] = []
        /// Parts that add to what is explained, if they are there.
        var welcome: [PatternShape] = []
        /// Whether the part must begin with the message, and whether it must end with it.
        var isAtStart = false
        var isAtEnd = false
    }

    var cases: [Case]
}
