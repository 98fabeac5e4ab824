/// SHA-256 of some bytes: names contents, so that the same content is kept once and a change is noticed.
struct ContentDigest: Hashable, Sendable, Comparable {
    /// The digest as 64 hexadecimal digits.
    let hexadecimal: String

    /// Takes the digest of bytes.
    init(of bytes: [UInt8]) {
        var state = Self.initial
        let whole = bytes.count / 64 * 64
        bytes.withUnsafeBufferPointer { buffer in
            for start in stride(from: 0, to: whole, by: 64) { Self.mix(buffer, start, into: &state) }
        }
        var tail = Array(bytes[whole...])
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        let bits = UInt64(bytes.count) &* 8
        for shift in stride(from: 56, through: 0, by: -8) { tail.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        tail.withUnsafeBufferPointer { buffer in
            for start in stride(from: 0, to: buffer.count, by: 64) { Self.mix(buffer, start, into: &state) }
        }
        hexadecimal = state.map(Self.digits).joined()
    }

    /// A digest that was written down before; nil when the text is none.
    init?(hexadecimal: String) {
        let isDigest =
            hexadecimal.utf8.count == 64
            && hexadecimal.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard isDigest else { return nil }
        self.hexadecimal = hexadecimal
    }

    static func < (left: ContentDigest, right: ContentDigest) -> Bool { left.hexadecimal < right.hexadecimal }

    private static func digits(_ word: UInt32) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 8 - text.count) + text
    }

    private static func turned(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }

    private static func mix(_ block: UnsafeBufferPointer<UInt8>, _ start: Int, into state: inout [UInt32]) {
        var words = [UInt32](repeating: 0, count: 64)
        for index in 0..<16 {
            let place = start + index * 4
            words[index] =
                UInt32(block[place]) << 24 | UInt32(block[place + 1]) << 16 | UInt32(block[place + 2]) << 8
                | UInt32(block[place + 3])
        }
        for index in 16..<64 {
            let (late, early) = (words[index - 2], words[index - 15])
            let first = turned(early, 7) ^ turned(early, 18) ^ early >> 3
            let second = turned(late, 17) ^ turned(late, 19) ^ late >> 10
            words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let choice = (e & f) ^ (~e & g)
            let mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let upper = h &+ mixed &+ choice &+ constants[index] &+ words[index]
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let lower = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ upper, c, b, a, upper &+ lower)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
    }

    /// The first 32 bits of the fractions of the square roots of the first eight primes.
    private static let initial: [UInt32] = primes.prefix(8).map { fraction(ofRoot: 2, of: $0) }

    /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = primes.map { fraction(ofRoot: 3, of: $0) }

    private static let primes: [UInt64] = {
        var found: [UInt64] = []
        var number: UInt64 = 2
        while found.count < 64 {
            if found.allSatisfy({ number % $0 != 0 }) { found.append(number) }
            number += 1
        }
        return found
    }()

    /// The first 32 bits of the fraction of a root, found by halving: whole numbers have no rounding to worry about.
    private static func fraction(ofRoot degree: Int, of number: UInt64) -> UInt32 {
        // The root times 2³² is the largest x with xᵈ ≤ number · 2³²ᵈ; 128 bits hold both sides for roots under 8.
        let target = UInt128(number) << UInt128(32 * degree)
        var (low, high): (UInt128, UInt128) = (0, UInt128(1) << 37)
        while high - low > 1 {
            let middle = (low + high) / 2
            let power = degree == 2 ? middle * middle : middle * middle * middle
            if power <= target { low = middle } else { high = middle }
        }
        return UInt32(truncatingIfNeeded: low)
    }
}
