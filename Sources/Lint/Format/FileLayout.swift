import FrontdeskRules

/// Lays out the lines of a file that has no errors.
struct FileLayout {
    /// One line of the result.
    private struct Entry {
        enum Kind {
            case blank, comment, code
        }

        let kind: Kind
        let text: String
        /// Whether a block begins here that is set apart by a blank line.
        var beginsBlock = false
        /// Whether it belongs to the block above.
        var isInBody = false
    }

    private var entries: [Entry] = []
    private var block = BlockKind.single
    /// Whether the line above goes on on this one.
    private var open: LineLayout?

    /// The lines of the file in the usual form.
    private(set) var lines: [String] = []
    /// The file in the usual form.
    var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

    init(_ file: RuleFile) {
        for number in 1...max(1, file.text.lineCount) {
            let line = file.text.text(ofLine: number)
            if open == nil, isInForm(line) || isFreeTextInForm(line) {
                entries.append(Entry(kind: .code, text: line, isInBody: true))
                continue
            }
            let scalars = Self.composed(line)
            add(scalars, isIndented: scalars.first.map(Self.isBlank) ?? false)
        }
        settleComments()
        write()
    }

    // MARK: Reading

    /// Whether a line of a block is words between single blanks behind two more, which most lines are.
    private func isInForm(_ line: String) -> Bool {
        var before: UInt8 = 0
        var last: UInt8 = 0
        var count = 0
        var isQuoted = false
        for byte in line.utf8 {
            count += 1
            if isQuoted {
                guard (0x20..<0x7f).contains(byte), byte != UInt8(ascii: "\\") else { return false }
                isQuoted = byte != UInt8(ascii: "\"")
                (before, last) = (last, byte)
                continue
            }
            // Behind a quotation only a blank is surely one that belongs there.
            if last == UInt8(ascii: "\""), byte != UInt8(ascii: " ") { return false }
            switch byte {
            case UInt8(ascii: "\""):
                if count <= 2 || block != .rule || last != UInt8(ascii: " ") { return false }
                isQuoted = true
            case UInt8(ascii: " "): if last == byte && count != 2 { return false }
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
                UInt8(ascii: "@"):
                // What is read as two words without a blank between them is left to those who read pieces.
                if count <= 2 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) { return false }
                if last == UInt8(ascii: "."), before == last { return false }
            case UInt8(ascii: "0")...UInt8(ascii: "9"): if count <= 2 { return false }
            case UInt8(ascii: "."): if count <= 2 || (last == byte && before != UInt8(ascii: " ")) { return false }
            case UInt8(ascii: ":"): if count <= 2 || block != .rule { return false }
            default: return false
            }
            before = last
            last = byte
        }
        return count > 2 && !isQuoted && last != UInt8(ascii: " ")
    }

    /// Whether a line of a rule is an example of ASCII characters, with single blanks around `example`.
    private func isFreeTextInForm(_ line: String) -> Bool {
        guard block == .rule else { return false }
        let bytes = line.utf8
        guard let word = Self.freeTextWords.first(where: { bytes.starts(with: $0) }), bytes.count > word.count else {
            return false
        }
        return bytes.allSatisfy { (0x20..<0x7f).contains($0) } && bytes.last != UInt8(ascii: " ")
            && bytes.dropFirst(word.count).first != UInt8(ascii: " ")
    }

    private static let freeTextWords = ["  example ", "  counter "].map { Array($0.utf8) }

    private mutating func add(_ line: [Unicode.Scalar], isIndented: Bool) {
        let content = Array(line.drop(while: Self.isBlank))
        if var layout = open {
            open = nil
            let written = layout.goOn(content)
            entries.append(Entry(kind: .code, text: written.isEmpty ? "" : "    " + written, isInBody: true))
            if layout.isOpen { open = layout }
            return
        }
        guard let first = content.first else {
            entries.append(Entry(kind: .blank, text: "", isInBody: isIndented))
            return
        }
        if first == "#" {
            entries.append(Entry(kind: .comment, text: Self.string(Self.trimmed(content)), isInBody: isIndented))
            return
        }
        if !isIndented { block = BlockKind(content) }
        var layout = LineLayout(block.line(content, isHead: !isIndented))
        let written = layout.start(content)
        entries.append(
            Entry(
                kind: .code,
                text: (isIndented ? "  " : "") + written,
                beginsBlock: !isIndented && block.isSetApart,
                isInBody: isIndented
            )
        )
        if layout.isOpen { open = layout }
    }

    /// A comment between the lines of a block is indented like them.
    private mutating func settleComments() {
        var nextIsInBody = false
        for index in entries.indices.reversed() {
            switch entries[index].kind {
            case .blank: continue
            case .code: nextIsInBody = entries[index].isInBody
            case .comment: if nextIsInBody { entries[index].isInBody = true }
            }
        }
        var isInsideBlock = false
        for index in entries.indices {
            if entries[index].kind == .code { isInsideBlock = true }
            if !isInsideBlock { entries[index].isInBody = false }
        }
    }

    // MARK: Writing

    private mutating func write() {
        for (index, entry) in entries.enumerated() {
            if entry.kind == .blank {
                if lines.last.map({ !$0.isEmpty }) ?? false { lines.append("") }
                continue
            }
            if isSetApart(index), let last = lines.last, !last.isEmpty { lines.append("") }
            lines.append(entry.kind == .comment && entry.isInBody ? "  " + entry.text : entry.text)
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
    }

    /// Whether a block, or the comments right above it, begin here.
    private func isSetApart(_ index: Int) -> Bool {
        var next = index
        while next < entries.count, entries[next].kind == .comment, !entries[next].isInBody { next += 1 }
        guard next < entries.count, entries[next].beginsBlock else { return false }
        guard index > 0 else { return false }
        let above = entries[index - 1]
        return above.kind != .comment || above.isInBody
    }

    // MARK: Characters

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\u{a0}" || scalar == "\u{3000}"
    }

    static func trimmed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var end = scalars.count
        while end > 0, isBlank(scalars[end - 1]) { end -= 1 }
        return Array(scalars[..<end].drop(while: isBlank))
    }

    static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func composed(_ line: String) -> [Unicode.Scalar] {
        guard line.utf8.contains(where: { $0 >= 0x80 }) else { return Array(line.unicodeScalars) }
        return Array(UnicodeForm.composed(line).unicodeScalars)
    }
}
