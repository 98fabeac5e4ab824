/// What words and longer n-grams add to a language's score beyond the rows, for the languages where it matters.
///
/// An entry has 24 bits: 12 of the key's hash, 6 for the language in its group, 6 for the correction. Buckets of about
/// four entries are found by the hash's upper half; sixteen of them share a block of the index.
struct CorrectionTable {
    private static let blockSize = 4 + 2 * 16
    private static let lowest: Int32 = -8

    private let bytes: ModelBytes
    private let blocks: UnsafeRawBufferPointer
    private let entries: UnsafeRawBufferPointer
    private let bucketCount: UInt64

    init(_ sections: ModelSections) throws(LanguageModelError) {
        let blocks = sections[.buckets]
        self.blocks = blocks.memory
        bytes = blocks.bytes
        entries = sections[.entries].memory
        bucketCount = UInt64(self.blocks.count / Self.blockSize * 16)
        let entryCount = max(0, entries.count - 1) / 3
        guard bucketCount > 0 else { throw sections.malformed(.buckets) }
        for block in 0..<self.blocks.count / Self.blockSize {
            let base = number32(block * Self.blockSize)
            var last = 0
            for bucket in 0..<16 {
                let end = number16(block * Self.blockSize + 4 + 2 * bucket)
                guard end >= last, base + end <= entryCount else { throw sections.malformed(.buckets) }
                last = end
            }
        }
    }

    /// Where the corrections of a key are, if there are any.
    struct Bucket {
        fileprivate let fingerprint: UInt32
        fileprivate let count: Int32
        fileprivate let offset: Int
        /// Read early, so that the entries are on their way from memory while other buckets are looked for.
        fileprivate let first: UInt32
    }

    /// Finds the bucket of a key by its hash.
    @inline(__always)
    func bucket(_ hash: UInt64) -> Bucket {
        let bucket = Int(truncatingIfNeeded: ((hash >> 32) &* bucketCount) >> 32)
        let block = bucket >> 4 * Self.blockSize
        let inside = bucket & 15
        // The first bucket of a block begins at its base; its start is read from the base and masked away.
        let start = number16(block + 2 + 2 * inside) & (inside == 0 ? 0 : 0xFFFF)
        let end = number16(block + 4 + 2 * inside)
        let offset = 3 * (number32(block) + start)
        return Bucket(
            fingerprint: UInt32(truncatingIfNeeded: hash & 0xFFF),
            count: Int32(truncatingIfNeeded: end - start),
            offset: offset,
            first: end > start ? entry(offset) : 0
        )
    }

    /// Adds the corrections of a key to `scores`, which has a place for each language a group can hold.
    ///
    /// - Returns: the languages for which there was one, a bit for each place.
    @inline(__always)
    @discardableResult
    func add(_ bucket: Bucket, to scores: UnsafeMutablePointer<Int32>) -> UInt64 {
        var found: UInt64 = 0
        var offset = bucket.offset
        var next = bucket.first
        var left = bucket.count
        while left > 0 {
            if next >> 12 == bucket.fingerprint {
                let language = Int(next >> 6 & 63)
                scores[language] &+= 4 &* (Int32(truncatingIfNeeded: next & 63) &+ Self.lowest)
                found |= 1 << UInt64(language)
            } else if next >> 12 > bucket.fingerprint {
                break
            }
            left &-= 1
            offset += 3
            if left > 0 { next = entry(offset) }
        }
        return found
    }

    @inline(__always)
    private func entry(_ offset: Int) -> UInt32 {
        UInt32(littleEndian: entries.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) & 0xFF_FFFF
    }

    @inline(__always)
    private func number32(_ offset: Int) -> Int {
        Int(UInt32(littleEndian: blocks.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    @inline(__always)
    private func number16(_ offset: Int) -> Int {
        Int(UInt16(littleEndian: blocks.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
    }
}

// The pointers lead into `bytes`, which is kept alive beside them and never written.
extension CorrectionTable: @unchecked Sendable {}
