/// The lines of all files that findings point into.
public struct SourceLines: Sendable {
    private var texts: [String: [Substring]]

    /// Cuts files into lines.
    ///
    /// - Parameter files: The bytes of each file by its path.
    public init(_ files: [String: [UInt8]]) {
        texts = files.mapValues(Self.cut)
    }

    /// The lines with those of one file taken from other bytes.
    public func replacing(_ path: String, with bytes: [UInt8]) -> SourceLines {
        var lines = self
        lines.texts[path] = Self.cut(bytes)
        return lines
    }

    private static func cut(_ bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd)
    }

    /// A line, counted from 1, without its end; nil when there is none.
    public func line(_ number: Int, of path: String) -> String? {
        guard let lines = texts[path], lines.indices.contains(number - 1) else { return nil }
        return String(lines[number - 1])
    }
}

extension Character {
    /// Whether it ends a line as the parser has it; `\r\n` is one character.
    fileprivate var isLineEnd: Bool { self == "\n" || self == "\r" || self == "\r\n" }
}
