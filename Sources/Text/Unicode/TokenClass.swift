/// What a code point does in the search for tokens.
enum TokenClass: UInt32 {
    /// Separates and belongs to no token.
    case separator = 0
    /// A letter of a script with spaces, or a number that's no decimal digit.
    case letter
    /// A decimal digit.
    case digit
    /// A mark, which belongs to what stands before it.
    case mark
    /// A letter of a script without spaces.
    case grapheme
    /// A picture.
    case emoji
    /// Half a flag.
    case regional
    /// A joiner that folding has kept, and that therefore joins.
    case joiner
    /// `'`, a part of a word between letters.
    case apostrophe
    /// `.` or `,`, a part of a number between digits.
    case point
    /// `#` or `*`, which a keycap may enclose.
    case keycapBase
    /// The keycap, U+20E3.
    case keycap
}
