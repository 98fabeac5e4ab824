/// How many columns of a terminal a text takes.
public enum DisplayWidth {
    /// The width of a text: East Asian characters and emoji take two columns, marks and invisible characters none.
    public static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

    /// The width of one character, however many code points it is made of.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        // An emoji variation selector makes a picture of what would be a narrow sign.
        if scalars.contains("\u{fe0f}") { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        // The half-width sound marks of Japanese join the letter before them, and take a column of their own.
        let marks = scalars.dropFirst().count { $0 == "\u{ff9e}" || $0 == "\u{ff9f}" }
        return (isWide(first.value) ? 2 : 1) + marks
    }

    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115f, 0x231a...0x231b, 0x23e9...0x23ec, 0x2614...0x2615, 0x2e80...0x303e, 0x3041...0xa4cf,
            0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6,
            0x1f004, 0x1f0cf, 0x1f18e, 0x1f191...0x1f19a, 0x1f1e6...0x1f202, 0x1f210...0x1f23b, 0x1f300...0x1f64f,
            0x1f680...0x1f6ff, 0x1f7e0...0x1f7eb, 0x1f900...0x1f9ff, 0x1fa70...0x1faff, 0x20000...0x3fffd:
            true
        default: false
        }
    }
}
