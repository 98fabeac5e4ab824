public import FrontdeskCore

/// The desk refuses a request; nothing was changed.
public enum DeskError: Error, Hashable, Sendable {
    /// There is no such conversation.
    case unknownConversation
    /// There is no such visitor.
    case unknownVisitor
    /// There is no such agent.
    case unknownAgent
    /// It belongs to another visitor, or another agent has it.
    case notYours
    /// The client message id was used before, with another body.
    case conflict(ClientMessageID)
    /// The text is longer than allowed.
    case tooLong(bytes: Int, limit: Int)
    /// Another agent was faster.
    case taken(by: AgentID)
    /// Somebody else answers by now; this is the new epoch.
    case ownerChanged(epoch: Int)
    /// The conversation is over.
    case closed
    /// Only a closed conversation can be rated.
    case notClosed
    /// It was rated before.
    case alreadyRated
    /// The agent can't be given anything now.
    case agentUnavailable(AgentID)
    /// Another account has this name.
    case nameTaken(String)
    /// There is too much at once.
    case tooMany(retryAfter: Duration)
    /// The store can't keep it.
    case storeUnavailable(StoreError)
    /// The request makes no sense.
    case invalid(what: String, remedy: String)
}

extension DeskError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownConversation: "there is no such conversation"
        case .unknownVisitor: "there is no such visitor"
        case .unknownAgent: "there is no such agent"
        case .notYours: "this conversation is somebody else's; take it first"
        case .conflict(let id):
            "the message id '\(id)' was used before with another body; use a new id for a new message"
        case .tooLong(let bytes, let limit): "the text has \(bytes) bytes, more than \(limit); shorten it"
        case .taken: "another agent has taken this conversation"
        case .ownerChanged(let epoch): "somebody else answers by now; read on to epoch \(epoch) and decide again"
        case .closed: "the conversation is closed"
        case .notClosed: "the conversation is not closed yet; it can be rated when it is"
        case .alreadyRated: "the conversation has been rated"
        case .agentUnavailable: "the agent is not online; choose another one or a team"
        case .nameTaken(let name): "there is an account named '\(name)'; choose another name"
        case .tooMany(let retryAfter):
            "too much at once; try again in \((retryAfter.wholeMilliseconds + 999) / 1_000) s"
        case .storeUnavailable(let error): "\(error)"
        case .invalid(let what, let remedy): "\(what); \(remedy)"
        }
    }
}
