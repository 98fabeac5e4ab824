/// Examples could not be learned from.
public enum IntentTrainingError: Error, Hashable, Sendable {
    /// There is not a single example with a word in it.
    case noExamples
    /// There are more intents than a model holds.
    case tooManyIntents(found: Int, limit: Int)
    /// There are more examples than a model is trained on.
    case tooManyExamples(found: Int, limit: Int)
}

extension IntentTrainingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noExamples: "no intent has an example with a word in it; write examples"
        case .tooManyIntents(let found, let limit): "\(found) intents, at most \(limit) fit; join some"
        case .tooManyExamples(let found, let limit): "\(found) examples, at most \(limit) fit; leave some out"
        }
    }
}
