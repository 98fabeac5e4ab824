public import FrontdeskCore

/// The direction a text is read in.
public enum TextDirection: String, Sendable, CaseIterable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"

    /// The direction of the first letter of a text that has one; nil for a text without letters.
    ///
    /// Letters within isolates don't count, as Unicode's bidirectional algorithm has it (rules P2 and P3).
    public init?(firstStrongOf text: String) {
        let table = CodePointTable.shared
        var isolates = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x2066...0x2068: isolates += 1
            case 0x2069: isolates = max(0, isolates - 1)
            case 0x200E where isolates == 0:
                self = .leftToRight
                return
            case 0x200F where isolates == 0, 0x61C where isolates == 0:
                self = .rightToLeft
                return
            default:
                let entry = table[scalar.value]
                guard isolates == 0, entry.isLetter else { continue }
                self = entry.script.isRightToLeft ? .rightToLeft : .leftToRight
                return
            }
        }
        return nil
    }

    /// The direction a language is written in.
    public init(language: LanguageTag) {
        self = language.isRightToLeft ? .rightToLeft : .leftToRight
    }

    static let isolateUnit: UInt16 = 0x2068
    static let endOfIsolateUnit: UInt16 = 0x2069

    /// The text between U+2068 and U+2069, so that its direction stays its own.
    ///
    /// Controls of direction within the text are left out, so that it can't end its isolate.
    public static func isolated(_ text: String) -> String {
        "\u{2068}\(withoutControls(text))\u{2069}"
    }

    /// The text without embeddings, overrides and isolates; direction marks stay.
    public static func withoutControls(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.filter { !isControl($0) })
        return String(scalars)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
