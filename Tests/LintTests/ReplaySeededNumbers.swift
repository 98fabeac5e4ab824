/// Random numbers that are the same on every run: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 0x1234_5678 }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// So many bytes, of which many mean something.
    mutating func bytes(_ count: Int, of alphabet: String) -> [UInt8] {
        let likely = Array(alphabet.utf8)
        return (0..<count).map { _ in
            Bool.random(using: &self)
                ? likely[Int.random(in: 0..<likely.count, using: &self)] : UInt8.random(in: 0...255, using: &self)
        }
    }
}
