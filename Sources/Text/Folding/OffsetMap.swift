/// Where the bytes of a folded text come from.
///
/// The text is covered by stretches. In a linear one, byte n of the folded text comes from byte n of the original; any
/// other is a unit, all of whose folded bytes come from all of its original bytes.
struct OffsetMap: Sendable {
    private struct Stretch {
        let folded: Int32
        let original: Int32
        let isUnit: Bool
    }

    /// Ascending; empty when the whole text is linear.
    private var stretches: [Stretch] = []
    private let originalCount: Int

    init(originalCount: Int) { self.originalCount = originalCount }

    /// Notes that the bytes from here on correspond one to one.
    @inline(__always)
    mutating func beginLinear(folded: Int, original: Int) {
        if let last = stretches.last {
            if !last.isUnit, original - Int(last.original) == folded - Int(last.folded) { return }
        } else if folded == original {
            return
        }
        append(folded, original, isUnit: false)
    }

    /// Notes a unit that begins here.
    mutating func beginUnit(folded: Int, original: Int) {
        append(folded, original, isUnit: true)
    }

    private mutating func append(_ folded: Int, _ original: Int, isUnit: Bool) {
        // A stretch that nothing is left of in the folded text would hide behind the next one.
        if let last = stretches.last, Int(last.folded) == folded { stretches.removeLast() }
        stretches.append(Stretch(folded: Int32(folded), original: Int32(original), isUnit: isUnit))
    }

    /// The original bytes that a range of the folded text comes from.
    func originalRange(of range: Range<Int>) -> Range<Int> {
        let lower = originalStart(of: range.lowerBound)
        let upper = range.isEmpty ? lower : originalEnd(of: range.upperBound)
        return lower..<max(lower, upper)
    }

    private func originalStart(of offset: Int) -> Int {
        guard let index = stretch(at: offset) else { return min(offset, originalCount) }
        let stretch = stretches[index]
        if stretch.isUnit { return Int(stretch.original) }
        return min(Int(stretch.original) + offset - Int(stretch.folded), end(of: index))
    }

    private func originalEnd(of offset: Int) -> Int {
        guard let index = stretch(at: offset - 1) else { return min(offset, originalCount) }
        let stretch = stretches[index]
        if stretch.isUnit { return end(of: index) }
        return min(Int(stretch.original) + offset - Int(stretch.folded), end(of: index))
    }

    private func end(of index: Int) -> Int {
        index + 1 < stretches.count ? Int(stretches[index + 1].original) : originalCount
    }

    /// The last stretch that begins at or before `offset`.
    private func stretch(at offset: Int) -> Int? {
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if Int(stretches[middle].folded) <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
