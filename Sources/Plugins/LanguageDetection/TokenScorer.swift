/// Adds up what tokens say for each language of a writing system, in sixteenths of a nat.
///
/// Only additions of stored whole numbers: the same message scores the same on every machine.
struct TokenScorer {
    private static let (startLetter, endLetter) = (UInt64(1), UInt64(2))
    private static let wordOrder: UInt64 = 15

    let model: LanguageModel

    /// Adds what the short n-grams of one token say; they are few, and stay in the processor's cache.
    ///
    /// `scores` has a place for each language a group can hold.
    func addRows(_ letters: UnsafeBufferPointer<UInt32>, group number: Int, to scores: UnsafeMutablePointer<Int32>) {
        let group = model.groups[number]
        let languageCount = group.languages.count
        let tag = UInt64(number) << 52
        var key = Self.startLetter
        for depth in 1...letters.count + 1 {
            let letter = depth > letters.count ? Self.endLetter : UInt64(letters[depth - 1])
            key = (key << 8 | letter) & 0xFF_FFFF
            addRow(key, depth: depth, tag, group, languageCount, to: scores)
        }
    }

    /// Adds what the long n-grams of one token and the token as a word say beyond the short ones.
    ///
    /// - Returns: the languages in which the whole word is a common one, a bit for each place.
    func addCorrections(
        _ letters: UnsafeBufferPointer<UInt32>,
        group number: Int,
        to scores: UnsafeMutablePointer<Int32>
    ) -> UInt64 {
        let tag = UInt64(number) << 52
        return withUnsafeTemporaryAllocation(
            of: CorrectionTable.Bucket.self,
            capacity: 2 * (letters.count + 1)
        ) { buckets in
            var found = 0
            var key = Self.startLetter
            var word: UInt64 = 0
            for depth in 1...letters.count + 1 {
                let isEnd = depth > letters.count
                let letter = isEnd ? Self.endLetter : UInt64(letters[depth - 1])
                if !isEnd { word = (word ^ letter) &* 0x9E37_79B9_7F4A_7C15 &+ 0x7F4A_7C15 }
                key = (key << 8 | letter) & 0xFF_FFFF_FFFF
                for order in UInt64(4)..<UInt64(max(4, min(depth + 2, 6))) {
                    let ngram = key & (1 << (8 * order) - 1)
                    let bucket = model.corrections.bucket(Self.mixed(ngram | order << 48 | tag))
                    buckets.initializeElement(at: found, to: bucket)
                    found += 1
                }
            }
            let last = model.corrections.bucket(Self.mixed(word >> 16 | Self.wordOrder << 48 | tag))
            for index in 0..<found { model.corrections.add(buckets[index], to: scores) }
            return model.corrections.add(last, to: scores)
        }
    }

    /// The row of the longest n-gram that has one.
    @inline(__always)
    private func addRow(
        _ key: UInt64,
        depth: Int,
        _ tag: UInt64,
        _ group: LetterGroup,
        _ languageCount: Int,
        to scores: UnsafeMutablePointer<Int32>
    ) {
        var order = min(depth + 1, 3)
        while order > 0 {
            let ngram = key & (1 << UInt64(8 * order) - 1)
            if let row = model.rows.row(Self.mixed(ngram | UInt64(order) << 48 | tag), of: group) {
                for index in 0..<languageCount { scores[index] &-= Int32(row[index]) }
                return
            }
            order -= 1
        }
    }

    /// Adds the scores of a run of Han characters for Japanese and Chinese.
    func addHan(_ characters: UnsafeBufferPointer<UInt32>, group number: Int, to scores: UnsafeMutablePointer<Int32>) {
        let group = model.groups[number]
        let tag = UInt64(number) << 52
        var last: UInt64 = 0
        for character in characters {
            let key = UInt64(character)
            if let row = model.rows.row(Self.mixed(key | 1 << 48 | tag), of: group) {
                for index in 0..<group.languages.count { scores[index] &-= Int32(row[index]) }
            }
            if last != 0, last < 0x10000, key < 0x10000 {
                model.corrections.add(
                    model.corrections.bucket(Self.mixed(last | key << 16 | 2 << 48 | tag)),
                    to: scores
                )
            }
            last = key
        }
    }

    /// Spreads the bits of a key (the finaliser of MurmurHash3), as the model's builder does.
    @inline(__always)
    static func mixed(_ key: UInt64) -> UInt64 {
        var value = (key ^ key >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }
}
