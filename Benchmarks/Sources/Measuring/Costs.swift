/// What each of many items cost.
public struct Costs: Sendable {
    private let sorted: [Double]

    /// Takes the costs in any order and unit.
    public init(_ costs: [Double]) { sorted = costs.sorted() }

    /// The average; 0 without any.
    public var mean: Double { sorted.isEmpty ? 0 : sorted.reduce(0, +) / Double(sorted.count) }

    /// What so large a part of the items cost at most.
    public func quantile(_ part: Double) -> Double {
        sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
    }
}
