import CICU
public import FrontdeskCore
import Synchronization

/// Boundaries of words, by ICU's rules and dictionaries.
///
/// Matching needs none of this: it's for checks and search, where a dictionary's mistake does no harm.
public final class WordBreaks: Sendable {
    /// A word, or what stands between two.
    public struct Segment: Sendable, Equatable {
        /// Where it is, in UTF-8 offsets.
        public let range: Range<Int>
        /// Whether it's a word rather than blanks or punctuation.
        public let isWord: Bool
    }

    private struct Handle: @unchecked Sendable {
        // @unchecked Sendable because it's only touched under the mutex below.
        let words: OpaquePointer?
    }

    private let handle: Mutex<Handle>

    /// Word boundaries as a language has them; those of a language without rules of its own are Unicode's.
    public init(language: LanguageTag) {
        handle = Mutex(Handle(words: cicu_break_open(language.rawValue)))
    }

    deinit {
        handle.withLock { $0.words.map(cicu_break_close) }
    }

    /// The segments of a text, which cover it from start to end.
    public func segments(of text: String) -> [Segment] {
        let units = Array(text.utf16)
        guard !units.isEmpty else { return [] }
        var ends = [Int32](repeating: 0, count: units.count)
        var isWord = [Bool](repeating: false, count: units.count)
        let count = handle.withLock { handle in
            units.withUnsafeBufferPointer { units -> Int32 in
                guard let start = units.baseAddress, let words = handle.words else { return 0 }
                return cicu_break_text(words, start, Int32(units.count), &ends, &isWord, Int32(units.count))
            }
        }
        return Self.segments(of: text, ends: ends.prefix(max(0, Int(count))), isWord: isWord)
    }

    /// The words of a text.
    public func words(of text: String) -> [Substring] {
        let utf8 = text.utf8
        return segments(of: text).filter(\.isWord).map { segment in
            let start = utf8.index(utf8.startIndex, offsetBy: segment.range.lowerBound)
            return text[start..<utf8.index(start, offsetBy: segment.range.count)]
        }
    }

    private static func segments(of text: String, ends: ArraySlice<Int32>, isWord: [Bool]) -> [Segment] {
        var segments: [Segment] = []
        var start = 0
        var offset = 0
        var units = 0
        var next = ends.startIndex
        for scalar in text.unicodeScalars {
            offset += UTF8.width(scalar)
            units += UTF16.width(scalar)
            guard next < ends.endIndex, units >= Int(ends[next]) else { continue }
            segments.append(Segment(range: start..<offset, isWord: isWord[next]))
            start = offset
            next += 1
        }
        return segments
    }
}
