/// An array that never changes again and is read without checks, for the tables of the matcher.
///
/// An index outside of it is a programmer's error, which debug builds catch.
final class FrozenTable<Element: Sendable & BitwiseCopyable>: Sendable {
    // nonisolated(unsafe) because the memory is written in `init` alone and freed in `deinit`.
    private nonisolated(unsafe) let base: UnsafeMutablePointer<Element>
    let count: Int

    init(_ elements: some Collection<Element>) {
        count = elements.count
        base = UnsafeMutablePointer.allocate(capacity: max(1, elements.count))
        _ = UnsafeMutableBufferPointer(start: base, count: count).initialize(from: elements)
    }

    deinit { base.deallocate() }

    subscript(index: Int) -> Element {
        assert(index >= 0 && index < count, "an index outside of a table")
        return base[index]
    }

    subscript(index: Int32) -> Element { self[Int(index)] }
}

/// Lists of numbers, one for each key, stored one behind the other.
final class FrozenLists: Sendable {
    private let starts: FrozenTable<Int32>
    private let members: FrozenTable<Int32>

    init(_ lists: [[Int32]]) {
        var starts: [Int32] = [0]
        starts.reserveCapacity(lists.count + 1)
        var total: Int32 = 0
        for list in lists {
            total += Int32(list.count)
            starts.append(total)
        }
        self.starts = FrozenTable(starts)
        members = FrozenTable(Array(lists.joined()))
    }

    /// The indices of the members of a list, for ``member(_:)``.
    func range(_ key: Int32) -> Range<Int> { Int(starts[key])..<Int(starts[Int(key) + 1]) }

    func member(_ index: Int) -> Int32 { members[index] }
}

/// Memory of the matcher that only grows, so that a message costs no allocation once it is warm.
struct GrowingBuffer<Element: BitwiseCopyable> {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        base = UnsafeMutablePointer.allocate(capacity: self.capacity)
    }

    func deallocate() { base.deallocate() }

    var isEmpty: Bool { count == 0 }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: count + 1) }
        (base + count).initialize(to: element)
        count += 1
    }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count, "an index outside of a buffer")
            return base[index]
        }
        @inline(__always) set {
            assert(index >= 0 && index < count, "an index outside of a buffer")
            base[index] = newValue
        }
    }

    subscript(index: Int32) -> Element {
        @inline(__always) get { self[Int(index)] }
        @inline(__always) set { self[Int(index)] = newValue }
    }

    /// Drops what lies at and behind `count`.
    @inline(__always)
    mutating func truncate(to count: Int) { self.count = count }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    private mutating func grow(to needed: Int) {
        let larger = max(needed, capacity * 2)
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = larger
    }
}
