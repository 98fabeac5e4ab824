import FrontdeskText

extension ProfileMatcher {
    /// A line that matched, with what it explained.
    struct Match {
        let line: Int32
        /// Code points explained.
        let coverage: Int
        /// What was explained and captured, still in tokens; for a regex, in bytes.
        let steps: [PatternRun.Step]
        let regexRange: Range<Int>?
    }

    /// Notes which symbols, concepts, entities and lines a message calls up.
    func callUp(_ message: MessageView, _ scratch: inout MatchScratch) {
        scratch.begin()
        for (index, token) in message.tokens.enumerated() {
            scratch.appendToken(codePoints: token.codePoints)
            let bytes = UnsafeBufferPointer(rebasing: message.folded[token.range])
            callUp(token: bytes, isWord: token.kind == .word, at: Int32(index), &scratch)
        }
        if !literals.isEmpty {
            literals.scan(message.folded) { scratch.activate($0) }
        }
        for index in 0..<alwaysListening.count { wake(alwaysListening[index], message, &scratch) }
        var next = 0
        while next < scratch.pending.count {
            let atom = scratch.pending[next]
            next += 1
            for index in listeners.range(atom) { wake(listeners.member(index), message, &scratch) }
        }
    }

    @inline(__always)
    private func wake(_ listener: Int32, _ message: MessageView, _ scratch: inout MatchScratch) {
        switch Listener(code: listener) {
        case .line(let line): scratch.addLine(line)
        case .term(let term):
            let concept = termConcepts[term]
            scratch.addTerm(term, ofConcept: concept, atom: atom(ofConcept: concept))
        case .entity(let entity):
            if !spans(ofEntity: entity, message, &scratch).isEmpty { scratch.activate(atom(ofEntity: entity)) }
        }
    }

    private func callUp(
        token bytes: UnsafeBufferPointer<UInt8>,
        isWord: Bool,
        at position: Int32,
        _ scratch: inout MatchScratch
    ) {
        guard let base = bytes.baseAddress else { return }
        var hash = SymbolTable.seed
        let prefixLengths = isWord ? prefixes.lengths : 0
        for index in 0..<bytes.count {
            hash = SymbolTable.step(hash, bytes[index])
            if prefixLengths & (1 << UInt64(min(index + 1, 63))) != 0 {
                let symbol = prefixes.symbol(base, index + 1, hash: hash)
                if symbol >= 0 { scratch.note(symbol, at: position) }
            }
        }
        let symbol = exact.symbol(base, bytes.count, hash: hash)
        if symbol >= 0 { scratch.note(symbol, at: position) }
        guard isWord else { return }
        if suffixes.count > 0 { callUpSuffixes(bytes, at: position, &scratch) }
        if !infixes.isEmpty {
            infixes.scan(bytes) { scratch.note($0, at: position) }
        }
    }

    private func callUpSuffixes(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at position: Int32,
        _ scratch: inout MatchScratch
    ) {
        guard let base = bytes.baseAddress else { return }
        var hash = SymbolTable.seed
        for length in 1...bytes.count {
            hash = SymbolTable.step(hash, bytes[bytes.count - length])
            guard suffixes.lengths & (1 << UInt64(min(length, 63))) != 0 else { continue }
            let symbol = suffixes.symbol(endingAt: base + bytes.count, length, hash: hash)
            if symbol >= 0 { scratch.note(symbol, at: position) }
        }
    }

    /// Where an entity stands, looked for once in a message.
    func spans(ofEntity entity: Int32, _ message: MessageView, _ scratch: inout MatchScratch) -> Range<Int> {
        if let known = scratch.knownSpans(ofEntity: entity) { return known }
        let begin = scratch.entitySpans.count
        entities[Int(entity)].find(in: message, &scratch)
        let range = begin..<scratch.entitySpans.count
        scratch.setSpans(range, ofEntity: entity)
        return range
    }

    /// Whether everything is there that a line can't do without; a regex does without anything.
    @inline(__always)
    func hasAllRequired(_ line: Line, _ scratch: inout MatchScratch) -> Bool {
        for index in 0..<line.requiredCount where !scratch.isPresent(required[line.requiredStart + index]) {
            return false
        }
        return true
    }

    /// Runs one line that was called up.
    func match(_ number: Int32, _ message: MessageView, _ scratch: inout MatchScratch) -> Match? {
        let line = lines[number]
        switch line.kind {
        case .regex:
            guard let range = regexes[Int(line.root)].find(in: message.folded) else {
                return nil
            }
            return Match(line: number, coverage: message.coverage(of: range), steps: [], regexRange: range)
        case .pattern:
            guard hasAllRequired(line, &scratch) else { return nil }
            scratch.beginLine()
            let run = PatternRun(matcher: self, message: message)
            guard run.matches(line.root, line.anchor, &scratch) else { return nil }
            let (coverage, steps) = run.explanation(&scratch)
            return Match(line: number, coverage: coverage, steps: steps, regexRange: nil)
        }
    }
}
