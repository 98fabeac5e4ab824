import FrontdeskCore
import NIOCore

/// What a visitor's client sends: one JSON object whose `t` says what it is.
enum VisitorFrame: Hashable, Sendable {
    /// The first frame: who the visitor is and how far they have read.
    struct Hello: Hashable, Sendable {
        let token: String?
        let conversation: ConversationID?
        let sinceSeq: Int
        let locale: LanguageTag?
        let page: PageView?
    }

    case hello(Hello)
    case message(ClientMessageID, text: String)
    case choose(ClientMessageID, seq: Int, choice: ChoiceID)
    case typing
    case moved(Cursor)
    case page(PageView)
    case askHuman(ClientMessageID?)
    case close(ClientMessageID?)
    case rate(Rating, ClientMessageID?)
    case ping(Int)

    /// The longest text of a message, in bytes of UTF-8.
    static let maximumText = 8_192

    /// Reads a frame.
    init(_ fields: JSONFields) throws(Problem) {
        switch try fields.text("t", upTo: 32) {
        case "hello": self = .hello(try Hello(fields))
        case "message": self = .message(try fields.identifier("cmid"), text: try fields.messageText())
        case "choose":
            let cmid = try fields.identifier("cmid", as: ClientMessageID.self)
            let seq = try fields.integer("seq", in: 1 ... .max)
            guard let choice = try fields.optionalName("choice", as: ChoiceID.self) else {
                throw Problem(.invalid, "'choice' is missing; send the id of the quick reply that was pressed")
            }
            self = .choose(cmid, seq: seq, choice: choice)
        case "typing": self = .typing
        case "read": self = .moved(Cursor(mark: .read, seq: try fields.integer("seq", in: 0 ... .max)))
        case "delivered": self = .moved(Cursor(mark: .delivered, seq: try fields.integer("seq", in: 0 ... .max)))
        case "page": self = .page(try fields.page())
        case "ask_human": self = .askHuman(try fields.optionalIdentifier("cmid"))
        case "close": self = .close(try fields.optionalIdentifier("cmid"))
        case "rate":
            let score = try fields.integer("score", in: 1...5)
            let comment = try fields.optionalText("comment", upTo: Self.maximumText)
            guard let rating = Rating(score: score, comment: comment) else {
                throw Problem(.invalid, "'score' must be 1 to 5")
            }
            self = .rate(rating, try fields.optionalIdentifier("cmid"))
        case "ping": self = .ping(try fields.optionalInteger("n", in: .min ... .max) ?? 0)
        default:
            throw Problem(
                .invalid,
                "'t' is none of hello, message, choose, typing, read, delivered, page, ask_human, close, rate, ping"
            )
        }
    }
}

extension VisitorFrame.Hello {
    fileprivate init(_ fields: JSONFields) throws(Problem) {
        token = try fields.optionalText("token", upTo: 256)
        conversation = try fields.optionalIdentifier("conversation")
        sinceSeq = try fields.optionalInteger("since_seq", in: 0 ... .max) ?? 0
        locale = try fields.optionalLanguage("locale")
        page = try fields.optionalObject("page")?.page()
    }
}

extension JSONFields {
    /// The text of a message: not empty, not too long, and nothing attached to it.
    func messageText() throws(Problem) -> String {
        let text = try text("text", upTo: VisitorFrame.maximumText)
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Problem(.invalid, "'text' is empty; write something")
        }
        guard try list("attachments", upTo: 0).isEmpty else {
            throw Problem(.invalid, "'attachments' can't be taken from visitors; leave them out")
        }
        return text
    }

    /// The page whose `url`, `title` and `referrer` these fields are.
    func page() throws(Problem) -> PageView {
        PageView(
            url: try text("url", upTo: 4_096),
            title: try optionalText("title", upTo: 2_048) ?? "",
            referrer: try optionalText("referrer", upTo: 4_096)
        )
    }

    /// The client's own id, if the frame has a usable one; for answers to frames that can't be read otherwise.
    var clientMessageID: ClientMessageID? {
        guard case .string(let text)? = value("cmid"), (1...128).contains(text.utf8.count) else { return nil }
        return text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? ClientMessageID(text) : nil
    }
}
