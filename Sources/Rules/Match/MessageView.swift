import FrontdeskText

/// A folded message in memory, while it is being matched.
struct MessageView {
    let folded: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeBufferPointer<TextToken>

    /// So many tokens of a message are looked at; what stands behind them matches nothing.
    static let maximumTokens = 65_536

    /// The number of the first token that starts at or after an offset.
    func firstToken(startingAtOrAfter offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The code points of tokens within a range of offsets, as coverage counts them.
    func coverage(of range: Range<Int>) -> Int {
        var count = 0
        var index = max(0, firstToken(startingAtOrAfter: range.lowerBound) - 1)
        while index < tokens.count, Int(tokens[index].start) < range.upperBound {
            let part = tokens[index].range.clamped(to: range)
            for byte in folded[part] where byte & 0xc0 != 0x80 { count += 1 }
            index += 1
        }
        return count
    }
}
