/// How one text differs from another, line by line, as patches show it.
public struct LineDifference: Sendable {
    private enum Change: Equatable {
        case same, removed, added
    }

    private struct Line {
        let change: Change
        let text: Substring
    }

    private let lines: [Line]

    /// Above so many differing lines, the old ones are shown in a piece, and the new ones behind them.
    private static let maximumCompared = 4_000
    /// So many unchanged lines are shown around changes.
    private static let context = 3

    /// Compares two texts.
    public init(_ before: String, _ after: String) {
        let old = Self.lines(before)
        let new = Self.lines(after)
        var start = 0
        while start < old.count, start < new.count, Self.equal(old[start], new[start]) { start += 1 }
        var end = 0
        while end < old.count - start, end < new.count - start,
            Self.equal(old[old.count - 1 - end], new[new.count - 1 - end])
        {
            end += 1
        }
        var lines = old[..<start].map { Line(change: .same, text: $0) }
        lines += Self.compare(Array(old[start..<(old.count - end)]), Array(new[start..<(new.count - end)]))
        lines += old[(old.count - end)...].map { Line(change: .same, text: $0) }
        self.lines = lines
    }

    /// Whether there is no difference.
    public var isEmpty: Bool { lines.allSatisfy { $0.change == .same } }

    /// The difference as a patch of a file, as `diff -u` and git write it; empty when there is none.
    public func patch(of path: String) -> String {
        var text = ""
        var old = 1
        var new = 1
        var index = 0
        while let first = lines[index...].firstIndex(where: { $0.change != .same }) {
            let start = max(index, first - Self.context)
            old += start - index
            new += start - index
            let end = hunkEnd(from: first)
            let hunk = lines[start..<end]
            let oldCount = hunk.count { $0.change != .added }
            let newCount = hunk.count { $0.change != .removed }
            text += "@@ -\(Self.range(old, oldCount)) +\(Self.range(new, newCount)) @@\n"
            for line in hunk {
                text += line.text.marked(line.change == .same ? " " : line.change == .removed ? "-" : "+")
            }
            old += oldCount
            new += newCount
            index = end
        }
        return text.isEmpty ? "" : "--- \(path)\n+++ \(path)\n" + text
    }

    /// Where a hunk ends whose first change is given: behind the last change with others near, and its context.
    private func hunkEnd(from first: Int) -> Int {
        var last = first
        var next = first + 1
        while next < lines.count, next - last <= 2 * Self.context {
            if lines[next].change != .same { last = next }
            next += 1
        }
        return min(lines.count, last + Self.context + 1)
    }

    private static func range(_ start: Int, _ count: Int) -> String {
        count == 1 ? "\(start)" : "\(count == 0 ? start - 1 : start),\(count)"
    }

    private static func compare(_ old: [Substring], _ new: [Substring]) -> [Line] {
        guard old.count + new.count <= maximumCompared else {
            return old.map { Line(change: .removed, text: $0) } + new.map { Line(change: .added, text: $0) }
        }
        let difference = new.difference(from: old, by: equal)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var lines: [Line] = []
        var next = 0
        for (offset, text) in old.enumerated() {
            if removed.contains(offset) {
                lines.append(Line(change: .removed, text: text))
                continue
            }
            while added.contains(next) {
                lines.append(Line(change: .added, text: new[next]))
                next += 1
            }
            lines.append(Line(change: .same, text: text))
            next += 1
        }
        return lines + new[next...].map { Line(change: .added, text: $0) }
    }

    /// Lines with their ends, so that a missing or different end is a difference.
    private static func lines(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        var start = text.startIndex
        while let end = text[start...].firstIndex(where: { $0 == "\n" || $0 == "\r\n" }) {
            let next = text.index(after: end)
            lines.append(text[start..<next])
            start = next
        }
        if start < text.endIndex { lines.append(text[start...]) }
        return lines
    }

    /// Whether two lines are the same bytes: a composed letter differs from a decomposed one.
    private static func equal(_ one: Substring, _ other: Substring) -> Bool { one.utf8.elementsEqual(other.utf8) }
}

extension Substring {
    /// The line of a patch.
    fileprivate func marked(_ mark: Character) -> String {
        guard let last, last == "\n" || last == "\r\n" else { return "\(mark)\(self)\n\\ No newline at end of file\n" }
        return "\(mark)\(self)"
    }
}
