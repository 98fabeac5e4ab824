/// A place in the text while it is being read.
struct SourcePosition: Sendable, Hashable {
    /// The index of the physical line.
    var line: Int
    /// The offset in bytes.
    var offset: Int
}

/// Reads the characters of one logical line: a physical line and those it continues on with `\`.
///
/// Blanks, continuations and comments are passed over by ``skipBlanks()``; everything else is seen by the parser.
struct LineScanner {
    let text: SourceText
    private(set) var position = SourcePosition(line: 0, offset: 0)
    private var lineEnd = 0
    private var lineStart = 0
    /// Where the last character that is no blank ended; nodes end here.
    private(set) var lastEnd = SourcePosition(line: 0, offset: 0)
    /// Comments behind something on a line, as byte offsets.
    private(set) var trailingComments: [(line: Int, start: Int, end: Int)] = []

    init(_ text: SourceText) { self.text = text }

    /// Goes to an offset on a line.
    mutating func start(line: Int, offset: Int) {
        position = SourcePosition(line: line, offset: offset)
        lastEnd = position
        lineEnd = text.lines[line].end
        lineStart = text.lines[line].start
    }

    /// Goes back to a place on a line that was already read.
    mutating func rewind(to place: SourcePosition) {
        position = place
        lineEnd = text.lines[place.line].end
        lineStart = text.lines[place.line].start
    }

    /// Whether nothing is left on the logical line.
    ///
    /// Only right after ``skipBlanks()``.
    var isAtEnd: Bool { position.offset >= lineEnd }

    /// The next byte, or 0 at the end of the physical line.
    var byte: UInt8 { position.offset < lineEnd ? text.bytes[position.offset] : 0 }

    /// The byte `distance` further on, or 0 behind the physical line.
    func byte(ahead distance: Int) -> UInt8 {
        let offset = position.offset + distance
        return offset < lineEnd ? text.bytes[offset] : 0
    }

    /// The scalar at the position and its length in bytes; nil at the end of the physical line.
    var scalar: (value: Unicode.Scalar, length: Int)? { scalar(at: position.offset) }

    /// The scalar at an offset of the physical line.
    func scalar(at offset: Int) -> (value: Unicode.Scalar, length: Int)? {
        guard offset < lineEnd else { return nil }
        let bytes = text.bytes
        let first = bytes[offset]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
        var value = UInt32(first) & (0x7f >> UInt32(length))
        for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3f) }
        return (Unicode.Scalar(value) ?? "\u{fffd}", length)
    }

    /// The ASCII form of the character at the position if it is ASCII punctuation or its full-width twin.
    var operatorCharacter: (ascii: UInt8, length: Int)? {
        let first = byte
        if first < 0x80 { return first == 0 ? nil : (first, 1) }
        guard first == 0xef, let (value, length) = scalar, (0xff01...0xff5e).contains(value.value) else { return nil }
        let ascii = UInt8(value.value - 0xfee0)
        let isAlphanumeric = (48...57).contains(ascii) || (65...90).contains(ascii) || (97...122).contains(ascii)
        return isAlphanumeric ? nil : (ascii, length)
    }

    /// Passes over `count` bytes that belong to something.
    mutating func advance(_ count: Int) {
        position.offset += count
        lastEnd = position
    }

    /// Passes over a blank at the position, if there is one.
    private mutating func takeBlank() -> Bool {
        let length = blankLength(at: position.offset)
        position.offset += length
        return length > 0
    }

    /// The length of the blank at an offset; 0 for anything else and at the end of the line.
    func blankLength(at offset: Int) -> Int {
        guard offset < lineEnd else { return 0 }
        let bytes = text.bytes
        switch bytes[offset] {
        case 0x20, 0x09: return 1
        case 0xc2 where offset + 1 < lineEnd && bytes[offset + 1] == 0xa0: return 2
        case 0xe3 where offset + 2 < lineEnd && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x80: return 3
        default: return 0
        }
    }

    /// Whether a comment starts at the position: `#` at the start or after a blank, and before a blank or the end.
    private var isAtComment: Bool {
        guard byte == UInt8(ascii: "#") else { return false }
        let next = position.offset + 1
        guard next >= lineEnd || blankLength(at: next) > 0 else { return false }
        let before = position.offset - 1
        guard before >= lineStart else { return true }
        let bytes = text.bytes
        return bytes[before] == 0x20 || bytes[before] == 0x09
            || (before > lineStart && bytes[before - 1] == 0xc2 && bytes[before] == 0xa0)
            || (before > lineStart + 1 && bytes[before - 2] == 0xe3 && bytes[before - 1] == 0x80
                && bytes[before] == 0x80)
    }

    /// Passes over blanks, a comment, and the ends of continued lines.
    mutating func skipBlanks() {
        while position.offset < lineEnd {
            if takeBlank() { continue }
            if isAtComment {
                trailingComments.append((position.line, position.offset, lineEnd))
                position.offset = lineEnd
                return
            }
            guard byte == UInt8(ascii: "\\"), isAtContinuation else { return }
            guard position.line + 1 < text.lines.count else {
                position.offset = lineEnd
                return
            }
            position = SourcePosition(line: position.line + 1, offset: text.lines[position.line + 1].start)
            lineStart = text.lines[position.line].start
            lineEnd = text.lines[position.line].end
        }
    }

    /// Whether only blanks follow the backslash at the position.
    var isAtContinuation: Bool {
        var offset = position.offset + 1
        while offset < lineEnd {
            let length = blankLength(at: offset)
            if length == 0 { return false }
            offset += length
        }
        return true
    }

    /// The rest of the physical line without blanks around it, and passes over it.
    mutating func takeFreeText() -> (start: Int, end: Int) {
        while takeBlank() {}
        let start = position.offset
        var end = start
        var offset = start
        while offset < lineEnd {
            let blank = blankLength(at: offset)
            offset += max(blank, 1)
            if blank == 0 { end = offset }
        }
        position.offset = end
        lastEnd = position
        position.offset = lineEnd
        return (start, end)
    }

    /// Passes over the rest of the logical line.
    mutating func skipLine() {
        while true {
            skipBlanks()
            if isAtEnd { return }
            position.offset += scalar?.length ?? 1
        }
    }
}
