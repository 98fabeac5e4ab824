import FrontdeskCore
import FrontdeskRuntime
import NIOCore
import Synchronization

/// A visitor's WebSocket: `hello` first, then messages in and events out.
final class VisitorSocket: WebSocketSession, Watcher {
    /// How long the client may take to say hello.
    static let helloDeadline = TimeAmount.seconds(10)
    /// How often the server pings, in seconds; clients are told.
    static let heartbeat = 25

    private struct State: Sendable {
        var admission: VisitorAdmission?
        /// The token a new visitor is told in the welcome.
        var newToken: BearerToken?
        /// Whether the client came with numbers that mean nothing any more.
        var mustStartOver = false
        var saidHello = false
        var isClosed = false
        var isPaused = false
        var bucket: TokenBucket
    }

    private let context: ServerContext
    private let client: ClientAddress
    private let acceptLanguage: String?
    private let outbox: SocketOutbox
    private let inbox = SerialInbox<VisitorFrame>(limit: 16)
    private let state: Mutex<State>

    /// Makes a socket; must be called on the event loop.
    init(_ request: UpgradeRequest, eventLoop: any EventLoop, context: ServerContext) {
        self.context = context
        client = request.client
        acceptLanguage = request.single("Accept-Language").map { String($0.prefix(200)) }
        outbox = SocketOutbox(eventLoop: eventLoop)
        state = Mutex(State(bucket: TokenBucket(at: context.clock.now)))
    }

    // MARK: The connection

    func opened(_ connection: WebSocketConnection) {
        outbox.attach(connection)
        context.registry.visitorOpened()
        context.meters.socketOpened(.visitor)
        connection.channel?.eventLoop.scheduleTask(in: Self.helloDeadline) { [weak self] in self?.expectHello() }
    }

    func received(text: ByteBuffer) {
        context.meters.frameReceived(.visitor)
        var cmid: ClientMessageID?
        do throws(Problem) {
            try countFrame()
            let fields = try JSONFields(text, in: "the frame")
            cmid = fields.clientMessageID
            try take(try VisitorFrame(fields))
        } catch {
            outbox.send(error, cmid: cmid?.rawValue)
            let isGreeted = state.withLock { $0.saidHello }
            if !isGreeted { outbox.close(.policyViolation, reason: "say hello first") }
        }
    }

    func received(binary: ByteBuffer) {
        outbox.close(.unsupportedData, reason: "send JSON as text")
    }

    func closed() {
        state.withLock { $0.isClosed = true }
        outbox.attach(nil)
        inbox.close()
        context.desk.detach(self)
        context.registry.visitorClosed()
    }

    private func expectHello() {
        let isGreeted = state.withLock { $0.saidHello }
        if !isGreeted { outbox.close(.policyViolation, reason: "no hello came within 10 seconds") }
    }

    // MARK: Frames in

    private func countFrame() throws(Problem) {
        let now = context.clock.now
        let wait = state.withLock { $0.bucket.take(context.frameLimit, at: now) }
        guard let wait else { return }
        context.meters.wasLimited()
        throw Problem(.tooManyRequests, "too many frames at once").retry(after: wait.secondsRoundedUp)
    }

    private func take(_ frame: VisitorFrame) throws(Problem) {
        let isFirst = state.withLock { state in
            defer { state.saidHello = true }
            return !state.saidHello
        }
        switch frame {
        case .hello where !isFirst:
            throw Problem(.invalid, "'hello' was said before; open another socket to begin anew")
        case .hello: break
        default:
            guard !isFirst else {
                state.withLock { $0.saidHello = false }
                throw Problem(.invalid, "the first frame must be 'hello'")
            }
        }
        if case .ping(let number) = frame {
            outbox.send("pong") { $0.member("n", number) }
            return
        }
        inbox.push(frame) { [weak self] in await self?.work($0) }
        guard inbox.isFull else { return }
        state.withLock { $0.isPaused = true }
        outbox.pauseReading()
    }

    private func work(_ frame: VisitorFrame) async {
        do throws(Problem) {
            if case .hello(let hello) = frame {
                try await join(hello)
            } else {
                let admission = state.withLock { $0.admission }
                guard let admission else { return }
                let answer = try await VisitorDoings(context).carryOut(frame, for: admission)
                if let answer { outbox.send("ack") { $0.members(of: answer) } }
            }
        } catch {
            outbox.send(error, cmid: frame.clientMessageID?.rawValue)
            if case .hello = frame { refuse(error) }
        }
        let wasPaused = state.withLock { state in
            defer { state.isPaused = false }
            return state.isPaused
        }
        if wasPaused { outbox.resumeReading() }
    }

    /// Closes after a hello that failed, so that the client knows whether to try again.
    private func refuse(_ problem: Problem) {
        switch problem.kind {
        case .tokenRequired: outbox.close(.signInAgain, reason: "the token is not known")
        case .tooManyRequests, .unavailable, .failed: outbox.close(.tryAgainLater, reason: "try again later")
        default: outbox.close(.policyViolation, reason: "not allowed")
        }
    }

    private func join(_ hello: VisitorFrame.Hello) async throws(Problem) {
        let access = VisitorAccess(context)
        let admission: VisitorAdmission
        var token: BearerToken?
        if let known = hello.token {
            admission = try await access.recognise(known, from: client)
        } else {
            (admission, token) = try await access.admit(
                from: client,
                identity: nil,
                locale: hello.locale,
                acceptLanguage: acceptLanguage,
                page: hello.page
            )
        }
        let isCurrent = hello.conversation == nil || hello.conversation == admission.conversation
        state.withLock { state in
            state.admission = admission
            state.newToken = token
            state.mustStartOver = !isCurrent
        }
        do throws(DeskError) {
            // A number no log reaches makes the desk answer with a resync instead of old records.
            let seq = isCurrent ? hello.sinceSeq : .max
            try await context.desk.attach(self, to: admission.conversation, of: admission.visitor, after: seq)
            if token == nil, let page = hello.page {
                try await context.desk.view(page, in: admission.conversation, visitor: admission.visitor)
            }
        } catch {
            throw Problem(forVisitor: error)
        }
        // The connection may have ended while the desk was asked.
        let isClosed = state.withLock { $0.isClosed }
        if isClosed { context.desk.detach(self) }
    }

    // MARK: Deliveries out

    func receive(_ delivery: Delivery) {
        let names = context.names
        switch delivery {
        case .welcome(let welcome):
            let token = state.withLock { state in
                defer { state.newToken = nil }
                return state.newToken
            }
            outbox.send("welcome") { $0.members(of: welcome, token: token, heartbeat: Self.heartbeat) }
        case .record(let record):
            guard record.seq != nil, record.event.isVisible else { return }
            outbox.send("event") { $0.visitorMembers(of: record, names) }
        case .state(let state): outbox.send("state") { $0.members(of: state) }
        case .typing(_, let author):
            outbox.send("typing") { $0.author("from", author, names) }
        case .cursor(let cursor, let author, _):
            guard cursor.mark == .read else { return }
            outbox.send("read") { json in
                json.author("from", author, names)
                json.member("seq", cursor.seq)
            }
        case .resync(_, let after):
            let mustStartOver = state.withLock { $0.mustStartOver }
            outbox.send("resync") { $0.member("from_seq", mustStartOver ? 0 : after) }
        case .ended: outbox.close(.signInAgain, reason: "the visitor is not known any more")
        case .agentWelcome, .summary, .agents, .rules: break
        }
    }
}

extension VisitorFrame {
    /// The client's own id, on frames that have one.
    var clientMessageID: ClientMessageID? {
        switch self {
        case .message(let cmid, _), .choose(let cmid, _, _): cmid
        case .askHuman(let cmid), .close(let cmid), .rate(_, let cmid): cmid
        case .hello, .typing, .moved, .page, .ping: nil
        }
    }
}
