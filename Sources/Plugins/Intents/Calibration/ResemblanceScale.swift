/// Where a text's resemblance to the examples stands among those of held-out messages.
struct ResemblanceScale: Hashable, Sendable {
    /// The resemblance of held-out messages at a hundred even steps, ascending; empty when there were none.
    let steps: [Double]

    private static let count = 100
    /// The score of a text that resembles the examples as little as the least similar held-out message.
    private static let edge = 0.99

    init(steps: [Double]) { self.steps = steps }

    init(_ judgements: [HeldOutJudgement]) {
        let sorted = judgements.map(\.evidence.resemblance).sorted()
        if sorted.isEmpty {
            steps = []
        } else {
            steps = (0...Self.count).map { sorted[$0 * (sorted.count - 1) / Self.count] }
        }
    }

    /// The share of held-out messages that resemble the examples more; 0.5 when there were none.
    ///
    /// Beyond the least similar held-out message it goes on rising towards 1, so that bad can be told from worse.
    func outOfScope(_ resemblance: Double) -> Double {
        guard let first = steps.first, let last = steps.last else { return 0.5 }
        if resemblance <= first { return 1 - (1 - Self.edge) / (1 + first - resemblance) }
        if resemblance >= last { return 0 }
        var low = 0
        var high = steps.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if steps[middle] <= resemblance { low = middle } else { high = middle }
        }
        let width = steps[high] - steps[low]
        let part = width > 0 ? (resemblance - steps[low]) / width : 0
        return (1 - (Double(low) + part) / Double(steps.count - 1)) * Self.edge
    }
}
