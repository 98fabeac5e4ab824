/// The pseudo-random generator SplitMix64 (Steele, Lea and Flood, 2014): small, fast, and the same everywhere.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A number from 0 up to `bound`, which is above 0.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// A number that is about normally distributed, with mean 0 and deviation 1.
    mutating func bell() -> Float {
        var sum: Float = 0
        for _ in 0..<3 { sum += Float(next() >> 40) / Float(1 << 24) }
        return (sum - 1.5) * 2
    }

    /// Brings numbers into a random order (Fisher and Yates).
    mutating func shuffle(_ numbers: inout [Int]) {
        for index in stride(from: numbers.count - 1, to: 0, by: -1) { numbers.swapAt(index, below(index + 1)) }
    }
}
