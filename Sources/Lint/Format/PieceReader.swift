/// Cuts lines into pieces; brackets that are open at the end of one line are known on the next.
struct PieceReader {
    /// What is read now: the kind of the line, or what stands behind its `=`.
    private var kind: LineKind
    private let isDefinition: Bool
    /// What each open bracket holds.
    private var brackets: [Bracket] = []
    private var isAtStart = true

    private var line: [Unicode.Scalar] = []
    private var position = 0
    private var hasBlank = false
    private var pieces: [LinePiece] = []

    private enum Bracket {
        case group, arguments, capture
    }

    init(_ kind: LineKind) {
        self.kind = kind
        if case .definition = kind { isDefinition = true } else { isDefinition = false }
    }

    /// The pieces of a physical line that has no blanks before it.
    mutating func read(_ line: [Unicode.Scalar]) -> [LinePiece] {
        self.line = line
        position = 0
        hasBlank = false
        pieces = []
        if isAtStart, kind == .trigger { readWhen() }
        isAtStart = false
        while position < line.count { readPiece() }
        return pieces
    }

    // MARK: Pieces

    /// `when`, and the regex behind it.
    private mutating func readWhen() {
        add(.text, 4)
        skipBlanks()
        if scalar(at: 0) == "/" { readRegex() }
    }

    private mutating func readPiece() {
        if FileLayout.isBlank(line[position]) {
            skipBlanks()
        } else if isComment {
            addComment()
        } else if line[position] == "\\", line[(position + 1)...].allSatisfy(FileLayout.isBlank) {
            add(.continuation, 1)
            position = line.count
        } else if case .definition(let rest) = kind, line[position] == "=" {
            add(.joint, 1)
            kind = rest == .plain ? .plain : .terms
            skipBlanks()
            if scalar(at: 0) == "/" { readRegex() }
        } else if kind == .plain {
            readWord()
        } else if !readOperator() {
            readText()
        }
    }

    /// Reads an operator if one stands here.
    private mutating func readOperator() -> Bool {
        if kind == .openings, ",-:，－：".unicodeScalars.contains(line[position]) {
            add(.tight, 1)
            return true
        }
        switch line[position] {
        case "|", "&", "｜", "＆": add(.joint, 1)
        case "(", "[", "{", "（", "［", "｛": readOpener()
        case ")", "]", "}", "）", "］", "｝":
            _ = brackets.popLast()
            add(.closer, 1)
        case "," where !isPattern: add(.comma, 1)
        case ":" where kind == .stage, "：" where kind == .stage:
            add(.colon, 1)
            kind = .parts
        case "-" where !isPattern && scalar(at: 1) == ">": add(.joint, 2)
        case "=", "<", ">", "!":
            guard !isPattern else { return false }
            let count = line[position...].prefix { "=<>!".unicodeScalars.contains($0) }.count
            add(brackets.last == .arguments ? .tight : .joint, count)
        case ":" where brackets.last == .capture, "：" where brackets.last == .capture,
            "-" where brackets.last == .capture, "－" where brackets.last == .capture:
            add(.tight, 1)
        case "." where isGap(at: 0), "．" where isGap(at: 0):
            add(.gap, 2 + line[(position + 2)...].prefix(while: Self.isDigit).count)
        default: return false
        }
        return true
    }

    private mutating func readOpener() {
        if line[position] == "{" || line[position] == "｛" {
            brackets.append(.capture)
        } else if !isPattern, isBehindCall || (!hasBlank && pieces.last?.kind == .text) {
            // The arguments of a call may stand apart from it, those of a text may not.
            hasBlank = false
            brackets.append(.arguments)
        } else {
            brackets.append(.group)
        }
        add(.opener, 1)
    }

    /// Whether the words before are `call` and a name.
    private var isBehindCall: Bool {
        pieces.count >= 2 && pieces[pieces.count - 1].kind == .text && pieces[pieces.count - 2].text == "call"
    }

    /// Whether two dots, and no third, stand at a distance in a pattern.
    private func isGap(at distance: Int) -> Bool {
        func isDot(_ distance: Int) -> Bool {
            guard position + distance >= 0, let scalar = scalar(at: distance) else { return false }
            return scalar == "." || scalar == "．"
        }
        return isPattern && isDot(distance) && isDot(distance + 1) && !isDot(distance + 2) && !isDot(distance - 1)
    }

    private var isPattern: Bool {
        switch kind {
        case .trigger, .terms: true
        default: false
        }
    }

    private var isInParts: Bool {
        switch kind {
        case .parts, .stage, .turn, .addresses, .openings: true
        default: false
        }
    }

    /// Reads words up to a blank or an operator, or a quoted text.
    private mutating func readText() {
        if isQuote(line[position]) {
            readQuoted()
            return
        }
        if kind == .addresses, !isReply {
            readWord()
            return
        }
        var count = 0
        while let scalar = scalar(at: count), !FileLayout.isBlank(scalar) {
            if scalar == "\\" {
                if line[(position + count + 1)...].allSatisfy(FileLayout.isBlank) { break }
                count += 2
                continue
            }
            if count > 0, isQuote(scalar) || endsText(scalar, self.scalar(at: count + 1)) || isGap(at: count) { break }
            if count > 0, endsNumber(count) { break }
            count += 1
        }
        add(.text, min(max(count, 1), line.count - position))
    }

    /// Whether a number ends before the scalar at a distance: outside of patterns the word behind it is another.
    private func endsNumber(_ distance: Int) -> Bool {
        guard isInParts, kind != .addresses else { return false }
        let start = line[position] == "-" ? 1 : 0
        let number = line[(position + start)..<(position + distance)]
        guard let next = scalar(at: distance), let first = number.first else { return false }
        if kind == .openings, Self.isDigit(next), !Self.isDigit(first) { return true }
        return next.properties.isAlphabetic && Self.isDigit(first)
            && number.allSatisfy { Self.isDigit($0) || $0 == "." }
    }

    private func endsText(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
        switch scalar {
        case "|", "&", "｜", "＆", "(", "[", "{", "（", "［", "｛", ")", "]", "}", "）", "］", "｝": true
        case ",", "=", "<", ">": !isPattern
        case ":", "：": kind == .stage || kind == .openings || brackets.last == .capture
        case "，": kind == .openings
        case "－": kind == .openings || brackets.last == .capture
        case "!": !isPattern && next == "="
        case "-": kind == .openings || brackets.last == .capture || (!isPattern && next == ">")
        default: false
        }
    }

    /// Whether a key of a text stands here rather than an address.
    private var isReply: Bool { scalar(at: 0) == "t" && scalar(at: 1) == ":" }

    private func isQuote(_ scalar: Unicode.Scalar) -> Bool { scalar == "\"" || (scalar == "'" && !isPattern) }

    private mutating func readQuoted() {
        let quote = line[position]
        var count = 1
        while let scalar = scalar(at: count), scalar != quote {
            count += scalar == "\\" && quote == "\"" ? 2 : 1
        }
        add(.text, min(count + 1, line.count - position))
    }

    private mutating func readRegex() {
        var count = 1
        while let scalar = scalar(at: count), scalar != "/" { count += scalar == "\\" ? 2 : 1 }
        add(.text, min(count + 1, line.count - position))
    }

    private mutating func readWord() {
        if line[position] == "\"" {
            readQuoted()
            return
        }
        var count = line[position...].prefix { !FileLayout.isBlank($0) }.count
        if case .definition = kind, let sign = line[position...].prefix(count).firstIndex(of: "=") {
            count = max(1, sign - position)
        }
        add(.text, count)
    }

    // MARK: Characters

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
    }

    private func scalar(at distance: Int) -> Unicode.Scalar? {
        position + distance < line.count ? line[position + distance] : nil
    }

    /// Whether a comment begins here: `#` behind a blank or first, and before a blank or the end.
    private var isComment: Bool {
        guard line[position] == "#", hasBlank || position == 0 else { return false }
        return scalar(at: 1).map(FileLayout.isBlank) ?? true
    }

    private mutating func addComment() {
        let text = FileLayout.string(FileLayout.trimmed(Array(line[position...])))
        pieces.append(LinePiece(kind: .comment, text: text, hasBlank: true))
        position = line.count
    }

    private mutating func skipBlanks() {
        while position < line.count, FileLayout.isBlank(line[position]) {
            position += 1
            hasBlank = true
        }
    }

    private mutating func add(_ kind: LinePiece.Kind, _ count: Int) {
        let end = min(position + count, line.count)
        // Outside of patterns two words are never one, however close they stand.
        let isApart = hasBlank || (isInParts && kind == .text)
        pieces.append(LinePiece(kind: kind, text: FileLayout.string(line[position..<end]), hasBlank: isApart))
        position = end
        hasBlank = false
    }
}
