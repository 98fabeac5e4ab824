import FrontdeskCore
import FrontdeskRuntime
import NIOCore
import NIOHTTP1
import Synchronization

/// An agent's WebSocket: the queue as a live list, and every conversation the agent watches.
///
/// The handshake carries the session's cookie and has been checked to come from our own pages. Who it is is asked
/// before anything is sent; a session that is not valid gets close code 4001, which a console can tell from a server
/// that is down.
final class AgentSocket: WebSocketSession, Watcher {
    private enum Work: Sendable {
        case begin
        case frame(AgentFrame)
    }

    private struct State: Sendable {
        var agent: AgentID?
        var isClosed = false
        var isPaused = false
        var bucket: TokenBucket
    }

    /// A console sends more than a visitor, but no person sends more than this.
    private static let frameLimit = RateLimit(burst: 200, every: .milliseconds(50))

    private let context: ServerContext
    private let token: BearerToken?
    private let outbox: SocketOutbox
    private let inbox = SerialInbox<Work>(limit: 64)
    private let state: Mutex<State>

    /// Makes a socket; must be called on the event loop.
    init(_ request: UpgradeRequest, eventLoop: any EventLoop, context: ServerContext) {
        self.context = context
        token = context.settings.cookie.token(in: request.head.headers["Cookie"])
        outbox = SocketOutbox(eventLoop: eventLoop)
        state = Mutex(State(bucket: TokenBucket(at: context.clock.now)))
    }

    // MARK: The connection

    func opened(_ connection: WebSocketConnection) {
        outbox.attach(connection)
        context.meters.socketOpened(.agent)
        push(.begin)
    }

    func received(text: ByteBuffer) {
        context.meters.frameReceived(.agent)
        var cmid: ClientMessageID?
        do throws(Problem) {
            let now = context.clock.now
            if let wait = state.withLock({ $0.bucket.take(Self.frameLimit, at: now) }) {
                context.meters.wasLimited()
                throw Problem(.tooManyRequests, "too many frames at once").retry(after: wait.secondsRoundedUp)
            }
            let fields = try JSONFields(text, in: "the frame")
            cmid = fields.clientMessageID
            let frame = try AgentFrame(fields)
            if case .ping(let number) = frame {
                outbox.send("pong") { $0.member("n", number) }
            } else {
                push(.frame(frame))
            }
        } catch {
            outbox.send(error, cmid: cmid?.rawValue)
        }
    }

    func received(binary: ByteBuffer) {
        outbox.close(.unsupportedData, reason: "send JSON as text")
    }

    func closed() {
        state.withLock { $0.isClosed = true }
        outbox.attach(nil)
        inbox.close()
        context.desk.disconnect(self)
        context.registry.closed(outbox)
    }

    // MARK: Frames in

    private func push(_ work: Work) {
        inbox.push(work) { [weak self] in await self?.carryOut($0) }
        guard inbox.isFull else { return }
        state.withLock { $0.isPaused = true }
        outbox.pauseReading()
    }

    private func carryOut(_ work: Work) async {
        switch work {
        case .begin: await begin()
        case .frame(let frame): await carryOut(frame)
        }
        let wasPaused = state.withLock { state in
            defer { state.isPaused = false }
            return state.isPaused
        }
        if wasPaused { outbox.resumeReading() }
    }

    private func begin() async {
        do throws(Problem) {
            let signedIn = try await AgentAccess(context).account(of: token)
            let agent = signedIn.account.id
            state.withLock { $0.agent = agent }
            context.registry.opened(outbox, of: agent, session: signedIn.session)
            try await context.ask { desk throws(DeskError) in try await desk.connect(self, as: agent) }
        } catch {
            outbox.send(error)
            switch error.kind {
            case .signInRequired: outbox.close(.signInAgain, reason: "sign in again")
            default: outbox.close(.tryAgainLater, reason: "try again later")
            }
        }
        // The connection may have ended while the desk was asked.
        guard state.withLock({ $0.isClosed }) else { return }
        context.desk.disconnect(self)
        context.registry.closed(outbox)
    }

    private func carryOut(_ frame: AgentFrame) async {
        guard let agent = state.withLock({ $0.agent }) else { return }
        do throws(Problem) {
            switch frame {
            case .watch(let conversation, let sincePos):
                try await context.ask { desk throws(DeskError) in
                    try await desk.watch(conversation, with: self, after: sincePos)
                }
            case .unwatch(let conversation): context.desk.unwatch(conversation, with: self)
            case .typing(let conversation):
                try await context.ask { desk throws(DeskError) in try await desk.typing(in: conversation, agent: agent)
                }
            case .read(let conversation, let seq):
                let cursor = Cursor(mark: .read, seq: seq)
                try await context.ask { desk throws(DeskError) in
                    try await desk.move(cursor, in: conversation, agent: agent)
                }
            case .presence(let presence):
                try await context.ask { desk throws(DeskError) in try await desk.setPresence(presence, of: agent) }
            case .act(let conversation, let cmid, let epoch, let action):
                let command = AgentCommand(
                    agent: agent,
                    conversation: conversation,
                    clientMessageID: cmid,
                    epoch: epoch
                )
                let receipt = try await AgentDoings(context).carryOut(action, command)
                outbox.send("ack") { $0.members(of: receipt, for: command) }
            case .ping: return
            }
        } catch {
            outbox.send(error, cmid: frame.clientMessageID?.rawValue, conversation: frame.conversation?.rawValue)
        }
    }

    // MARK: Deliveries out

    func receive(_ delivery: Delivery) {
        let names = context.names
        switch delivery {
        case .agentWelcome(let welcome): greet(welcome)
        case .record(let record): outbox.send("event") { $0.agentMembers(of: record, names) }
        case .state(let state):
            outbox.send("state") { json in
                json.member("conversation", state.conversation)
                json.members(of: state)
            }
        case .typing(let conversation, let author):
            outbox.send("typing") { json in
                json.member("conversation", conversation)
                json.author("from", author, names)
            }
        case .cursor(let cursor, let author, let conversation):
            outbox.send(cursor.mark.rawValue) { json in
                json.member("conversation", conversation)
                json.author("from", author, names)
                json.member("seq", cursor.seq)
            }
        case .resync(let conversation, let after):
            outbox.send("resync") { json in
                json.member("conversation", conversation)
                json.member("from_pos", after)
            }
        case .summary(let summary):
            outbox.send("conversation") { json in
                json.name("summary")
                json.summary(summary, names)
            }
        case .agents(let agents): outbox.send("agents") { $0.agents(agents) }
        case .rules(let status):
            outbox.send("rules") { json in
                json.member("is_current", status.isCurrent)
                json.member("findings_count", status.findings.count)
                json.member("rule_set", status.ruleSet)
            }
        case .ended: outbox.close(.signInAgain, reason: "the session has ended")
        case .welcome: break
        }
    }

    private func greet(_ welcome: AgentWelcome) {
        let names = context.names
        outbox.send("welcome") { json in
            json.members(of: welcome.account)
            json.member("heartbeat", VisitorSocket.heartbeat)
            json.member("presence", welcome.presence.state.rawValue)
            json.object("pos") { json in
                for summary in welcome.conversations { json.member(summary.conversation.rawValue, summary.pos) }
            }
        }
        outbox.send("conversations") { json in
            json.array("items", welcome.conversations) { json, summary in json.summary(summary, names) }
        }
        outbox.send("agents") { $0.agents(welcome.agents) }
    }
}

extension JSONWriter {
    /// Writes a member with everybody who works here.
    mutating func agents(_ agents: [AgentPresence]) {
        array("agents", agents) { json, presence in json.agent(presence) }
    }
}

extension AgentFrame {
    /// The client's own id, on frames that have one.
    fileprivate var clientMessageID: ClientMessageID? {
        guard case .act(_, let cmid, _, _) = self else { return nil }
        return cmid
    }

    /// The conversation a frame is about.
    fileprivate var conversation: ConversationID? {
        switch self {
        case .watch(let conversation, _), .unwatch(let conversation), .act(let conversation, _, _, _),
            .typing(let conversation), .read(let conversation, _):
            conversation
        case .presence, .ping: nil
        }
    }
}
