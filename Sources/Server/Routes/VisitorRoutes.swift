import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird
import HummingbirdCore
import ServiceLifecycle

/// What visitors do over plain HTTP: begin, read events, send.
struct VisitorRoutes: Sendable {
    private let context: ServerContext

    /// Makes the routes.
    init(_ context: ServerContext) { self.context = context }

    /// The longest a poll waits.
    static let longestWait = 30

    /// All of them; messages are in ``MessageRoutes``, since agents send there, too.
    var routes: [Route] {
        [
            Route(.post, "/api/v1/visitors", sharing: .sites, begin),
            Route(.get, "/api/v1/conversations/{id}", sharing: .sites, state),
            Route(.get, "/api/v1/conversations/{id}/events", sharing: .sites, events),
            Route(.post, "/api/v1/conversations/{id}/frames", sharing: .sites, frame),
        ]
    }

    @Sendable private func begin(_ exchange: Exchange) async throws(Problem) -> Response {
        try exchange.checkVisitorOrigin()
        let fields = try await exchange.body()
        var identity: VisitorIdentity?
        if let given = try fields.optionalObject("identity") { identity = try VisitorIdentity(given) }
        let (admission, token) = try await VisitorAccess(context).admit(
            from: exchange.client,
            identity: identity,
            locale: try fields.optionalLanguage("locale"),
            acceptLanguage: exchange.request.headers[.acceptLanguage],
            page: try fields.optionalObject("page")?.page()
        )
        return .json(.created) { json in
            json.member("token", token.text)
            json.member("visitor", admission.visitor)
            json.member("conversation", admission.conversation)
        }
    }

    @Sendable private func state(_ exchange: Exchange) async throws(Problem) -> Response {
        let visitor = try await exchange.visitor().visitor
        let conversation = try exchange.identifier("id", as: ConversationID.self)
        let welcome = try await context.askForVisitor { desk throws(DeskError) in
            try await desk.welcome(to: conversation, visitor: visitor)
        }
        return .json { $0.members(of: welcome, token: nil, heartbeat: VisitorSocket.heartbeat) }
    }

    @Sendable private func events(_ exchange: Exchange) async throws(Problem) -> Response {
        let visitor = try await exchange.visitor().visitor
        let conversation = try exchange.identifier("id", as: ConversationID.self)
        var since = try exchange.integer("since_seq", in: 0 ... .max, default: 0)
        if let last = exchange.request.headers[.lastEventID].flatMap({ Int($0) }) { since = max(0, last) }
        if exchange.request.headers[.accept]?.contains("text/event-stream") == true {
            return try await EventStream(context).answer(conversation, visitor, after: since)
        }
        let wait = try exchange.integer("wait", in: 0...Self.longestWait, default: 0)
        let limit = try exchange.integer("limit", in: 1...500, default: 500)
        let page: EventPage
        do throws(DeskError) {
            page = try await poll(conversation, visitor, after: since, limit: limit, wait: .seconds(wait)).get()
        } catch {
            throw Problem(forVisitor: error)
        }
        let names = context.names
        return .json { json in
            json.array("events", page.records) { json, record in
                json.object { json in
                    json.member("t", "event")
                    json.visitorMembers(of: record, names)
                }
            }
            json.member("seq", page.seq)
        }
    }

    /// Events, waited for until there are some, the time is over, or the server is about to stop.
    private func poll(
        _ conversation: ConversationID,
        _ visitor: VisitorID,
        after seq: Int,
        limit: Int,
        wait: Duration
    ) async -> Result<EventPage, DeskError> {
        await cancelWhenGracefulShutdown { [desk = context.desk] in
            do throws(DeskError) {
                return wait == .zero
                    ? .success(try await desk.events(of: conversation, visitor: visitor, after: seq, limit: limit))
                    : .success(
                        try await desk.waitForEvents(
                            of: conversation,
                            visitor: visitor,
                            after: seq,
                            limit: limit,
                            wait: wait
                        )
                    )
            } catch {
                return .failure(error)
            }
        }
    }

    @Sendable private func frame(_ exchange: Exchange) async throws(Problem) -> Response {
        let visitor = try await exchange.visitor().visitor
        let conversation = try exchange.identifier("id", as: ConversationID.self)
        let frame = try VisitorFrame(try await exchange.body())
        if case .hello = frame { throw Problem(.invalid, "'hello' is for sockets; the token says who you are here") }
        if case .ping(let number) = frame { return .json { $0.member("n", number) } }
        let admission = VisitorAdmission(visitor: visitor, conversation: conversation)
        guard let answer = try await VisitorDoings(context).carryOut(frame, for: admission) else { return .nothing }
        return .json { $0.members(of: answer) }
    }
}
