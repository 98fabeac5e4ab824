/// Sets the blanks of one logical line.
struct LineLayout {
    private let kind: LineKind
    private var reader: PieceReader
    /// Whether the line goes on below.
    private(set) var isOpen = false

    init(_ kind: LineKind) {
        self.kind = kind
        reader = PieceReader(kind)
    }

    /// The first word of a line, as far as it is made of ASCII letters.
    static func word(_ line: [Unicode.Scalar]) -> String {
        let letters = line.prefix { ("a"..."z").contains($0) }
        if letters.count < line.count {
            let next = line[letters.count]
            if next.properties.isAlphabetic || next == "_" || next == "." || next == "-" { return "" }
        }
        return FileLayout.string(letters)
    }

    /// Writes the first physical line, which has no blanks before it.
    mutating func start(_ content: [Unicode.Scalar]) -> String {
        switch kind {
        case .freeText: return Self.spaced(content, behind: content.prefix { !FileLayout.isBlank($0) }.count)
        case .example: return example(content)
        case .turn: return turn(content)
        case .trigger, .terms, .definition, .parts, .stage, .openings, .addresses, .plain: return pieces(content)
        }
    }

    /// Writes a physical line that goes on with the one above.
    mutating func goOn(_ content: [Unicode.Scalar]) -> String { pieces(content) }

    private mutating func pieces(_ content: [Unicode.Scalar]) -> String {
        let pieces = reader.read(content)
        isOpen = pieces.last?.kind == .continuation
        return Self.joined(pieces)
    }

    /// `en: I want a refund`, whose colon may be full-width.
    private func example(_ content: [Unicode.Scalar]) -> String {
        guard let colon = content.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            return FileLayout.string(FileLayout.trimmed(content))
        }
        let language = FileLayout.trimmed(Array(content[..<colon]))
        return Self.spaced(language + Array(content[colon...]), behind: language.count + 1)
    }

    private mutating func turn(_ content: [Unicode.Scalar]) -> String {
        guard let first = content.first else { return "" }
        switch first {
        case ">", "＞": return Self.spaced(content, behind: 1)
        case "<", "＜":
            let rest = Array(content.dropFirst().drop(while: FileLayout.isBlank))
            return "\(first) " + pieces(rest)
        default: return pieces(content)
        }
    }

    /// The first characters, a blank, and the rest without blanks around it.
    private static func spaced(_ content: [Unicode.Scalar], behind count: Int) -> String {
        let rest = FileLayout.trimmed(Array(content.dropFirst(count)))
        let head = FileLayout.string(content.prefix(count))
        return rest.isEmpty ? head : head + " " + FileLayout.string(rest)
    }

    private static func joined(_ pieces: [LinePiece]) -> String {
        var text = ""
        for (index, piece) in pieces.enumerated() {
            if index > 0 { text += piece.blanks(behind: pieces[index - 1]) }
            text += piece.text
        }
        return text
    }
}
