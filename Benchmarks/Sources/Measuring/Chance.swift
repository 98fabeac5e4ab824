/// Numbers that look like chance and are the same on every run (splitmix64).
public struct Chance: Sendable {
    private var state: UInt64

    /// Begins with a number; the same number gives the same ones again.
    public init(state: UInt64) { self.state = state }

    /// The next number from 0 to one less than `bound`.
    public mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
