/// Something does not keep its contract.
public struct ContractViolation: Error, CustomStringConvertible {
    /// What was promised, and what happened instead.
    public let description: String

    /// Makes a violation.
    public init(_ description: String) { self.description = description }
}

/// Checks a promise of a contract.
///
/// - Parameters:
///   - isKept: Whether it is kept.
///   - promise: The promise, as a sentence.
/// - Throws: ``ContractViolation`` when it is not.
func require(_ isKept: Bool, _ promise: @autoclosure () -> String) throws(ContractViolation) {
    if !isKept { throw ContractViolation(promise()) }
}
