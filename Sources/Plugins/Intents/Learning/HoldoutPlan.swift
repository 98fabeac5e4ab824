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

    init(labels: [Int], intents: Int, seed: UInt64) {
        let total = labels.count
        let parts = total <= 1_500 ? 8 : total <= 4_000 ? 4 : max(7, min(20, total / 1_500))
        var generator = SplitMix64(seed: seed ^ 0x484F_4C44)
        var order = Array(0..<total)
        generator.shuffle(&order)
        var groups = [[Int]](repeating: [], count: intents)
        for example in order { groups[labels[example]].append(example) }
        var folds = [[Int]](repeating: [], count: parts)
        var next = 0
        for group in groups {
            for example in group {
                folds[next % parts].append(example)
                next += 1
            }
        }
        if total <= 4_000 {
            self.folds = folds.map { $0.sorted() }.filter { !$0.isEmpty }
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
