/// Comparisons whose time tells nothing about where two secrets differ.
enum ConstantTime {
    /// Whether two secrets are equal; lengths are no secret.
    static func areEqual(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for (a, b) in zip(left, right) { difference |= a ^ b }
        return difference == 0
    }
}
