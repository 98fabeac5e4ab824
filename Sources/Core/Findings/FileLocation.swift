/// A place in a text file, counted as people count: from line 1, column 1.
public struct FileLocation: Hashable, Sendable, Codable {
    /// The path as it was given, with `/` between its parts.
    public let path: String
    /// The line, from 1.
    public let line: Int
    /// The column in Unicode code points, from 1.
    public let column: Int

    /// Makes a place in a file.
    public init(path: String, line: Int, column: Int) {
        self.path = path
        self.line = line
        self.column = column
    }
}

extension FileLocation: CustomStringConvertible, Comparable {
    public var description: String { "\(path):\(line):\(column)" }

    /// Orders places by path, line and column.
    public static func < (left: FileLocation, right: FileLocation) -> Bool {
        (left.path, left.line, left.column) < (right.path, right.line, right.column)
    }
}
