#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Turns logarithms of odds into probabilities.
enum LanguageOdds {
    /// Probabilities in the same order, adding up to 1.
    static func probabilities(_ logarithms: [Double]) -> [Double] {
        guard let highest = logarithms.max() else { return [] }
        let powers = logarithms.map { exp($0 - highest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}

extension Double {
    /// The natural logarithm.
    var logarithm: Double { log(self) }
}
