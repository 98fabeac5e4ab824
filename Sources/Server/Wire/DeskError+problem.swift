import FrontdeskCore
import FrontdeskRuntime

extension Problem {
    /// What an agent is told when the desk refuses.
    init(_ error: DeskError) {
        switch error {
        case .unknownConversation, .unknownVisitor, .unknownAgent: self.init(.notFound, error.description)
        case .notYours: self.init(.notAllowed, error.description)
        case .conflict:
            self.init(.conflict, "this cmid was used before with another body; use a new one for each message")
        case .tooLong: self.init(.tooLong, error.description)
        case .taken: self.init(.taken, error.description)
        case .ownerChanged(let epoch):
            self.init(.ownerChanged, error.description)
            self.epoch = epoch
        case .closed: self.init(.closed, error.description)
        case .notClosed: self.init(.notClosed, error.description)
        case .alreadyRated: self.init(.alreadyRated, error.description)
        case .agentUnavailable: self.init(.agentUnavailable, error.description)
        case .nameTaken: self.init(.nameTaken, error.description)
        case .tooMany(let wait):
            self.init(.tooManyRequests, error.description)
            retryAfter = wait.secondsRoundedUp
        case .storeUnavailable:
            self.init(.unavailable, "the conversation can't be stored right now; send the same again in some seconds")
            retryAfter = 2
        case .invalid: self.init(.invalid, error.description)
        }
    }

    /// What a visitor is told when the desk refuses.
    ///
    /// A conversation of somebody else looks like none at all, so that ids can't be tried out.
    init(forVisitor error: DeskError) {
        switch error {
        case .notYours, .unknownConversation: self = .unknownConversation
        default: self.init(error)
        }
    }

    /// There is no such conversation, or it is somebody else's.
    static let unknownConversation = Problem(.notFound, "there is no such conversation of yours")
}

extension Duration {
    /// Whole seconds, at least 1.
    var secondsRoundedUp: Int { max(1, Int((wholeMilliseconds + 999) / 1_000)) }
}
