import CICU

/// Traditional Chinese characters and the simplified ones that are matched instead.
struct ChineseSimplification: Sendable {
    static let shared = ChineseSimplification()

    private static let first: UInt32 = 0x3400
    private static let last: UInt32 = 0x9FFF
    /// The simplified character of each from ``first`` to ``last``, 0 where there is none.
    private let inBasicPlane: [UInt16]
    private let others: [UInt32: UInt32]

    private init() {
        let capacity = 8_192
        var traditional = [UInt32](repeating: 0, count: capacity)
        var simplified = [UInt32](repeating: 0, count: capacity)
        let count = cicu_simplifications(&traditional, &simplified, Int32(capacity))
        var pairs: [UInt32: UInt32] = [:]
        for index in 0..<max(0, min(Int(count), capacity)) { pairs[traditional[index]] = simplified[index] }
        var basic = [UInt16](repeating: 0, count: Int(Self.last - Self.first) + 1)
        var others: [UInt32: UInt32] = [:]
        for codePoint in pairs.keys {
            let end = Self.end(of: codePoint, in: pairs)
            if end == codePoint { continue }
            if (Self.first...Self.last).contains(codePoint), let short = UInt16(exactly: end) {
                basic[Int(codePoint - Self.first)] = short
            } else {
                others[codePoint] = end
            }
        }
        inBasicPlane = basic
        self.others = others
    }

    /// The character to match instead of `codePoint`, which may be itself.
    func simplified(_ codePoint: UInt32) -> UInt32 {
        guard codePoint >= Self.first else { return codePoint }
        guard codePoint <= Self.last else { return others.isEmpty ? codePoint : others[codePoint] ?? codePoint }
        let short = inBasicPlane[Int(codePoint - Self.first)]
        return short == 0 ? others[codePoint] ?? codePoint : UInt32(short)
    }

    /// Where a chain of replacements ends, so that folding twice changes nothing.
    ///
    /// ICU's data has two characters that replace each other (苎 and 苧); of a circle, the lowest code point is taken.
    private static func end(of codePoint: UInt32, in pairs: [UInt32: UInt32]) -> UInt32 {
        var chain = [codePoint]
        while let last = chain.last, let next = pairs[last] {
            if let circle = chain.firstIndex(of: next) { return chain[circle...].min() ?? next }
            chain.append(next)
        }
        return chain[chain.count - 1]
    }
}
