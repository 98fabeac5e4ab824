import Synchronization

/// Remembers the last so many elements that were put in.
final class RecentSet<Element: Hashable & Sendable>: Sendable {
    private struct Contents: Sendable {
        var newer: Set<Element> = []
        var older: Set<Element> = []
    }

    private let half: Int
    private let contents = Mutex(Contents())

    /// Makes a set that remembers at least half of `capacity` and at most all of it.
    init(capacity: Int) { half = max(1, capacity / 2) }

    /// Whether an element is remembered.
    func contains(_ element: Element) -> Bool {
        contents.withLock { $0.newer.contains(element) || $0.older.contains(element) }
    }

    /// Puts an element in; the oldest half is forgotten when it is full.
    func insert(_ element: Element) {
        contents.withLock { contents in
            contents.newer.insert(element)
            guard contents.newer.count >= half else { return }
            contents.older = contents.newer
            contents.newer = []
        }
    }
}
