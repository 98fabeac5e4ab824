/// A text with edits made in it.
enum EditedText {
    /// Makes edits of one file that do not reach into each other.
    ///
    /// - Parameters:
    ///   - edits: In the order of the file; one that reaches into the one before is left out.
    ///   - text: The text.
    /// - Returns: The text with what the edits say, and how many of them were made.
    static func applying(_ edits: [TextEdit], to text: String) -> (text: String, made: Int) {
        let scalars = Array(text.unicodeScalars)
        let starts = lineStarts(scalars)
        func offset(_ line: Int, _ column: Int) -> Int {
            guard line >= 1, line <= starts.count else { return scalars.count }
            return min(starts[line - 1] + column - 1, scalars.count)
        }
        var result = String.UnicodeScalarView()
        var position = 0
        var last: TextEdit?
        var made = 0
        for edit in edits {
            if last?.reaches(edit) ?? false { continue }
            let start = offset(edit.line, edit.column)
            guard start >= position else { continue }
            result.append(contentsOf: scalars[position..<start])
            result.append(contentsOf: edit.replacement.unicodeScalars)
            position = max(start, offset(edit.endLine, edit.endColumn))
            last = edit
            made += 1
        }
        result.append(contentsOf: scalars[position...])
        return (String(result), made)
    }

    private static func lineStarts(_ scalars: [Unicode.Scalar]) -> [Int] {
        var starts = [0]
        for (offset, scalar) in scalars.enumerated() {
            let isPair = scalar == "\r" && offset + 1 < scalars.count && scalars[offset + 1] == "\n"
            if scalar == "\n" || (scalar == "\r" && !isPair) { starts.append(offset + 1) }
        }
        return starts
    }
}
