/// How many lines came and went between two texts.
struct LineChange: Hashable, Sendable {
    let added: Int
    let removed: Int

    /// Above so many lines that differ, lines are only counted, wherever they stand.
    private static let maximumOrdered = 2_000

    /// Compares two texts, nil where there is none.
    init(from before: [UInt8]?, to after: [UInt8]?) {
        let old = Self.lines(before)
        let new = Self.lines(after)
        var start = 0
        while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
        var end = 0
        while end < old.count - start, end < new.count - start, old[old.count - 1 - end] == new[new.count - 1 - end] {
            end += 1
        }
        let gone = old[start..<(old.count - end)]
        let come = new[start..<(new.count - end)]
        if gone.count + come.count <= Self.maximumOrdered {
            let difference = come.difference(from: gone)
            added = difference.insertions.count
            removed = difference.removals.count
        } else {
            var counts: [ArraySlice<UInt8>: Int] = [:]
            for line in come { counts[line, default: 0] += 1 }
            for line in gone { counts[line, default: 0] -= 1 }
            added = counts.values.reduce(0) { $0 + max($1, 0) }
            removed = counts.values.reduce(0) { $0 + max(-$1, 0) }
        }
    }

    private static func lines(_ bytes: [UInt8]?) -> [ArraySlice<UInt8>] {
        guard let bytes, !bytes.isEmpty else { return [] }
        let body = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
        return body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }
}
