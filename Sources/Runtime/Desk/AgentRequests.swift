public import FrontdeskCore

/// Who asks for what is done with a conversation, and what they knew.
public struct AgentCommand: Hashable, Sendable {
    /// The agent.
    public let agent: AgentID
    /// The conversation.
    public let conversation: ConversationID
    /// The client's own id.
    public let clientMessageID: ClientMessageID
    /// The epoch the agent saw; nil where it does not matter, as for notes.
    public let epoch: Int?

    /// Makes a command.
    public init(agent: AgentID, conversation: ConversationID, clientMessageID: ClientMessageID, epoch: Int?) {
        self.agent = agent
        self.conversation = conversation
        self.clientMessageID = clientMessageID
        self.epoch = epoch
    }
}

/// To whom a conversation is handed.
public enum TransferTarget: Hashable, Sendable {
    case agent(AgentID)
    case team(TeamName)
    case bot
}

/// The agent's command is durable.
public struct CommandReceipt: Hashable, Sendable {
    /// The place of the record that carries it out.
    public let pos: Int
    /// Its visible number; nil for a hidden record.
    public let seq: Int?
    /// The epoch from now on.
    public let epoch: Int

    /// Makes a receipt.
    public init(pos: Int, seq: Int?, epoch: Int) {
        self.pos = pos
        self.seq = seq
        self.epoch = epoch
    }
}

/// A conversation as agents read it.
public struct ConversationView: Hashable, Sendable {
    /// What lists show.
    public let summary: ConversationSummary
    /// What is kept about the visitor.
    public let visitor: VisitorDossier?
    /// The page trail, the newest last, with the time of each.
    public let pages: [VisitedPage]
    /// What rules remembered.
    public let variables: [String: Value]
    /// Records behind the asked place, in order.
    public let records: [Record]
    /// The place of the last record of the conversation.
    public let pos: Int

    /// A page and when it was opened.
    public struct VisitedPage: Hashable, Sendable {
        /// The page.
        public let page: PageView
        /// When.
        public let at: Instant

        /// Makes a visited page.
        public init(page: PageView, at: Instant) {
            self.page = page
            self.at = at
        }
    }

    /// Makes a view.
    public init(
        summary: ConversationSummary,
        visitor: VisitorDossier?,
        pages: [VisitedPage],
        variables: [String: Value],
        records: [Record],
        pos: Int
    ) {
        self.summary = summary
        self.visitor = visitor
        self.pages = pages
        self.variables = variables
        self.records = records
        self.pos = pos
    }
}

/// A team and how busy it is.
public struct TeamStatus: Hashable, Sendable {
    /// The team.
    public let name: TeamName
    /// When it is there; nil for always.
    public let schedule: ScheduleName?
    /// Whether it is there now.
    public let isOpen: Bool
    /// How many conversations wait for it.
    public let waiting: Int
    /// How many of its agents are online.
    public let online: Int

    /// Makes a status.
    public init(name: TeamName, schedule: ScheduleName?, isOpen: Bool, waiting: Int, online: Int) {
        self.name = name
        self.schedule = schedule
        self.isOpen = isOpen
        self.waiting = waiting
        self.online = online
    }
}
