public import FrontdeskCore

/// The place of a syntax node, from its first character to behind its last one.
public struct SourceSpan: Hashable, Sendable {
    /// The path of the file.
    public let path: String
    private let startLine: Int32
    private let startColumn: Int32
    private let lastLine: Int32
    private let behindColumn: Int32

    /// Makes a span; lines and columns count from 1, columns in Unicode code points.
    public init(path: String, line: Int, column: Int, endLine: Int, endColumn: Int) {
        self.path = path
        startLine = Int32(clamping: line)
        startColumn = Int32(clamping: column)
        lastLine = Int32(clamping: endLine)
        behindColumn = Int32(clamping: endColumn)
    }

    /// The line of the first character.
    public var line: Int { Int(startLine) }
    /// The column of the first character.
    public var column: Int { Int(startColumn) }
    /// The line of the last character.
    public var endLine: Int { Int(lastLine) }
    /// The column behind the last character.
    public var endColumn: Int { Int(behindColumn) }

    /// Where the node begins.
    public var start: FileLocation { FileLocation(path: path, line: line, column: column) }
    /// Where the node ends, behind its last character.
    public var end: FileLocation { FileLocation(path: path, line: endLine, column: endColumn) }

    /// The span from the start of this one to the end of `other`.
    public func extended(to other: SourceSpan) -> SourceSpan {
        SourceSpan(path: path, line: line, column: column, endLine: other.endLine, endColumn: other.endColumn)
    }
}

/// A value and the place where it was written.
public struct Located<Content: Hashable & Sendable>: Hashable, Sendable {
    /// The value.
    public let value: Content
    /// Where it stands.
    public let span: SourceSpan

    /// Makes a located value.
    public init(_ value: Content, _ span: SourceSpan) {
        self.value = value
        self.span = span
    }
}
