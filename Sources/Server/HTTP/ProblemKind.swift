import HTTPTypes

/// The kinds of refusal, each with its status and title.
///
/// The raw value ends the problem's `type` and is the `code` of a socket's error, with `_` for `-`.
enum ProblemKind: String, CaseIterable, Sendable {
    case malformed
    case signInRequired = "sign-in-required"
    case tokenRequired = "token-required"
    case signInFailed = "sign-in-failed"
    case notAllowed = "not-allowed"
    case originRefused = "origin-refused"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case requestTimeout = "request-timeout"
    case conflict
    case taken
    case ownerChanged = "owner-changed"
    case notPossible = "not-possible"
    case closed
    case notClosed = "not-closed"
    case alreadyRated = "already-rated"
    case agentUnavailable = "agent-unavailable"
    case nameTaken = "name-taken"
    case filesChanged = "files-changed"
    case rulesBroken = "rules-broken"
    case examplesRefused = "examples-refused"
    case notWritable = "not-writable"
    case tooLarge = "too-large"
    case tooLong = "too-long"
    case unsupportedMediaType = "unsupported-media-type"
    case invalid
    case upgradeRequired = "upgrade-required"
    case tooManyRequests = "too-many-requests"
    case headersTooLarge = "headers-too-large"
    case failed
    case unavailable
    case draining

    /// The status of an HTTP answer.
    var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .signInRequired, .tokenRequired, .signInFailed: .unauthorized
        case .notAllowed, .originRefused: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .requestTimeout: .requestTimeout
        case .conflict, .taken, .ownerChanged, .notPossible, .closed, .notClosed, .alreadyRated, .agentUnavailable,
            .nameTaken, .filesChanged, .notWritable:
            .conflict
        case .tooLarge, .tooLong: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .invalid, .rulesBroken, .examplesRefused: .unprocessableContent
        case .upgradeRequired: .upgradeRequired
        case .tooManyRequests: .tooManyRequests
        case .headersTooLarge: .requestHeaderFieldsTooLarge
        case .failed: .internalServerError
        case .unavailable, .draining: .serviceUnavailable
        }
    }

    /// A few words that are the same for every problem of the kind.
    var title: String {
        switch self {
        case .malformed: "The request can't be read"
        case .signInRequired: "Sign in first"
        case .tokenRequired: "A visitor's token is needed"
        case .signInFailed: "Name or password is wrong"
        case .notAllowed: "Not allowed"
        case .originRefused: "This site may not do that"
        case .notFound: "Nothing here"
        case .methodNotAllowed: "Another method is needed"
        case .requestTimeout: "The request took too long to arrive"
        case .conflict: "The same id was used for something else"
        case .taken: "Somebody else was faster"
        case .ownerChanged: "The conversation has changed hands"
        case .notPossible: "Not possible now"
        case .closed: "The conversation is closed"
        case .notClosed: "The conversation is not closed yet"
        case .alreadyRated: "It has been rated already"
        case .agentUnavailable: "The agent is not available"
        case .nameTaken: "The name is in use"
        case .filesChanged: "The files are others by now"
        case .rulesBroken: "The rules have errors"
        case .examplesRefused: "Checks object to the examples"
        case .notWritable: "Rules can't be saved here"
        case .tooLarge: "The request is too large"
        case .tooLong: "The text is too long"
        case .unsupportedMediaType: "JSON is needed"
        case .invalid: "A field is wrong"
        case .upgradeRequired: "A WebSocket is needed"
        case .tooManyRequests: "Too many requests"
        case .headersTooLarge: "The headers are too large"
        case .failed: "The server failed"
        case .unavailable: "The store can't be reached"
        case .draining: "The server is about to stop"
        }
    }

    /// The code of a socket's error.
    var code: String { String(rawValue.map { $0 == "-" ? "_" : $0 }) }
}
