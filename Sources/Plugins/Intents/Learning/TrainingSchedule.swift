/// How long the full model is trained.
struct TrainingSchedule: Sendable {
    /// A stretch of training.
    struct Stage: Sendable {
        /// How often the networks see every example.
        var passes: Int
        /// How often the separators see every example, at most.
        var marginPasses: Int
        /// The share of the full learning rate at the beginning.
        var firstRate: Float
        /// The share that it sinks to.
        var lastRate: Float
    }

    /// How many networks there are while examples are held out, and in the model of many examples.
    var networks = 4
    /// How many networks the model of few examples has: there each errs more, and all are quickly trained.
    var networksOfFew = 8
    /// At most so many folds are held out, one after the other.
    var foldLimit = 8
    /// With few examples: the only stage, for each fold and at last for all.
    var whole = Stage(passes: 20, marginPasses: 12, firstRate: 1, lastRate: 0.1)
    /// With many: while a part is held out.
    var first = Stage(passes: 12, marginPasses: 8, firstRate: 1, lastRate: 0.3)
    /// With many: all examples, those that were held out three times as often.
    var catchingUp = Stage(passes: 3, marginPasses: 4, firstRate: 0.3, lastRate: 0.05)

    /// What everybody gets.
    static let standard = TrainingSchedule()
}
