/// FNV-1a over bytes, 64 bits: the same on every run and machine, unlike Swift's `Hasher`.
///
/// For choosing variants and naming rule sets. Not for secrets: anyone can make two inputs collide.
public struct StableHash: Sendable, Equatable {
    /// The hash so far.
    public private(set) var value: UInt64

    /// Starts a hash, with `seed` mixed in first unless it is 0.
    public init(seed: UInt64 = 0) {
        value = 0xcbf2_9ce4_8422_2325
        if seed != 0 { combine(seed) }
    }

    /// Mixes in bytes.
    public mutating func combine(bytes: some Sequence<UInt8>) {
        for byte in bytes {
            value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
    }

    /// Mixes in the UTF-8 of a text and a closing zero byte, so that `ab`,`c` differs from `a`,`bc`.
    public mutating func combine(_ text: some StringProtocol) {
        combine(bytes: text.utf8)
        combine(bytes: CollectionOfOne(0))
    }

    /// Mixes in a number, least significant byte first.
    public mutating func combine(_ number: some FixedWidthInteger) {
        let bits = UInt64(truncatingIfNeeded: number)
        for shift in stride(from: 0, to: 64, by: 8) {
            combine(bytes: CollectionOfOne(UInt8(truncatingIfNeeded: bits >> UInt64(shift))))
        }
    }

    /// The hash as 16 hexadecimal digits.
    public var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
