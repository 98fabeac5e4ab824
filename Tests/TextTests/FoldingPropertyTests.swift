import Testing

@testable import FrontdeskText

struct FoldingPropertyTests {
    private static let rounds = 4_000

    /// Calls `check` with texts and foldings of every profile; tells the text of the first failure.
    private func forNastyTexts(_ seed: UInt64, _ check: (String, TextFolder) -> Bool) -> String? {
        var nasty = NastyText(seed: seed)
        let folders = FoldingProfile.allCases.map { TextFolder(profile: $0) }
        for round in 0..<Self.rounds {
            let text = nasty.text(upTo: 3 + round % 12)
            for folder in folders where !check(text, folder) {
                return "\(folder.profile): "
                    + text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
            }
        }
        return nil
    }

    @Test func `folding twice changes nothing`() {
        let failure = forNastyTexts(1) { text, folder in
            let once = folder.fold(text)
            return folder.fold(once.text).folded == once.folded
        }
        #expect(failure == nil)
    }

    @Test(arguments: [Normalizer.Form.nfd, .nfc])
    func `canonically equal texts fold to the same bytes`(form: Normalizer.Form) {
        let failure = forNastyTexts(2) { text, folder in
            folder.fold(Normalizer.normalized(text, form)).folded == folder.fold(text).folded
        }
        #expect(failure == nil)
    }

    @Test func `compatible texts fold to the same bytes`() {
        let failure = forNastyTexts(3) { text, folder in
            // An acute accent that stands alone is taken for an apostrophe, which NFKC knows nothing of.
            if text.unicodeScalars.contains(where: { $0 == "\u{B4}" || $0 == "\u{1FFD}" }) { return true }
            return folder.fold(Normalizer.normalized(text, .nfkc)).folded == folder.fold(text).folded
        }
        #expect(failure == nil)
    }

    @Test(arguments: [
        "n\u{1D16E}\u{345}\u{E49}", "ﹶ\u{200C}ی", "Ⓜ🏻", "o\u{FE77}\u{323}", "㉩ﾡￂ", "㉤\u{1161}", "㉮\u{11A8}",
        "أ\u{200C}أ", "ﭑ\u{654}", "\u{649}\u{FF9E}\u{200C}ة", "क\u{94D}\u{93C}\u{200D}ष", "Ⓜ\u{200D}👩",
        "a" + String(repeating: "\u{301}\u{323}", count: 100), String(repeating: "\u{344}", count: 100),
    ])
    func `texts that once broke a promise keep it`(text: String) {
        for profile in FoldingProfile.allCases {
            let folder = TextFolder(profile: profile)
            let once = folder.fold(text)
            #expect(folder.fold(once.text).folded == once.folded)
            // Marks beyond the limit are left out in the order they were written in.
            if text.unicodeScalars.count > 2 * SegmentFolder.markLimit { continue }
            #expect(folder.fold(Normalizer.normalized(text, .nfd)).folded == once.folded)
            #expect(folder.fold(Normalizer.normalized(text, .nfkc)).folded == once.folded)
        }
    }

    @Test func `keeps no more marks than the limit`() {
        let heap = "x" + String(repeating: "\u{301}\u{323}", count: 20_000) + "y"
        let folded = TextFolder(profile: .root).fold(heap)
        #expect(folded.text.unicodeScalars.count == 2 + SegmentFolder.markLimit)
        #expect(folded.spelling(ofFolded: 0..<folded.folded.count).unicodeScalars.count <= 2 + SegmentFolder.markLimit)
        #expect(folded.originalRange(ofFolded: 0..<1) == 0..<heap.utf8.count - 1)
    }

    @Test func `tokens are in order, within the text and never empty`() {
        let failure = forNastyTexts(4) { text, folder in
            let folded = folder.fold(text)
            var end: Int32 = 0
            for token in folded.tokens {
                if token.start < end || token.end <= token.start { return false }
                end = token.end
                let spelling = folded.text(of: token)
                if spelling.utf8.count != token.range.count { return false }
                if spelling.unicodeScalars.count != Int(token.codePoints) { return false }
            }
            return Int(end) <= folded.folded.count
        }
        #expect(failure == nil)
    }

    @Test func `the way back is monotone and within the text`() {
        let failure = forNastyTexts(5) { text, folder in
            let folded = folder.fold(text)
            var last = 0..<0
            for offset in 0..<folded.folded.count {
                let range = folded.originalRange(ofFolded: offset..<offset + 1)
                if range.isEmpty || range.lowerBound < last.lowerBound || range.upperBound < last.upperBound {
                    return false
                }
                last = range
            }
            let all = folded.originalRange(ofFolded: 0..<folded.folded.count)
            return last.upperBound <= text.utf8.count && all.upperBound == last.upperBound
        }
        #expect(failure == nil)
    }

    @Test func `what a token comes from folds to a text with that token`() {
        let failure = forNastyTexts(6) { text, folder in
            let folded = folder.fold(text)
            return folded.tokens.allSatisfy { token in
                let range = folded.originalRange(ofFolded: token.range)
                let part = String(decoding: Array(text.utf8)[range], as: UTF8.self)
                // What a joiner at the end joins isn't there any more.
                let spelling = folded.text(of: token).unicodeScalars.filter { $0 != "\u{200C}" && $0 != "\u{200D}" }
                let again = folder.fold(part).text.unicodeScalars.filter { $0 != "\u{200C}" && $0 != "\u{200D}" }
                return Array(again).firstRange(of: Array(spelling)) != nil
            }
        }
        #expect(failure == nil)
    }

    @Test func `the short way and the long way agree`() {
        let table = CodePointTable.shared
        let failure = forNastyTexts(7) { text, folder in
            let scalars = text.unicodeScalars.map(\.value)
            // Without joiners and skin tones, which only the short way looks at, folding is a function of the whole.
            if scalars.contains(where: { table[$0].isJoiner || table[$0].isEmojiModifier }) { return true }
            let kept = scalars.filter { !table[$0].isDropped }
            let long = SegmentFolder(profile: folder.profile, digitZeros: table.digitZeros).folded(kept)
            return folder.fold(text).text.unicodeScalars.map(\.value) == long
        }
        #expect(failure == nil)
    }

    @Test func `every code point folds the same with and without the table`() {
        let table = CodePointTable.shared
        let segment = SegmentFolder(profile: .root, digitZeros: table.digitZeros)
        let folder = TextFolder(profile: .root)
        var wrong: [String] = []
        for value in UInt32(0)...0x323AF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let entry = table[value]
            if entry.isDropped || entry.isJoiner { continue }
            if (0x3400...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value) || value > 0x1FFFF,
                value % 97 != 0
            {
                continue
            }
            let short = folder.fold(String(scalar)).text.unicodeScalars.map(\.value)
            if short != segment.folded([value]) { wrong.append(String(value, radix: 16)) }
        }
        #expect(wrong.isEmpty)
    }
}
