/// Trains the full model of one language: separators with the widest margin, and a handful of small networks.
struct EnsembleTrainer {
    /// How long it is trained, and on what confidence is measured.
    let schedule: TrainingSchedule

    let keys: [FeatureKeys]
    let labels: [Int]
    let intents: Int
    let vocabulary: FeatureVocabulary
    let seed: UInt64

    /// What the separators' scores are multiplied by before the networks' scores are added.
    private static let linearWeight: Float = 2

    /// The parts under training.
    struct Ensemble {
        let margin: MarginClassifier
        let networks: [HiddenLayerNetwork]
        var generator: SplitMix64

        init(_ trainer: EnsembleTrainer, _ matrix: ExampleMatrix, networks count: Int, seed: UInt64) {
            let labels = trainer.labels
            let intents = trainer.intents
            generator = SplitMix64(seed: seed)
            margin = MarginClassifier(matrix, labels: labels, intents: intents)
            var networks: [HiddenLayerNetwork] = []
            for _ in 0..<count {
                networks.append(
                    HiddenLayerNetwork(matrix, labels: labels, intents: intents, generator: &generator)
                )
            }
            self.networks = networks
        }

        mutating func train(rows: [Int], _ stage: TrainingSchedule.Stage) {
            margin.train(rows: rows, passes: stage.marginPasses, generator: &generator)
            for network in networks {
                network.train(
                    rows: rows,
                    passes: stage.passes,
                    from: stage.firstRate,
                    to: stage.lastRate,
                    generator: &generator
                )
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
                sums.clear(0)
                for network in networks {
                    network.addScores(matrix, row, hidden: hidden, output: output, to: sums[0])
                }
                heldOut.examples.append(example)
                heldOut.knownShares.append(matrix.knownShares[row])
                var activation = -Float.infinity
                for intent in 0..<intents {
                    let own = linear[0][intent]
                    heldOut.linear.append(own)
                    let mean = sums[0][intent] / Float(networks.count)
                    activation = max(activation, mean)
                    heldOut.combined.append(own * EnsembleTrainer.linearWeight + mean)
                }
                heldOut.activations.append(activation)
            }
        }

        func scorer(_ vocabulary: FeatureVocabulary, _ compact: CompactRows) -> IntentScorer {
            let intents = margin.weights.columns
            let bias = margin.weights[vocabulary.count]
            return IntentScorer(
                intents: intents,
                vocabulary: vocabulary,
                linear: compact.rows([margin.weights]),
                linearBias: (0..<intents).map { bias[$0] },
                hidden: compact.rows(networks.map(\.inner)),
                outputs: networks.map(\.outputLayer),
                linearWeight: EnsembleTrainer.linearWeight
            )
        }
    }

    /// Trains, and scores examples that were held out.
    func train() -> (scorer: IntentScorer, heldOut: HeldOutScores) {
        let matrix = ExampleMatrix(keys, in: vocabulary)
        let all = Array(0..<keys.count)
        let plan = HoldoutPlan(labels: labels, intents: intents, seed: seed, limit: schedule.foldLimit)
        var heldOut = HeldOutScores()
        let compact = CompactRows(vocabulary, examples: keys)
        if plan.isSingle {
            var ensemble = Ensemble(self, matrix, networks: schedule.networks, seed: seed)
            let rest = plan.rows(without: 0)
            ensemble.train(rows: rest, schedule.first)
            score(plan.folds[0], by: ensemble, trainedOn: rest, matrix, into: &heldOut)
            // What was held out has some catching up to do.
            ensemble.train(rows: all + plan.folds[0] + plan.folds[0], schedule.catchingUp)
            return (ensemble.scorer(vocabulary, compact), heldOut)
        }
        for fold in plan.folds.indices {
            let rest = plan.rows(without: fold)
            var ensemble = Ensemble(self, matrix, networks: schedule.networks, seed: seed &+ UInt64(fold) &+ 1)
            ensemble.train(rows: rest, schedule.whole)
            score(plan.folds[fold], by: ensemble, trainedOn: rest, matrix, into: &heldOut)
        }
        var ensemble = Ensemble(self, matrix, networks: schedule.networksOfFew, seed: seed)
        ensemble.train(rows: all, schedule.whole)
        return (ensemble.scorer(vocabulary, compact), heldOut)
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
        weights.reserveCapacity(units * outer.width)
        for unit in 0..<units {
            for intent in 0..<outer.width { weights.append(intent < outer.columns ? outer[unit][intent] : 0) }
        }
        return IntentScorer.OutputLayer(
            hiddenBias: (0..<units).map { innerBias[0][$0] },
            weights: weights,
            bias: (0..<outer.columns).map { outerBias[0][$0] }
        )
    }
}
