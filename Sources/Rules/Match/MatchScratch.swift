/// The memory one match works in, used again for the next.
///
/// What a message left behind is told apart by a growing number, so nothing has to be cleared.
struct MatchScratch {
    /// Where a symbol stands in the message; the places of one symbol are chained.
    struct Posting: BitwiseCopyable {
        let position: Int32
        var next: Int32
    }

    /// Where an entity stands, in tokens.
    struct EntitySpan: BitwiseCopyable {
        let start: Int32
        let end: Int32
    }

    private var epoch: UInt32 = 0
    private var atomEpochs: GrowingBuffer<UInt32>
    private var lineEpochs: GrowingBuffer<UInt32>
    private var entityEpochs: GrowingBuffer<UInt32>
    private var termEpochs: GrowingBuffer<UInt32>

    private(set) var postingHeads: GrowingBuffer<Int32>
    private var postingTails: GrowingBuffer<Int32>
    private(set) var postings: GrowingBuffer<Posting>
    private var conceptHeads: GrowingBuffer<Int32>
    private(set) var nextTerms: GrowingBuffer<Int32>
    private var entityRanges: GrowingBuffer<EntitySpan>
    var entitySpans: GrowingBuffer<EntitySpan>
    /// Code points of the tokens before each token.
    private var weights: GrowingBuffer<Int32>

    /// The lines that may match.
    private(set) var lines: GrowingBuffer<Int32>
    /// Atoms whose dependents are still to be told.
    var pending: GrowingBuffer<Int32>

    var states: GrowingBuffer<PatternRun.State>
    var steps: GrowingBuffer<PatternRun.Step>
    var merging: GrowingBuffer<PatternRun.State>
    var queue: GrowingBuffer<Int32>
    /// What a line explained and captured.
    var explained: GrowingBuffer<PatternRun.Step>

    private let symbolCount: Int

    init(symbols: Int, concepts: Int, entities: Int, atoms: Int, lines: Int, terms: Int) {
        symbolCount = symbols
        atomEpochs = Self.filled(atoms, 0)
        lineEpochs = Self.filled(lines, 0)
        entityEpochs = Self.filled(entities, 0)
        termEpochs = Self.filled(terms, 0)
        postingHeads = Self.filled(symbols, -1)
        postingTails = Self.filled(symbols, -1)
        conceptHeads = Self.filled(concepts, -1)
        nextTerms = Self.filled(terms, -1)
        entityRanges = Self.filled(entities, EntitySpan(start: 0, end: 0))
        postings = GrowingBuffer(capacity: 256)
        entitySpans = GrowingBuffer(capacity: 64)
        weights = GrowingBuffer(capacity: 256)
        self.lines = GrowingBuffer(capacity: 256)
        pending = GrowingBuffer(capacity: 256)
        states = GrowingBuffer(capacity: 1_024)
        steps = GrowingBuffer(capacity: 1_024)
        merging = GrowingBuffer(capacity: 256)
        queue = GrowingBuffer(capacity: 256)
        explained = GrowingBuffer(capacity: 64)
    }

    private static func filled<Element: BitwiseCopyable>(_ count: Int, _ element: Element) -> GrowingBuffer<Element> {
        var buffer = GrowingBuffer<Element>(capacity: count)
        for _ in 0..<count { buffer.append(element) }
        return buffer
    }

    func deallocate() {
        atomEpochs.deallocate()
        lineEpochs.deallocate()
        entityEpochs.deallocate()
        termEpochs.deallocate()
        postingHeads.deallocate()
        postingTails.deallocate()
        postings.deallocate()
        conceptHeads.deallocate()
        nextTerms.deallocate()
        entityRanges.deallocate()
        entitySpans.deallocate()
        weights.deallocate()
        lines.deallocate()
        pending.deallocate()
        states.deallocate()
        steps.deallocate()
        merging.deallocate()
        queue.deallocate()
        explained.deallocate()
    }

    /// Forgets the message before.
    mutating func begin() {
        if epoch == .max {
            Self.clear(&atomEpochs)
            Self.clear(&lineEpochs)
            Self.clear(&entityEpochs)
            Self.clear(&termEpochs)
            epoch = 0
        }
        epoch += 1
        postings.removeAll()
        entitySpans.removeAll()
        weights.removeAll()
        weights.append(0)
        lines.removeAll()
        pending.removeAll()
    }

    private static func clear(_ buffer: inout GrowingBuffer<UInt32>) {
        for index in 0..<buffer.count { buffer[index] = 0 }
    }

    /// Forgets the line before.
    @inline(__always)
    mutating func beginLine() {
        states.removeAll()
        steps.removeAll()
        explained.removeAll()
    }

    // MARK: The message

    /// Takes the next token's code points.
    @inline(__always)
    mutating func appendToken(codePoints: Int32) { weights.append(weights[weights.count - 1] + codePoints) }

    /// The code points of the tokens from `start` to before `end`.
    @inline(__always)
    func weight(_ start: Int32, _ end: Int32) -> Int32 { weights[end] - weights[start] }

    /// Notes that a symbol stands at a position; positions come in order.
    @inline(__always)
    mutating func note(_ symbol: Int32, at position: Int32) {
        let index = Int32(postings.count)
        postings.append(Posting(position: position, next: -1))
        if atomEpochs[symbol] == epoch {
            let tail = postingTails[symbol]
            if postings[tail].position == position {
                postings.truncate(to: Int(index))
                return
            }
            postings[tail].next = index
        } else {
            atomEpochs[symbol] = epoch
            postingHeads[symbol] = index
            pending.append(symbol)
        }
        postingTails[symbol] = index
    }

    /// Notes that an atom that is no symbol is there.
    @inline(__always)
    mutating func activate(_ atom: Int32) {
        if atomEpochs[atom] == epoch { return }
        atomEpochs[atom] = epoch
        pending.append(atom)
    }

    /// Whether an atom is there.
    @inline(__always)
    func isPresent(_ atom: Int32) -> Bool { atomEpochs[atom] == epoch }

    /// Notes a line that may match.
    @inline(__always)
    mutating func addLine(_ line: Int32) {
        if lineEpochs[line] == epoch { return }
        lineEpochs[line] = epoch
        lines.append(line)
    }

    /// Notes a term of a concept that may match; true for the first of its concept.
    @inline(__always)
    mutating func addTerm(_ term: Int32, ofConcept concept: Int32, atom: Int32) {
        if termEpochs[term] == epoch { return }
        termEpochs[term] = epoch
        nextTerms[term] = isPresent(atom) ? conceptHeads[concept] : -1
        conceptHeads[concept] = term
        activate(atom)
    }

    /// The first of the terms of a concept that may match, or -1.
    @inline(__always)
    func firstTerm(ofConcept concept: Int32) -> Int32 {
        atomEpochs[symbolCount + Int(concept)] == epoch ? conceptHeads[concept] : -1
    }

    /// Where an entity stands, if that was looked for in this message already.
    @inline(__always)
    func knownSpans(ofEntity entity: Int32) -> Range<Int>? {
        guard entityEpochs[entity] == epoch else { return nil }
        return Int(entityRanges[entity].start)..<Int(entityRanges[entity].end)
    }

    /// Remembers where an entity stands.
    mutating func setSpans(_ range: Range<Int>, ofEntity entity: Int32) {
        entityEpochs[entity] = epoch
        entityRanges[entity] = EntitySpan(start: Int32(range.lowerBound), end: Int32(range.upperBound))
    }

    // MARK: States

    /// Whether `left` is the better way to a place: explains more, began earlier, or got there earlier.
    @inline(__always)
    static func isBetter(_ left: PatternRun.State, _ right: PatternRun.State) -> Bool {
        if left.weight != right.weight { return left.weight > right.weight }
        if left.start != right.start { return left.start < right.start }
        return left.position < right.position
    }

    /// Moves merged states behind the others, in order.
    mutating func takeMerged(from kept: Int) -> Range<Int> {
        let begin = states.count
        for index in kept..<merging.count { states.append(merging[index]) }
        merging.truncate(to: kept)
        return tidyStates(from: begin)
    }

    /// Orders the last states by position and keeps the best of each.
    mutating func tidyStates(from begin: Int) -> Range<Int> {
        let count = states.count - begin
        guard count > 1 else { return begin..<states.count }
        var slice = UnsafeMutableBufferPointer(start: states.base + begin, count: count)
        if count <= 16 {
            Self.insertionSort(slice)
        } else {
            slice.sort { $0.position != $1.position ? $0.position < $1.position : Self.isBetter($0, $1) }
        }
        var kept = 0
        for index in 1..<count {
            if slice[index].position == slice[kept].position {
                if Self.isBetter(slice[index], slice[kept]) { slice[kept] = slice[index] }
            } else {
                kept += 1
                slice[kept] = slice[index]
            }
        }
        states.truncate(to: begin + kept + 1)
        return begin..<states.count
    }

    private static func insertionSort(_ slice: UnsafeMutableBufferPointer<PatternRun.State>) {
        for index in 1..<slice.count {
            let state = slice[index]
            var place = index
            while place > 0, slice[place - 1].position > state.position {
                slice[place] = slice[place - 1]
                place -= 1
            }
            slice[place] = state
        }
    }
}
