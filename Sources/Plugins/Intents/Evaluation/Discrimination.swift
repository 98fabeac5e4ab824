/// How well a number tells two groups apart.
enum Discrimination {
    /// The probability that a member of `higher` has a larger number than one of `lower`, ties counting half; 0.5 when
    /// either is empty.
    static func areaUnderCurve(higher: [Double], lower: [Double]) -> Double {
        if higher.isEmpty || lower.isEmpty { return 0.5 }
        let all = (higher.map { ($0, true) } + lower.map { ($0, false) }).sorted { $0.0 < $1.0 }
        var rankSum = 0.0
        var start = 0
        while start < all.count {
            var end = start
            while end < all.count, all[end].0 == all[start].0 { end += 1 }
            // Ranks begin at 1; equal numbers share the mean of theirs.
            let rank = Double(start + end + 1) / 2
            rankSum += rank * Double(all[start..<end].count(where: \.1))
            start = end
        }
        let count = Double(higher.count)
        return (rankSum - count * (count + 1) / 2) / (count * Double(lower.count))
    }
}
