import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird

/// What the agents' console reads: lists, transcripts, search, teams, canned replies.
struct ConsoleRoutes: Sendable {
    private let context: ServerContext

    /// Makes the routes.
    init(_ context: ServerContext) { self.context = context }

    /// All of them.
    var routes: [Route] {
        [
            Route(.get, "/api/v1/agent/conversations", list),
            Route(.get, "/api/v1/agent/conversations/{id}", transcript),
            Route(.get, "/api/v1/search", search),
            Route(.get, "/api/v1/teams", teams),
            Route(.get, "/api/v1/canned", cannedReplies),
            Route(.put, "/api/v1/canned", replaceCannedReplies),
        ]
    }

    @Sendable private func list(_ exchange: Exchange) async throws(Problem) -> Response {
        let account = try await exchange.signedIn().account
        let view: ConversationListQuery.View
        switch exchange.query("view") ?? "queue" {
        case "queue": view = .queue(teams: account.teams)
        case "mine": view = .mine(account.id)
        case "all": view = .open
        case "closed": view = .closed
        default: throw Problem(.invalid, "'view' must be queue, mine, all or closed")
        }
        let limit = try exchange.integer("limit", in: 1...200, default: 50)
        let query = ConversationListQuery(view, before: exchange.query("before"), limit: limit)
        let page = try await context.ask { desk throws(DeskError) in try await desk.conversations(query) }
        let names = context.names
        return .json { json in
            json.array("conversations", page.conversations) { json, summary in json.summary(summary, names) }
            if let next = page.next { json.member("next", next) } else { json.nullMember("next") }
        }
    }

    @Sendable private func transcript(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn()
        let id = try exchange.identifier("id", as: ConversationID.self)
        let since = try exchange.integer("since_pos", in: 0 ... .max, default: 0)
        let limit = try exchange.integer("limit", in: 1...1_000, default: 500)
        let view = try await context.ask { desk throws(DeskError) in
            try await desk.conversation(id, after: since, limit: limit)
        }
        let names = context.names
        return .json { $0.members(of: view, names) }
    }

    @Sendable private func search(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn()
        guard let text = exchange.query("q"), text.utf8.count <= 256 else {
            throw Problem(.invalid, "'q' in the query must have 1 to 256 bytes")
        }
        let limit = try exchange.integer("limit", in: 1...200, default: 50)
        let hits = try await context.ask { desk throws(DeskError) in try await desk.search(text, limit: limit) }
        let names = context.names
        return .json { json in
            json.array("hits", hits) { json, hit in
                json.object { json in
                    json.member("conversation", hit.conversation)
                    json.member("pos", hit.pos)
                    json.member("seq", hit.seq)
                    json.member("at", hit.at)
                    json.author("from", hit.author, names)
                    json.member("text", hit.text)
                }
            }
        }
    }

    @Sendable private func teams(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn()
        let teams = try await context.ask { desk throws(DeskError) in try await desk.teams() }
        return .json { json in json.array("teams", teams) { json, team in json.team(team) } }
    }

    @Sendable private func cannedReplies(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn()
        let replies = try await context.ask { desk throws(DeskError) in try await desk.cannedReplies() }
        var json = JSONWriter()
        json.cannedReplies(replies)
        return .json(.ok, json)
    }

    @Sendable private func replaceCannedReplies(_ exchange: Exchange) async throws(Problem) -> Response {
        let agent = try await exchange.signedIn(as: .admin).account.id
        let fields = try await exchange.body(upTo: 4 * 1024 * 1024)
        var replies: [CannedReply] = []
        for element in try fields.list("replies", upTo: 2_000) {
            guard case .object(let object) = element else { throw Problem(.invalid, "'replies' must hold objects") }
            let reply = JSONFields(object, in: "a canned reply")
            let code = try reply.text("code", upTo: 64)
            guard !code.isEmpty, !code.contains(where: \.isWhitespace) else {
                throw Problem(.invalid, "'code' of a canned reply must have 1 to 64 bytes without blanks")
            }
            let text = try reply.text("text", upTo: VisitorFrame.maximumText)
            replies.append(CannedReply(code: code, text: text, language: try reply.optionalLanguage("language")))
        }
        let all = replies
        try await context.ask { desk throws(DeskError) in try await desk.replaceCannedReplies(all, by: agent) }
        var json = JSONWriter()
        json.cannedReplies(all)
        return .json(.ok, json)
    }
}

extension JSONWriter {
    /// Writes the members of a conversation as agents read it.
    fileprivate mutating func members(of view: ConversationView, _ names: AuthorNames) {
        name("summary")
        summary(view.summary, names)
        object("visitor") { json in
            json.member("id", view.visitor?.id ?? view.summary.visitor)
            json.object("attributes") { json in json.values(view.visitor?.attributes ?? [:]) }
            json.member("locale", view.visitor?.browserLanguages.first)
        }
        array("pages", view.pages) { json, visited in
            json.object { json in json.members(of: visited.page, at: visited.at) }
        }
        object("variables") { json in json.values(view.variables) }
        array("events", view.records) { json, record in
            json.object { json in json.agentMembers(of: record, names) }
        }
        member("pos", view.pos)
    }

    /// Writes variables as members, sorted by name.
    mutating func values(_ values: [String: Value]) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            self.name(name)
            self.value(value)
        }
    }
}
