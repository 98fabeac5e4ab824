import FrontdeskCore
import FrontdeskRules

/// Examples put into the block of their intent; everything else in the file stays as it was, byte for byte.
struct ExampleInsertion {
    /// The path of the file.
    let path: String
    /// What it holds then.
    let bytes: [UInt8]
    /// The line of the first example, from 1; the others follow, one a line.
    let firstLine: Int
    /// How many lines were put in.
    let count: Int

    /// Finds the intent's block, and puts lines behind its last example in the language, or else behind its last one.
    ///
    /// - Parameters:
    ///   - lines: The examples, each on one line.
    ///   - intent: The intent.
    ///   - language: The language. The block's own spelling of it is kept, `zh` or `zh-Hans`.
    ///   - sources: The rule files.
    /// - Throws: ``RuleDeskError/unknownIntent``, or ``RuleDeskError/unfitExample(_:reason:)`` for a line that would be
    ///   read as anything else than an example.
    init(
        _ lines: [String],
        of intent: IntentName,
        in language: LanguageTag,
        _ sources: [RuleSource]
    ) throws(RuleDeskError) {
        let files = sources.filter(\.isRuleFile).map { (source: $0, intents: RuleParser.parse($0).intents) }
        let found = files.lazy.compactMap { file in
            file.intents.first { $0.name.value == intent.rawValue }.map { (source: file.source, block: $0) }
        }.first
        guard let (source, block) = found else { throw .unknownIntent }
        let own = block.examples.last { $0.language.value.language == language.language }
        let anyOther = files.lazy.flatMap(\.intents).flatMap(\.examples)
            .first { $0.language.value.language == language.language }
        let tag = (own ?? anyOther)?.language.value ?? language
        let neighbour = own ?? block.examples.last
        let behind = neighbour?.span.endLine ?? block.name.span.endLine
        let text = TextLines(source.bytes)
        let indent = neighbour.map { text.indent(ofLine: $0.span.line) } ?? [0x20, 0x20]
        var inserted: [UInt8] = []
        for line in lines { inserted += indent + Array("\(tag): \(line)".utf8) + text.lineEnd }
        path = source.path
        bytes = text.inserting(inserted, behindLine: behind)
        firstLine = behind + 1
        count = lines.count
        try verify(lines, tag, of: block, behind: neighbour)
    }

    /// Reads the file again: it must say what it said before, with the new examples and nothing else.
    private func verify(
        _ lines: [String],
        _ tag: LanguageTag,
        of block: IntentStatement,
        behind neighbour: IntentStatement.Example?
    ) throws(RuleDeskError) {
        let read =
            RuleParser.parse(RuleSource(path: path, bytes: bytes)).intents
            .first { $0.name.value == block.name.value }?.examples ?? []
        let place = neighbour.flatMap { one in block.examples.firstIndex { $0 == one } }.map { $0 + 1 } ?? 0
        for (index, line) in lines.enumerated() {
            let example = read.indices.contains(place + index) ? read[place + index] : nil
            guard example?.text.value == line, example?.language.value == tag else {
                throw .unfitExample(index, reason: "it can't stand on one line of a rule file; write it otherwise")
            }
        }
        var rest = read
        rest.removeSubrange(place..<place + lines.count)
        guard rest.map(\.text.value) == block.examples.map(\.text.value) else {
            throw .unfitExample(0, reason: "it would change other examples; write it otherwise")
        }
    }

    /// The place of the example on a line; nil for other lines.
    func text(atLine line: Int) -> Int? {
        (firstLine..<firstLine + count).contains(line) ? line - firstLine : nil
    }
}

/// The bytes of a file as lines.
private struct TextLines {
    private let bytes: [UInt8]
    /// Behind the end of each line, its line end included.
    private var ends: [Int] = []
    /// How lines end in this file.
    private(set) var lineEnd: [UInt8] = [0x0a]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte == 0x0a || byte == 0x0d else { continue }
            let isPair = byte == 0x0d && position < bytes.count && bytes[position] == 0x0a
            if isPair { position += 1 }
            if ends.isEmpty { lineEnd = isPair ? [0x0d, 0x0a] : [byte] }
            ends.append(position)
        }
        if ends.last ?? 0 < bytes.count { ends.append(bytes.count) }
    }

    func indent(ofLine number: Int) -> [UInt8] {
        guard ends.indices.contains(number - 1) else { return [0x20, 0x20] }
        let start = number > 1 ? ends[number - 2] : 0
        return Array(bytes[start..<ends[number - 1]].prefix { $0 == 0x20 || $0 == 0x09 })
    }

    func inserting(_ lines: [UInt8], behindLine number: Int) -> [UInt8] {
        let cut = ends.isEmpty ? 0 : ends[min(number, ends.count) - 1]
        let isOpen = cut == bytes.count && bytes.last != 0x0a && bytes.last != 0x0d
        guard isOpen else { return bytes[..<cut] + lines + bytes[cut...] }
        // The last line has no end: it gets one, and the new last line has none.
        return bytes + lineEnd + lines.dropLast(lineEnd.count)
    }
}

extension RuleFile {
    /// The intents of the file, in order.
    fileprivate var intents: [IntentStatement] {
        statements.compactMap { statement in
            if case .intent(let intent) = statement { intent } else { nil }
        }
    }
}
