extension FileParser {
    /// Reads the keyword that a line begins with, and objects to a colon behind it.
    mutating func takeKeyword() {
        let start = here
        guard scanner.takeName() != nil else { return }
        rejectColon(behind: text.text(start.offset, here.offset))
    }

    /// Objects to a colon right behind a keyword or a name, and reads on behind it.
    mutating func rejectColon(behind word: String) {
        guard let (ascii, length) = scanner.operatorCharacter, ascii == UInt8(ascii: ":") else { return }
        let place = nextCharacter
        scanner.advance(length)
        report(.malformedLine, place, "a colon stands behind `\(word)`", remedy: "delete the colon")
    }

    /// Reads the name that a block begins with; nothing may follow but a comment.
    mutating func headName(_ what: String) throws(LineFault) -> Located<String> {
        let name = try name(what)
        rejectColon(behind: name.value)
        scanner.skipBlanks()
        guard !scanner.isAtEnd else { return name }
        let place = here
        guard let next = scanner.takeName() else { return name }
        report(
            .malformedLine,
            span(from: place),
            "expected the end of the line, found `\(next)`",
            remedy: "a name has no blanks; join its parts with `.` or `_`: `\(name.value)_\(next)`"
        )
        scanner.skipLine()
        return name
    }

    /// Reads a name.
    mutating func name(_ what: String, remedy: String? = nil) throws(LineFault) -> Located<String> {
        scanner.skipBlanks()
        let start = here
        guard let name = scanner.takeName() else {
            let isNumber = scanner.scalar?.value.decimalDigit != nil
            throw unexpected(what, remedy: remedy ?? (isNumber ? "begin the name with a letter" : nil))
        }
        return Located(name, span(from: start))
    }

    /// Reads a name if one follows.
    mutating func optionalName() -> Located<String>? {
        scanner.skipBlanks()
        let start = here
        guard let name = scanner.takeName() else { return nil }
        return Located(name, span(from: start))
    }

    /// Reads the name of a variable, which must be none of the words that conditions use.
    mutating func variableName() throws(LineFault) -> Located<String> {
        let name = try name("the name of a variable")
        guard !Self.reservedNames.contains(name.value) else {
            let remedy = "take another name"
            throw fault(
                .malformedLine,
                name.span,
                "`\(name.value)` is a word of conditions and can't name a variable",
                remedy: remedy
            )
        }
        return name
    }

    static let reservedNames: Set<String> = [
        "hours", "page", "language", "channel", "tag", "visitor", "intent", "confidence", "turn", "not", "and", "or",
        "if", "known", "unknown", "is",
    ]

    /// Whether the given word follows; it is read then.
    mutating func takeWord(_ word: StaticString) -> Bool {
        scanner.skipBlanks()
        guard peeksWord(word) else { return false }
        scanner.advance(word.utf8CodeUnitCount)
        return true
    }

    /// Whether the given word follows, as a name of its own.
    func peeksWord(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        for index in 0..<count where scanner.byte(ahead: index) != word.utf8Start[index] { return false }
        guard let (next, _) = scanner.scalar(at: here.offset + count) else { return true }
        if next.mayContinueName { return false }
        guard next == "-" || next == ".", let (behind, _) = scanner.scalar(at: here.offset + count + 1) else {
            return true
        }
        return !behind.mayContinueName
    }

    /// Reads a word of the language, or says what was expected.
    mutating func expectWord(_ word: StaticString, remedy: String? = nil) throws(LineFault) {
        if !takeWord(word) { throw unexpected("`\(word)`", remedy: remedy) }
    }

    /// Whether the given operator follows, in ASCII or full width; it is read then.
    mutating func takeOperator(_ character: Unicode.Scalar) -> Bool {
        scanner.skipBlanks()
        return takeAdjacentOperator(character)
    }

    /// Like ``takeOperator(_:)``, but no blank may stand before it.
    mutating func takeAdjacentOperator(_ character: Unicode.Scalar) -> Bool {
        guard let (ascii, length) = scanner.operatorCharacter, UInt32(ascii) == character.value else { return false }
        noteFullWidth(length: length, ascii: ascii)
        scanner.advance(length)
        return true
    }

    /// Reports an operator that is a full-width twin.
    mutating func noteFullWidth(length: Int, ascii: UInt8) {
        guard length > 1 else { return }
        let ascii = String(UnicodeScalar(ascii))
        let found = text.text(here.offset, here.offset + length)
        report(
            .fullWidthOperator,
            nextCharacter,
            "full-width `\(found)` is read as `\(ascii)`",
            remedy: "write `\(ascii)`"
        )
    }

    /// Reads an operator, or says what was expected.
    mutating func expectOperator(_ character: Unicode.Scalar, remedy: String? = nil) throws(LineFault) {
        if !takeOperator(character) { throw unexpected("`\(character)`", remedy: remedy) }
    }

    /// Reads characters up to the next blank, such as an address or a path.
    mutating func bareWord(_ what: String) throws(LineFault) -> Located<String> {
        scanner.skipBlanks()
        if scanner.byte == UInt8(ascii: "\"") { return try string(what) }
        let start = here
        var length = 0
        while let (_, width) = scanner.scalar(at: start.offset + length),
            scanner.blankLength(at: start.offset + length) == 0
        {
            length += width
        }
        guard length > 0 else { throw unexpected(what) }
        scanner.advance(length)
        return Located(text.text(start.offset, start.offset + length), span(from: start))
    }

    /// Reads the rest of the line as it is.
    mutating func freeText(_ what: String) throws(LineFault) -> Located<String> {
        let line = here.line
        let (start, end) = scanner.takeFreeText()
        let span = place(line, start, end)
        guard start < end else { throw fault(.malformedLine, span, "the line ends here, expected \(what)") }
        return Located(text.text(start, end), span)
    }
}
