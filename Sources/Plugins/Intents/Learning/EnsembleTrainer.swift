/// Trains the full model of one language: separators with the widest margin, and a handful of small networks.
struct EnsembleTrainer {
    /// How many networks the full model has.
    static let networkCount = 4
    /// What the separators' scores are multiplied by before the networks' log-probabilities are added.
    static let linearWeight: Float = 3

    let keys: [FeatureKeys]
    let labels: [Int]
    let intents: Int
    let vocabulary: FeatureVocabulary
    let seed: UInt64

    /// The parts under training.
    struct Ensemble {
        let margin: MarginClassifier
        let networks: [HiddenLayerNetwork]
        var generator: SplitMix64

        init(_ matrix: ExampleMatrix, labels: [Int], intents: Int, seed: UInt64) {
            generator = SplitMix64(seed: seed)
            margin = MarginClassifier(matrix, labels: labels, intents: intents)
            var networks: [HiddenLayerNetwork] = []
            for _ in 0..<EnsembleTrainer.networkCount {
                networks.append(
                    HiddenLayerNetwork(matrix, labels: labels, intents: intents, generator: &generator)
                )
            }
            self.networks = networks
        }

        mutating func train(rows: [Int], passes: Int, marginPasses: Int, from first: Float, to last: Float) {
            margin.train(rows: rows, passes: marginPasses, generator: &generator)
            for network in networks {
                network.train(rows: rows, passes: passes, from: first, to: last, generator: &generator)
            }
        }

        func score(_ matrix: ExampleMatrix, _ examples: [Int], into heldOut: inout HeldOutScores) {
            let intents = margin.weights.columns
            let linear = FloatMatrix(rows: 1, columns: intents)
            let hidden = FloatMatrix(rows: 1, columns: HiddenLayerNetwork.hiddenUnits)
            let output = FloatMatrix(rows: 1, columns: intents)
            let sums = FloatMatrix(rows: 1, columns: intents)
            for (row, example) in examples.enumerated() {
                margin.score(matrix, row, into: linear[0])
                for lane in 0..<sums.lanes { sums[0][lane] = .zero }
                for network in networks {
                    network.addLogProbabilities(matrix, row, hidden: hidden, output: output, to: sums.numbers(0))
                }
                heldOut.examples.append(example)
                heldOut.knownShares.append(matrix.knownShares[row])
                for intent in 0..<intents {
                    let own = linear.numbers(0)[intent]
                    heldOut.linear.append(own)
                    let mean = sums.numbers(0)[intent] / Float(networks.count)
                    heldOut.combined.append(own * EnsembleTrainer.linearWeight + mean)
                }
            }
        }

        func scorer(_ vocabulary: FeatureVocabulary) -> IntentScorer {
            let intents = margin.weights.columns
            let bias = margin.weights.numbers(vocabulary.count)
            return IntentScorer(
                intents: intents,
                vocabulary: vocabulary,
                linear: QuantizedRows([margin.weights], count: vocabulary.count),
                linearBias: (0..<intents).map { bias[$0] },
                hidden: QuantizedRows(networks.map(\.inner), count: vocabulary.count),
                outputs: networks.map(\.outputLayer),
                linearWeight: EnsembleTrainer.linearWeight
            )
        }
    }

    /// Trains, and scores examples that were held out.
    func train() -> (scorer: IntentScorer, heldOut: HeldOutScores) {
        let matrix = ExampleMatrix(keys, in: vocabulary)
        let all = Array(0..<keys.count)
        let plan = HoldoutPlan(labels: labels, intents: intents, seed: seed)
        var heldOut = HeldOutScores()
        if plan.isSingle {
            var ensemble = Ensemble(matrix, labels: labels, intents: intents, seed: seed)
            let rest = plan.rows(without: 0)
            ensemble.train(rows: rest, passes: 10, marginPasses: 8, from: 1, to: 0.3)
            score(plan.folds[0], by: ensemble, trainedOn: rest, matrix, into: &heldOut)
            // What was held out has some catching up to do.
            ensemble.train(rows: all + plan.folds[0] + plan.folds[0], passes: 2, marginPasses: 4, from: 0.3, to: 0.05)
            return (ensemble.scorer(vocabulary), heldOut)
        }
        for fold in plan.folds.indices {
            let rest = plan.rows(without: fold)
            var ensemble = Ensemble(matrix, labels: labels, intents: intents, seed: seed &+ UInt64(fold) &+ 1)
            ensemble.train(rows: rest, passes: 20, marginPasses: 12, from: 1, to: 0.1)
            score(plan.folds[fold], by: ensemble, trainedOn: rest, matrix, into: &heldOut)
        }
        var ensemble = Ensemble(matrix, labels: labels, intents: intents, seed: seed)
        ensemble.train(rows: all, passes: 20, marginPasses: 12, from: 1, to: 0.1)
        return (ensemble.scorer(vocabulary), heldOut)
    }

    /// Scores held-out examples as if the features that only they have were unknown.
    private func score(
        _ examples: [Int],
        by ensemble: Ensemble,
        trainedOn rows: [Int],
        _ matrix: ExampleMatrix,
        into heldOut: inout HeldOutScores
    ) {
        var visible = [Bool](repeating: false, count: vocabulary.count)
        for row in rows {
            for index in matrix.starts[row]..<matrix.starts[row + 1] { visible[Int(matrix.features[index])] = true }
        }
        let unseen = ExampleMatrix(examples.map { keys[$0] }, in: vocabulary, visible: visible)
        ensemble.score(unseen, examples, into: &heldOut)
    }
}

extension HiddenLayerNetwork {
    /// The output side, as it is kept in a model.
    fileprivate var outputLayer: IntentScorer.OutputLayer {
        let units = Self.hiddenUnits
        var weights: [Float] = []
        weights.reserveCapacity(units * outer.columns)
        for unit in 0..<units {
            for intent in 0..<outer.columns { weights.append(outer.numbers(unit)[intent]) }
        }
        return IntentScorer.OutputLayer(
            hiddenBias: (0..<units).map { innerBias.numbers(0)[$0] },
            weights: weights,
            bias: (0..<outer.columns).map { outerBias.numbers(0)[$0] }
        )
    }
}
