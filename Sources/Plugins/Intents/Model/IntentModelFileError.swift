/// A model file could not be read.
public enum IntentModelFileError: Error, Hashable, Sendable {
    /// The bytes are not those of an intent model.
    case notAModel
    /// The file was written by another version.
    case unsupportedVersion(found: UInt32, supported: UInt32)
    /// The file ends too early.
    case truncated(at: Int, needed: Int)
    /// The bytes are not those that were written.
    case damaged
    /// A part contradicts another.
    case inconsistent(part: String)
}

extension IntentModelFileError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAModel:
            "not an intent model; train one with 'frontdesk intents train'"
        case .unsupportedVersion(let found, let supported):
            "the model has version \(found), this program reads version \(supported); train it again"
        case .truncated(let place, let needed):
            "the model ends at byte \(place) where \(needed) more bytes are needed; train it again"
        case .damaged:
            "the model was changed after it was written; train it again"
        case .inconsistent(let part):
            "the model's \(part) contradicts the rest; train it again"
        }
    }
}
