import FrontdeskCore
import FrontdeskRuntime

/// What an agent's client sends: one JSON object whose `t` says what it is.
enum AgentFrame: Hashable, Sendable {
    /// Something that is done with a conversation.
    enum Action: Hashable, Sendable {
        case message(String)
        case take
        case release
        case resolve
        case transfer(TransferTarget, note: String?)
        case note(String)
        case tag(adding: [String], removing: [String])
        case judge(TurnJudgement)
    }

    case watch(ConversationID, sincePos: Int)
    case unwatch(ConversationID)
    case act(ConversationID, ClientMessageID, epoch: Int?, Action)
    case typing(ConversationID)
    case read(ConversationID, seq: Int)
    case presence(ManualPresence)
    case ping(Int)

    /// Reads a frame.
    init(_ fields: JSONFields) throws(Problem) {
        let type = try fields.text("t", upTo: 32)
        if let action = try Action(type, fields) {
            let conversation = try fields.identifier("conversation", as: ConversationID.self)
            self = .act(conversation, try fields.identifier("cmid"), epoch: try action.epoch(fields), action)
            return
        }
        switch type {
        case "watch":
            let sincePos = try fields.optionalInteger("since_pos", in: 0 ... .max) ?? 0
            self = .watch(try fields.identifier("conversation"), sincePos: sincePos)
        case "unwatch": self = .unwatch(try fields.identifier("conversation"))
        case "typing": self = .typing(try fields.identifier("conversation"))
        case "read":
            self = .read(try fields.identifier("conversation"), seq: try fields.integer("seq", in: 0 ... .max))
        case "presence":
            guard let presence = ManualPresence(rawValue: try fields.text("presence", upTo: 16)) else {
                throw Problem(.invalid, "'presence' must be online, busy or away")
            }
            self = .presence(presence)
        case "ping": self = .ping(try fields.optionalInteger("n", in: .min ... .max) ?? 0)
        default:
            throw Problem(
                .invalid,
                "'t' is none of watch, unwatch, message, take, release, transfer, note, resolve, tags, judge, typing, read, presence, ping"
            )
        }
    }
}

extension AgentFrame.Action {
    /// Reads an action by its name; nil for a name that is none.
    init?(_ name: String, _ fields: JSONFields) throws(Problem) {
        switch name {
        case "message": self = .message(try fields.messageText())
        case "take": self = .take
        case "release": self = .release
        case "resolve": self = .resolve
        case "transfer":
            let note = try fields.optionalText("note", upTo: VisitorFrame.maximumText)
            self = .transfer(try fields.transferTarget(), note: note?.isEmpty == true ? nil : note)
        case "note": self = .note(try fields.messageText())
        case "tags":
            let added = try fields.texts("add", upTo: 20)
            self = .tag(adding: added, removing: try fields.texts("remove", upTo: 20))
        case "judge":
            self = .judge(
                TurnJudgement(
                    turnPosition: try fields.integer("turn_pos", in: 1 ... .max),
                    isWrong: try fields.flag("wrong"),
                    meant: try fields.optionalName("intent")
                )
            )
        default: return nil
        }
    }

    /// The epoch the agent saw; needed wherever the owner matters.
    func epoch(_ fields: JSONFields) throws(Problem) -> Int? {
        switch self {
        case .note, .tag, .judge: try fields.optionalInteger("epoch", in: 0 ... .max)
        default: try fields.integer("epoch", in: 0 ... .max)
        }
    }
}

extension JSONFields {
    /// To whom a conversation is handed: `{"agent":ID}`, `{"team":NAME}` or `{"bot":true}`.
    fileprivate func transferTarget() throws(Problem) -> TransferTarget {
        let to = try object("to")
        if let agent = try to.optionalIdentifier("agent", as: AgentID.self) { return .agent(agent) }
        if let team = try to.optionalName("team", as: TeamName.self) { return .team(team) }
        guard to.value("bot") != nil else {
            throw Problem(.invalid, "'to' must be {\"agent\":ID}, {\"team\":NAME} or {\"bot\":true}")
        }
        return .bot
    }
}
