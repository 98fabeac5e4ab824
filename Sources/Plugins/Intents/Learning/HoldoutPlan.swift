/// Which examples are kept from training, so that confidence is measured on what the model has not seen.
///
/// Few examples are split into folds, each of which is left out once; many give up one part only, since training is
/// what takes long and a thousand of them measure well enough. Each intent is split evenly.
struct HoldoutPlan {
    /// The parts; no example is in two.
    let folds: [[Int]]
    private let rest: [Int]

    /// Whether one part is held out, and the others never are.
    var isSingle: Bool { !rest.isEmpty }

    /// Up to so many examples, each is held out once.
    private static let foldedLimit = 2_000
    /// No more than this many are held out when there are many.
    private static let heldOutLimit = 1_500

    init(labels: [Int], intents: Int, seed: UInt64, limit: Int = 8) {
        let total = labels.count
        let isFolded = total <= Self.foldedLimit
        let parts = isFolded ? max(1, min(limit, total <= 800 ? 8 : 4)) : max(5, total / Self.heldOutLimit)
        var generator = SplitMix64(seed: seed ^ 0x484F_4C44)
        var order = Array(0..<total)
        generator.shuffle(&order)
        var groups = [[Int]](repeating: [], count: intents)
        for example in order { groups[labels[example]].append(example) }
        var folds = [[Int]](repeating: [], count: parts)
        for (place, example) in groups.joined().enumerated() { folds[place % parts].append(example) }
        if isFolded {
            self.folds = folds.filter { !$0.isEmpty }.map { $0.sorted() }
            rest = []
        } else {
            self.folds = [folds[0].sorted()]
            rest = folds[1...].flatMap(\.self).sorted()
        }
    }

    /// The examples that a model is trained on while a fold is held out.
    func rows(without fold: Int) -> [Int] {
        (folds.indices.filter { $0 != fold }.flatMap { folds[$0] } + rest).sorted()
    }
}
