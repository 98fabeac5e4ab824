import CICU

/// Asks ICU about every code point, and writes down the answers for ``CodePointTable``.
struct CodePointTableBuilder {
    private(set) var digitZeros: [UInt32] = []
    private(set) var pageNumbers: [UInt16] = []
    private(set) var entries: [UInt32] = []
    private(set) var mappings: [UInt16] = []
    private(set) var sequences: [UInt32] = [0]
    private(set) var bytes: [UInt8] = []
    private(set) var turkic: [UInt32: Int] = [:]
    private var changing: [UInt32] = []

    /// Ranges of whole pages whose code points are all alike, so that one speaks for them.
    ///
    /// These are four fifths of what would have to be asked for.
    private static let uniform: [ClosedRange<UInt32>] = [
        0x3400...0x4CFF, 0x4E00...0x9FFF, 0xAC00...0xD6FF, 0xD800...0xF8FF, 0x20000...0x2F7FF, 0x30000...0x3FFFF,
        0x40000...0xDFFFF, 0xE1000...0x10FFFF,
    ]

    init() {
        var lastUniform: (range: ClosedRange<UInt32>, page: UInt16)?
        for page in UInt32(0)..<0x1100 {
            let first = page << 8
            if let last = lastUniform, last.range.contains(first) {
                pageNumbers.append(last.page)
                continue
            }
            let range = Self.uniform.first { $0.contains(first) }
            let number = appendPage(first, isUniform: range != nil)
            pageNumbers.append(number)
            lastUniform = range.map { ($0, number) }
        }
        mapChanging()
    }

    private mutating func appendPage(_ first: UInt32, isUniform: Bool) -> UInt16 {
        var properties = [cicu_code_point](repeating: cicu_code_point(), count: 256)
        cicu_properties(first, isUniform ? 1 : 256, &properties)
        if isUniform { properties = [cicu_code_point](repeating: properties[0], count: 256) }
        var page: [UInt32] = []
        page.reserveCapacity(256)
        for (offset, property) in properties.enumerated() {
            page.append(entry(of: first + UInt32(offset), property).bits)
        }
        let previous = entries.count - 256
        if previous >= 0, page.elementsEqual(entries[previous...]), changing.last.map({ $0 < first - 256 }) ?? true {
            return UInt16(previous >> 8)
        }
        entries += page
        mappings += [UInt16](repeating: 0, count: 256)
        return UInt16(entries.count >> 8 - 1)
    }

    private mutating func entry(of codePoint: UInt32, _ property: cicu_code_point) -> CodePointEntry {
        var entry = CodePointEntry(
            class: Self.tokenClass(of: codePoint, property),
            script: Script.byNumber[property.script] ?? .other,
            combiningClass: property.combining_class
        )
        entry.isJoiner = codePoint == 0x200C || codePoint == 0x200D
        entry.isDropped = !entry.isJoiner && (property.default_ignorable || ArabicFolding.isStripped(codePoint))
        entry.isLetter = (1...5).contains(property.category)
        entry.isEmojiModifier = property.emoji_modifier
        entry.isEmoji = [.emoji, .regional].contains(entry.tokenClass)
        entry.jamo = Self.jamo(codePoint)
        // The Greek iota subscript folds to a letter, and yet stands in order with the marks around it.
        let isMark = property.combining_class != 0
        entry.startsSegment = property.boundary_before && !isMark && !entry.isDropped && !entry.isJoiner
        if property.digit == 0, codePoint >= 0x80 { digitZeros.append(codePoint) }
        let changes =
            property.changes_when_folded || property.digit >= 0 && codePoint >= 0x80
            || PunctuationFolding.replacement(of: codePoint) != nil || ArabicFolding.replacement(of: codePoint) != nil
            || ArabicFolding.isAlefVariant(codePoint) || codePoint == 0x1FFD
        if changes, !entry.isDropped, !entry.isJoiner { changing.append(codePoint) }
        let beginsAm = codePoint == 0xE4D || codePoint == 0xECD
        entry.isStable = !changes && !beginsAm && property.nfkc_quick_check == 2 && entry.jamo == .none
        return entry
    }

    private static func tokenClass(of codePoint: UInt32, _ property: cicu_code_point) -> TokenClass {
        switch codePoint {
        case 0x27: return .apostrophe
        case 0x2E, 0x2C: return .point
        case 0x23, 0x2A: return .keycapBase
        case 0x20E3: return .keycap
        case 0x200C, 0x200D: return .joiner
        case 0xE33, 0xEB3: return .mark  // the vowel AM is a letter that belongs to the character before it
        case 0xA9, 0xAE: return .separator  // © and ® count as pictures, but nobody means one by them
        default: break
        }
        if property.regional_indicator { return .regional }
        if property.pictographic || property.emoji_modifier { return .emoji }
        switch property.category {
        case 6...8: return .mark
        case 9: return .digit
        case 1...5, 10, 11:
            let script = Script.byNumber[property.script] ?? .other
            return script.isUnspaced || property.unspaced ? .grapheme : .letter
        default: return .separator
        }
    }

    /// The conjoining jamo that a code point is or that its decomposition ends in.
    private static func jamo(_ codePoint: UInt32) -> CodePointEntry.Jamo {
        let isKnown =
            (0x1100...0x11FF).contains(codePoint) || (0x3131...0x318E).contains(codePoint)
            || (0x3260...0x327E).contains(codePoint) || (0xFFA0...0xFFDC).contains(codePoint)
        guard isKnown, let last = Normalizer.normalized([codePoint], .nfkd).last else { return .none }
        switch last {
        case 0x1100...0x1112: return .lead
        case 0x1161...0x1175: return .vowel
        case 0x11A8...0x11C2: return .tail
        default: return .none
        }
    }

    /// Folds, one by one and the long way, what doesn't fold to itself.
    private mutating func mapChanging() {
        let root = SegmentFolder(profile: .root, digitZeros: digitZeros)
        let turkicFolder = SegmentFolder(profile: .turkic, digitZeros: digitZeros)
        for codePoint in changing {
            let index = Int(pageNumbers[Int(codePoint >> 8)]) << 8 | Int(codePoint & 0xFF)
            var entry = CodePointEntry(bits: entries[index])
            let folded = root.folded([codePoint])
            if folded.isEmpty {
                entry.isDropped = true
                entry.startsSegment = false
            } else if folded != [codePoint] {
                entry.isMapped = true
                mappings[index] = UInt16(append(folded))
            }
            // The half-width sound marks of Kana are letters that fold to marks.
            if let mark = folded.last, folded.allSatisfy({ CombiningClass.of($0) != 0 }) {
                entry.combiningClass = UInt32(CombiningClass.of(mark))
            }
            // What counts is what a code point folds to: Ⓜ is no picture then, and an isolated vowel sign no letter.
            if folded != [codePoint] {
                entry.isEmoji = false
                entry.isLetter = entry.isLetter && isLetter(folded.first) && isLetter(folded.last)
            }
            let inTurkic = turkicFolder.folded([codePoint])
            if inTurkic != folded {
                entry.isTurkic = true
                turkic[codePoint] = append(inTurkic)
            }
            entries[index] = entry.bits
        }
    }

    private func isLetter(_ codePoint: UInt32?) -> Bool {
        guard let codePoint else { return false }
        let index = Int(pageNumbers[Int(codePoint >> 8)]) << 8 | Int(codePoint & 0xFF)
        return CodePointEntry(bits: entries[index]).isLetter
    }

    private mutating func append(_ codePoints: [UInt32]) -> Int {
        let start = bytes.count
        for codePoint in codePoints { UTF8Bytes.append(codePoint, to: &bytes) }
        sequences.append(UInt32(start) << 8 | UInt32(bytes.count - start))
        return sequences.count - 1
    }
}
