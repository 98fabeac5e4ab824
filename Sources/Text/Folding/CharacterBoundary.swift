/// Boundaries between the characters of a text, by UTF-8 offset.
enum CharacterBoundary {
    /// The last boundary at or before `offset`.
    static func before(_ offset: Int, in text: String) -> Int {
        let utf8 = text.utf8
        guard offset > 0 else { return 0 }
        guard offset < utf8.count else { return utf8.count }
        if isBetweenASCII(offset, utf8) { return offset }
        // An index within a character counts as that character's.
        let next = text.index(after: utf8.index(utf8.startIndex, offsetBy: offset))
        return utf8.distance(from: utf8.startIndex, to: text.index(before: next))
    }

    /// The first boundary at or after `offset`.
    static func after(_ offset: Int, in text: String) -> Int {
        let start = before(offset, in: text)
        if start == offset { return offset }
        let utf8 = text.utf8
        return utf8.distance(from: utf8.startIndex, to: text.index(after: utf8.index(utf8.startIndex, offsetBy: start)))
    }

    /// Two ASCII bytes are two characters, unless they are CR LF.
    private static func isBetweenASCII(_ offset: Int, _ utf8: String.UTF8View) -> Bool {
        let index = utf8.index(utf8.startIndex, offsetBy: offset)
        let previous = utf8[utf8.index(before: index)]
        return previous < 0x80 && utf8[index] < 0x80 && !(previous == 0x0D && utf8[index] == 0x0A)
    }
}
