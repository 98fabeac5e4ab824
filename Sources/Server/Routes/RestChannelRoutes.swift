import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird

/// The addresses that chat clients and test tools made for Rasa speak to.
///
/// Off unless a token is configured, which comes as `?token=` or `Authorization: Bearer`; a demonstration needs none.
struct RestChannelRoutes: Sendable {
    private let context: ServerContext

    /// Makes the routes.
    init(_ context: ServerContext) { self.context = context }

    /// All of them.
    var routes: [Route] {
        [
            Route(.post, "/webhooks/rest/webhook", sharing: .all, message),
            Route(.post, "/model/parse", sharing: .all, parse),
        ]
    }

    private static let channel: ChannelName = "rest"

    @Sendable private func message(_ exchange: Exchange) async throws(Problem) -> Response {
        try authorize(exchange)
        let fields = try await exchange.body()
        let sender = try fields.text("sender", upTo: 256)
        let text = try fields.text("message", upTo: VisitorFrame.maximumText)
        guard !sender.isEmpty, text.contains(where: { !$0.isWhitespace }) else {
            throw Problem(.invalid, "'sender' and 'message' must not be empty")
        }
        let arrival = VisitorArrival(
            token: nil,
            channel: Self.channel,
            browserLanguages: AcceptedLanguages(exchange.request.headers[.acceptLanguage]).tags,
            outsideName: OutsideName(realm: Self.channel.rawValue, name: sender)
        )
        let admission = try await context.askForVisitor { desk throws(DeskError) in try await desk.admit(arrival) }
        let replies = try await replies(to: text, admission)
        var json = JSONWriter()
        json.array(replies) { json, reply in json.object { $0.members(of: reply, for: sender) } }
        return .json(.ok, json)
    }

    /// Submits a message and gives what was said until the visitor's next one, or a text that a person will answer.
    private func replies(to text: String, _ admission: VisitorAdmission) async throws(Problem) -> [Message] {
        let (visitor, conversation) = (admission.visitor, admission.conversation)
        let message = InboundMessage(
            conversation: conversation,
            visitor: visitor,
            clientMessageID: ClientMessageID(BearerToken.random().text),
            content: .text(text)
        )
        let receipt = try await context.askForVisitor { desk throws(DeskError) in try await desk.submit(message) }
        let page = try await context.askForVisitor { desk throws(DeskError) in
            try await desk.events(of: conversation, visitor: visitor, after: receipt.seq, limit: 50)
        }
        var replies: [Message] = []
        for record in page.records {
            guard record.author != .visitor else { break }
            if case .message(let message) = record.event { replies.append(message) }
        }
        guard replies.isEmpty else { return replies }
        let language = try await context.askForVisitor { desk throws(DeskError) in
            try await desk.conversation(conversation, after: receipt.seq, limit: 1).summary.language
        }
        let rendered = context.desk.systemText("system.with_person", in: language)
        return [Message(text: rendered?.text ?? "A colleague will answer here.")]
    }

    @Sendable private func parse(_ exchange: Exchange) async throws(Problem) -> Response {
        try authorize(exchange)
        let text = try await exchange.body().text("text", upTo: VisitorFrame.maximumText)
        let facts = await context.rules.classify(text, language: nil)
        let ranking = facts?.ranking ?? []
        return .json { json in
            json.member("text", text)
            json.object("intent") { json in
                if let best = ranking.first { json.member("name", best.intent) } else { json.nullMember("name") }
                json.member("confidence", ranking.first?.confidence ?? 0)
            }
            json.ranking("intent_ranking", ranking, naming: "name")
            json.array("entities", [String]()) { json, entity in json.string(entity) }
        }
    }

    private func authorize(_ exchange: Exchange) throws(Problem) {
        guard let token = context.settings.plain.restChannelToken else {
            guard context.settings.plain.isDemo else {
                throw Problem(.notFound, "this channel is off; set server.rest-token in the configuration to open it")
            }
            return
        }
        let given = exchange.bearer ?? exchange.query("token") ?? ""
        guard ConstantTime.areEqual(Array(given.utf8), Array(token.utf8)) else {
            throw Problem(.tokenRequired, "send the channel's token as ?token=TOKEN or Authorization: Bearer TOKEN")
        }
    }
}

extension JSONWriter {
    /// Writes a reply as that channel's clients expect it.
    fileprivate mutating func members(of reply: Message, for recipient: String) {
        member("recipient_id", recipient)
        member("text", reply.text)
        if !reply.choices.isEmpty {
            array("buttons", reply.choices) { json, choice in
                json.object { json in
                    json.member("title", choice.label)
                    // Clients send the payload back as a message; the label says the same as pressing it.
                    json.member("payload", choice.label)
                }
            }
        }
        for attachment in reply.attachments {
            if case .image(let url, _) = attachment {
                member("image", url)
                break
            }
        }
    }
}
