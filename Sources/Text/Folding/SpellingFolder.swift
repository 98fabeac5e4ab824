/// Makes a capture's spelling: compatible forms and invisible characters go, case and accents stay.
enum SpellingFolder {
    static func spelling(of text: Substring) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return String(text) }
        let table = CodePointTable.shared
        let digits = SegmentFolder(profile: .root, digitZeros: table.digitZeros)
        var kept: [UInt32] = []
        let codePoints = text.unicodeScalars.map(\.value)
        for (index, codePoint) in codePoints.enumerated() {
            let entry = table[codePoint]
            if entry.isDropped, !ArabicFolding.isStripped(codePoint) { continue }
            if entry.isJoiner, !isNeeded(index, codePoints, table) { continue }
            kept.append(codePoint)
        }
        // ICU sorts marks by insertion, so that a long run of them has to be cut before it gets there.
        let composed = Normalizer.normalized(SegmentFolder.limitingMarks(kept), .nfkc).map { digits.digit($0) ?? $0 }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: composed.compactMap(Unicode.Scalar.init))
        return String(result)
    }

    /// Whether a joiner stands between pictures or within a word of a script that has a use for it.
    private static func isNeeded(_ index: Int, _ codePoints: [UInt32], _ table: CodePointTable) -> Bool {
        guard index > 0, index + 1 < codePoints.count else { return false }
        let next = table[codePoints[index + 1]]
        let last = table[codePoints[index - 1]]
        if next.isEmoji { return !last.isLetter }
        return next.isLetter && (last.combiningClass == 9 || last.script == .arabic)
    }
}
