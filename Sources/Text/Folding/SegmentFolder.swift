/// Folds a few code points that have a say in each other, the long way through ICU.
///
/// The order of the steps makes folding idempotent and the same for canonically equal texts: first everything is
/// decomposed, then what Frontdesk adds to Unicode's folding is done on single code points and the marks after them,
/// last comes Unicode's own folding, which composes.
struct SegmentFolder {
    let profile: FoldingProfile
    /// Zeros of the scripts that have digits of their own, ascending.
    let digitZeros: [UInt32]

    /// The most marks that are kept after one letter, as in Unicode's stream-safe format.
    static let markLimit = 30

    func folded(_ codePoints: [UInt32]) -> [UInt32] {
        let apostrophes = codePoints.map { $0 == 0xB4 || $0 == 0x1FFD ? 0x27 : $0 }
        let decomposed = Self.limitingMarks(Normalizer.normalized(apostrophes, .nfkd))
        let folded = Normalizer.normalized(adapted(decomposed), .nfkcCasefold)
        return Self.joiningThaiAm(folded)
    }

    /// Does to decomposed code points what Unicode's folding doesn't.
    private func adapted(_ codePoints: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(codePoints.count)
        var index = 0
        while index < codePoints.count {
            let codePoint = codePoints[index]
            index += 1
            switch codePoint {
            case 0x49, 0x69:
                let marks = Self.marksEnd(codePoints, from: index)
                let (rest, hadDot) = Self.withoutDot(codePoints[index..<marks])
                let isDotless = profile == .turkic && codePoint == 0x49 && !hadDot && rest.isEmpty
                result.append(isDotless ? 0x131 : 0x69)
                result += rest
                index = marks
            case 0x627, 0x671:
                let marks = Self.marksEnd(codePoints, from: index)
                result.append(0x627)
                result += codePoints[index..<marks].filter {
                    !(0x653...0x655).contains($0) && !ArabicFolding.isStripped($0)
                }
                index = marks
            default:
                if !ArabicFolding.isStripped(codePoint) { result.append(replacement(of: codePoint)) }
            }
        }
        return result
    }

    private func replacement(of codePoint: UInt32) -> UInt32 {
        if codePoint < 0x80 { return codePoint }
        if let plain = PunctuationFolding.replacement(of: codePoint) { return plain }
        if let letter = ArabicFolding.replacement(of: codePoint) { return letter }
        if let digit = digit(codePoint) { return digit }
        return profile == .chinese ? ChineseSimplification.shared.simplified(codePoint) : codePoint
    }

    func digit(_ codePoint: UInt32) -> UInt32? {
        var low = 0
        var high = digitZeros.count
        while low < high {
            let middle = (low + high) / 2
            if digitZeros[middle] <= codePoint { low = middle + 1 } else { high = middle }
        }
        guard low > 0, codePoint - digitZeros[low - 1] < 10 else { return nil }
        return 0x30 + codePoint - digitZeros[low - 1]
    }

    /// Marks without the dots above that sit right on the letter, and whether there were any.
    private static func withoutDot(_ marks: ArraySlice<UInt32>) -> (rest: [UInt32], hadDot: Bool) {
        var rest: [UInt32] = []
        var isBlocked = false
        for mark in marks {
            if mark == 0x307, !isBlocked { continue }
            isBlocked = isBlocked || CombiningClass.of(mark) == 230
            rest.append(mark)
        }
        return (rest, rest.count < marks.count)
    }

    private static func marksEnd(_ codePoints: [UInt32], from start: Int) -> Int {
        var end = start
        while end < codePoints.count, CombiningClass.of(codePoints[end]) != 0 { end += 1 }
        return end
    }

    /// Leaves out marks beyond the limit.
    static func limitingMarks(_ codePoints: [UInt32]) -> [UInt32] {
        guard codePoints.count > markLimit else { return codePoints }
        var marks = 0
        return codePoints.filter { codePoint in
            marks = CombiningClass.of(codePoint) == 0 ? 0 : marks + 1
            return marks <= markLimit
        }
    }

    /// Puts the Thai and Lao vowel AM together again, which is one character to everybody but NFKC.
    private static func joiningThaiAm(_ codePoints: [UInt32]) -> [UInt32] {
        guard codePoints.contains(where: { $0 == 0xE4D || $0 == 0xECD }) else { return codePoints }
        var result: [UInt32] = []
        for codePoint in codePoints {
            switch (result.last, codePoint) {
            case (0xE4D, 0xE32): result[result.count - 1] = 0xE33
            case (0xECD, 0xEB2): result[result.count - 1] = 0xEB3
            default: result.append(codePoint)
            }
        }
        return result
    }
}
