/// One pass over a text that isn't ASCII alone.
///
/// The text is cut into segments that can be folded each for itself. Nearly all are one code point, which the table
/// folds; of the others, only those that may need composing or reordering go through ICU.
struct FoldingRun {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let profile: FoldingProfile
    private let table: CodePointTable
    private(set) var folded: [UInt8] = []
    private(set) var offsets: OffsetMap
    /// What folding keeps of the segment at hand.
    private var kept: [UInt32] = []
    /// Marks since the last code point that isn't one.
    private var marks = 0
    private var isStable = true

    /// Marks that are gathered before ICU is asked which of them to keep.
    private static let gatheredMarks = 2 * SegmentFolder.markLimit

    init(bytes: UnsafeBufferPointer<UInt8>, profile: FoldingProfile, table: CodePointTable) {
        self.bytes = bytes
        self.profile = profile
        self.table = table
        offsets = OffsetMap(originalCount: bytes.count)
        folded.reserveCapacity(bytes.count + 16)
    }

    mutating func foldAll() {
        var index = 0
        while index < bytes.count {
            let (codePoint, length) = UTF8Bytes.decode(bytes, index)
            let entry = table[codePoint]
            let next = index + length
            if entry.startsSegment, !isContinued(codePoint, entry, at: next) {
                foldSingle(codePoint, entry, from: index, to: next)
                index = next
            } else {
                index = foldSegment(from: index)
            }
        }
    }

    /// Whether the code point at `index` may have a say in how the one before it folds.
    @inline(__always)
    private func isContinued(_ codePoint: UInt32, _ entry: CodePointEntry, at index: Int) -> Bool {
        guard index < bytes.count, bytes[index] >= 0x80 else { return false }
        let (next, _) = UTF8Bytes.decode(bytes, index)
        return !starts(next, table[next], after: codePoint, entry)
    }

    /// Whether a code point begins a segment when `last` is the one before it that folding keeps.
    @inline(__always)
    private func starts(
        _ codePoint: UInt32,
        _ entry: CodePointEntry,
        after last: UInt32,
        _ lastEntry: CodePointEntry
    ) -> Bool {
        if entry.isEmojiModifier { return !lastEntry.isEmoji }
        switch entry.jamo {
        case .none, .lead: break
        case .vowel: return lastEntry.jamo != .lead
        case .tail:
            let isOpenSyllable = (0xAC00...0xD7A3).contains(last) && (last - 0xAC00) % 28 == 0
            return lastEntry.jamo != .vowel && !isOpenSyllable
        }
        if !entry.startsSegment { return false }
        return !(codePoint == 0xE32 && last == 0xE4D || codePoint == 0xEB2 && last == 0xECD)
    }

    private mutating func foldSingle(_ codePoint: UInt32, _ entry: CodePointEntry, from start: Int, to end: Int) {
        let before = folded.count
        if !appendFolded(codePoint, entry) {
            offsets.beginLinear(folded: before, original: start)
            for index in start..<end { folded.append(bytes[index]) }
        } else if folded.count - before == end - start {
            offsets.beginLinear(folded: before, original: start)
        } else {
            offsets.beginUnit(folded: before, original: start)
        }
    }

    /// Appends what a code point folds to when it stands alone; false when that is itself.
    @inline(__always)
    private mutating func appendFolded(_ codePoint: UInt32, _ entry: CodePointEntry) -> Bool {
        if entry.isTurkic, profile == .turkic, let mapping = table.turkicMapping(of: codePoint) {
            folded.append(contentsOf: mapping)
            return true
        }
        if profile == .chinese, entry.isMapped || entry.script == .han {
            return appendSimplified(codePoint, entry)
        }
        if !entry.isMapped { return false }
        folded.append(contentsOf: table.mapping(of: codePoint))
        return true
    }

    /// Appends what a code point folds to, in simplified characters; false when that is itself.
    private mutating func appendSimplified(_ codePoint: UInt32, _ entry: CodePointEntry) -> Bool {
        if !entry.isMapped {
            let simplified = ChineseSimplification.shared.simplified(codePoint)
            if simplified == codePoint { return false }
            UTF8Bytes.append(simplified, to: &folded)
            return true
        }
        let mapping = table.mapping(of: codePoint)
        var index = 0
        while index < mapping.count {
            let (part, length) = UTF8Bytes.decode(mapping, index)
            UTF8Bytes.append(ChineseSimplification.shared.simplified(part), to: &folded)
            index += length
        }
        return true
    }
}

// MARK: - Segments of several code points

extension FoldingRun {
    /// Folds the segment that begins at `start`; returns where the next one begins.
    private mutating func foldSegment(from start: Int) -> Int {
        let before = folded.count
        kept.removeAll(keepingCapacity: true)
        marks = 0
        isStable = true
        var index = start
        var preceding: Preceding?
        while index < bytes.count {
            let (codePoint, length) = UTF8Bytes.decode(bytes, index)
            let entry = table[codePoint]
            if entry.isJoiner {
                let run = joinerRun(from: index, after: preceding)
                index = run.end
                guard let joiner = run.kept else { continue }
                appendKept()
                UTF8Bytes.append(joiner, to: &folded)
                offsets.beginUnit(folded: before, original: start)
                return index
            }
            if let preceding {
                if starts(codePoint, entry, after: preceding.codePoint, preceding.entry) { break }
            } else if index > start, entry.startsSegment {
                break
            }
            index += length
            if entry.isDropped || entry.isEmojiModifier && preceding?.entry.isEmoji == true { continue }
            keep(codePoint, entry)
            preceding = Preceding(codePoint, entry, after: preceding)
        }
        appendKept()
        offsets.beginUnit(folded: before, original: start)
        return index
    }

    private mutating func keep(_ codePoint: UInt32, _ entry: CodePointEntry) {
        let combiningClass = entry.combiningClass
        marks = combiningClass == 0 ? 0 : marks + 1
        if marks > Self.gatheredMarks { return }
        let previous = kept.last.map { table[$0].combiningClass } ?? 0
        isStable =
            isStable && entry.isStable && (combiningClass == 0 || previous <= combiningClass)
            && marks <= SegmentFolder.markLimit && !(profile == .chinese && entry.script == .han)
        kept.append(codePoint)
    }

    private mutating func appendKept() {
        if kept.count == 1, let codePoint = kept.first {
            if !appendFolded(codePoint, table[codePoint]) { UTF8Bytes.append(codePoint, to: &folded) }
        } else if !kept.isEmpty {
            let segment = SegmentFolder(profile: profile, digitZeros: table.digitZeros)
            for codePoint in isStable ? kept : segment.folded(kept) { UTF8Bytes.append(codePoint, to: &folded) }
        }
    }

    /// Looks through joiners and what else is dropped: where that ends, and the joiner to keep.
    private func joinerRun(
        from start: Int,
        after preceding: Preceding?
    ) -> (end: Int, kept: UInt32?) {
        var index = start
        var joiners: [UInt32] = []
        while index < bytes.count {
            let (codePoint, length) = UTF8Bytes.decode(bytes, index)
            let entry = table[codePoint]
            if entry.isJoiner {
                if joiners.count < 2, !joiners.contains(codePoint) { joiners.append(codePoint) }
            } else if !entry.isDropped, !(entry.isEmojiModifier && preceding?.entry.isEmoji == true) {
                return (index, preceding.flatMap { keptJoiner(joiners, after: $0, before: entry) })
            }
            index += length
        }
        return (index, nil)
    }

    /// The joiner that makes a difference between two code points.
    private func keptJoiner(_ joiners: [UInt32], after preceding: Preceding, before next: CodePointEntry) -> UInt32? {
        guard next.startsSegment else { return nil }
        let nonJoiner: UInt32 = 0x200C
        let joiner: UInt32 = 0x200D
        if preceding.entry.isPicture, next.isPicture, !next.isEmojiModifier {
            return joiners.contains(joiner) ? joiner : nil
        }
        guard let letter = preceding.letter, letter.isLetter, next.isLetter, letter.script == next.script else {
            return nil
        }
        if preceding.hasVirama { return joiners.first }
        return letter.script == .arabic && joiners.contains(nonJoiner) ? nonJoiner : nil
    }
}

/// The end of a segment, as far as folding keeps it.
private struct Preceding {
    /// The last code point.
    let codePoint: UInt32
    let entry: CodePointEntry
    /// The last one that isn't a mark.
    let letter: CodePointEntry?
    /// One of the marks since then is a virama, wherever they stand before they are put in order.
    let hasVirama: Bool

    init(_ codePoint: UInt32, _ entry: CodePointEntry, after preceding: Preceding?) {
        self.codePoint = codePoint
        self.entry = entry
        let isMark = entry.combiningClass != 0
        letter = isMark ? preceding?.letter : entry
        let isVirama = entry.combiningClass == 9 && entry.script == letter?.script
        hasVirama = isMark && (isVirama || preceding?.hasVirama == true)
    }
}
