/// The braces of a message pattern, read before ICU does.
///
/// ICU's parser calls itself for each level, so the depth has to be bounded first; and of a brace that's left open, or
/// a choice without `other`, it doesn't tell the place.
struct MessageBraces {
    /// Where the nesting gets deeper than it may, in UTF-16.
    private(set) var tooDeep: Int?
    /// The innermost brace that's left open.
    private(set) var unclosed: Int?
    /// The first choice that closes without an `other`.
    private(set) var withoutOther: Int?

    /// An argument that's open, or a text that one may choose.
    private struct Frame {
        let start: Int
        let isArgument: Bool
        /// What stands between the braces, without what stands in braces within them.
        var own: [UInt16] = []
    }

    private static let (open, close, apostrophe) = (UInt16(0x7B), UInt16(0x7D), UInt16(0x27))

    init(_ units: [UInt16], depthLimit: Int) {
        var frames: [Frame] = []
        var isQuoted = false
        for (index, unit) in units.enumerated() {
            switch unit {
            case Self.apostrophe where isQuoted:
                isQuoted = false
            case Self.apostrophe:
                isQuoted = index + 1 < units.count && (units[index + 1] == Self.open || units[index + 1] == Self.close)
            case Self.open where !isQuoted:
                frames.append(Frame(start: index, isArgument: !(frames.last?.isArgument ?? false)))
                // A choice opens two braces: its own, and that of the chosen text.
                if frames.count > 2 * depthLimit {
                    tooDeep = index
                    return
                }
            case Self.close where !isQuoted:
                guard let frame = frames.popLast(), frame.isArgument, withoutOther == nil else { continue }
                if Self.lacksOther(frame.own) { withoutOther = frame.start }
            default:
                if let last = frames.indices.last, frames[last].isArgument { frames[last].own.append(unit) }
            }
        }
        unclosed = frames.last?.start
    }

    private static func lacksOther(_ own: [UInt16]) -> Bool {
        let words = String(decoding: own, as: UTF16.self).split { $0 == "," || $0.isWhitespace }
        guard words.count > 1, ["plural", "select", "selectordinal"].contains(words[1]) else { return false }
        return !words.dropFirst(2).contains("other")
    }
}
