/// A stretch of a file and what shall stand there instead.
public struct TextEdit: Sendable, Hashable {
    /// The path of the file.
    public let path: String
    /// The line on which the stretch begins, from 1.
    public let line: Int
    /// The column at which it begins, in code points from 1.
    public let column: Int
    /// The line on which it ends.
    public let endLine: Int
    /// The column behind its last code point.
    public let endColumn: Int
    /// What shall stand there.
    public let replacement: String

    /// Makes an edit; an empty stretch inserts.
    public init(path: String, line: Int, column: Int, endLine: Int, endColumn: Int, replacement: String) {
        self.path = path
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
        self.replacement = replacement
    }
}

extension TextEdit: Comparable {
    /// Orders edits by where they begin.
    public static func < (left: TextEdit, right: TextEdit) -> Bool {
        (left.path, left.line, left.column, left.endLine, left.endColumn)
            < (right.path, right.line, right.column, right.endLine, right.endColumn)
    }

    /// Whether another edit begins before this one ends.
    func reaches(_ next: TextEdit) -> Bool {
        path == next.path && (next.line, next.column) < (endLine, endColumn)
    }
}
