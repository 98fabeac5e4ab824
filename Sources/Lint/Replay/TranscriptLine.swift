import FrontdeskCore

/// One conversation of an export, as one line of JSON: what replay needs of a log, and no more.
///
/// ```json
/// {"transcript":1,"conversation":"c1","records":[
///   {"pos":1,"at":1772445600000,"by":"system","opened":{"channel":"web","seed":"7","browser":["en"]}},
///   {"pos":2,"at":1772445601000,"by":"visitor","seq":1,"said":{"text":"Where is my parcel?"}}, …]}
/// ```
///
/// Notes, ratings, read marks, judgements and corrections are left out, and of traces everything that a replay finds out anew.
public enum TranscriptLine {
    /// The version this code writes, and the only one it reads.
    public static let version = 1
    /// A longer line is refused, in bytes.
    public static let maximumSize = 32 * 1024 * 1024
}

/// A transcript can't be read.
public enum TranscriptFault: Error, Hashable, CustomStringConvertible {
    case notJSON(JSONFault)
    case otherVersion(Int?)
    /// A member is missing, or holds something else.
    case malformed(place: String, expected: String)

    public var description: String {
        switch self {
        case .notJSON(let fault): fault.description
        case .otherVersion(let version):
            version.map { "transcripts of version \($0) can't be read; export again with this program" }
                ?? "no transcript; write one with `frontdesk export --all`"
        case .malformed(let place, let expected): "\(place): expected \(expected)"
        }
    }
}

extension Event {
    /// Whether a replay has to know about it.
    var concernsReplay: Bool {
        switch self {
        case .opened, .message, .ownerChanged, .reopened, .wentOffline, .closed, .pageViewed, .turn, .tagged, .untagged,
            .webhookAnswered, .erased:
            true
        case .edited, .deleted, .rated, .note, .cursorMoved, .judged: false
        }
    }
}
