import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import FrontdeskServer

/// A server without a network, over a desk on a stage.
struct TestDesk: Sendable {
    let rehearsal: DeskStage
    let server: DeskServer

    static let password = "correct horse battery"
    static let secret = "a secret of the site that is long enough"

    /// Opens a desk and a server, and lets `play` use them.
    @discardableResult
    static func perform<Answer: Sendable>(
        _ change: @escaping @Sendable (inout ServerSettings) -> Void = { _ in },
        _ play: @escaping @Sendable (TestDesk) async throws -> Answer
    ) async throws -> Answer {
        try await DeskStage.perform { rehearsal in
            var settings = ServerSettings()
            settings.isDemo = true
            settings.identitySecrets = [secret]
            settings.sites = ["https://shop.example"]
            change(&settings)
            let cost = PasswordHasher.Cost(logarithmOfN: 4, blockSize: 1, parallelism: 1)
            let server = try DeskServer(
                desk: rehearsal.desk,
                rules: ScriptedRules(),
                texts: ScriptedTexts(),
                settings: settings,
                metrics: PrometheusMetrics(),
                version: "1.2.3",
                clock: rehearsal.clock,
                passwords: PasswordHasher(cost: cost),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            return try await play(TestDesk(rehearsal: rehearsal, server: server))
        }
    }

    /// An answer, read to its end.
    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String

        /// The object in the body.
        var json: JSONObject {
            guard case .object(let object)? = try? JSONReader.value(in: ByteBuffer(string: text)) else {
                return JSONObject()
            }
            return object
        }

        /// The last part of a problem's type.
        var problem: String? {
            guard case .string(let type)? = json["type"] else { return nil }
            return type.split(separator: ":").last.map(String.init)
        }

        /// A text in the body.
        func string(_ name: String) -> String? {
            guard case .string(let text)? = json[name] else { return nil }
            return text
        }
    }

    /// Sends a request from `http://desk.example`.
    func request(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        _ headers: HTTPFields = [:]
    ) async throws -> Reply {
        var head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "desk.example",
            path: path,
            headerFields: headers
        )
        if body != nil, head.headerFields[.contentType] == nil { head.headerFields[.contentType] = "application/json" }
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
        let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test"))
        let response = try await server.responder.respond(to: request, context: DeskRequestContext(source: source))
        let collector = Collector()
        try await response.body.write(CollectingWriter(collector))
        return Reply(status: Int(response.status.code), headers: response.headers, text: await collector.text)
    }

    /// A new visitor's headers and conversation.
    func visitor() async throws -> (headers: HTTPFields, conversation: String, visitor: String) {
        let reply = try await request(.post, "/api/v1/visitors", "{}")
        let token = try #require(reply.string("token"))
        return (
            [.authorization: "Bearer \(token)"], try #require(reply.string("conversation")),
            try #require(reply.string("visitor"))
        )
    }

    /// Somebody with an account, signed in; the headers of their own pages.
    func signedIn(_ name: String, role: Account.Role = .agent) async throws -> HTTPFields {
        let hash = try await PasswordHasher(cost: .init(logarithmOfN: 4, blockSize: 1, parallelism: 1)).hash(
            Self.password
        )
        let account = NewAccount(
            name: name,
            displayName: name.prefix(1).uppercased() + name.dropFirst(),
            role: role,
            teams: [],
            passwordHash: hash
        )
        _ = try await rehearsal.desk.add(account, by: nil)
        let reply = try await request(.post, "/api/v1/sign-in", #"{"name":"\#(name)","password":"\#(Self.password)"}"#)
        let cookie = try #require(reply.headers[.setCookie]?.split(separator: ";").first)
        return [.cookie: String(cookie), .origin: "http://desk.example"]
    }
}

/// Keeps what a response writes.
private actor Collector {
    private(set) var text = ""

    func append(_ buffer: ByteBuffer) { text += String(buffer: buffer) }
}

private struct CollectingWriter: ResponseBodyWriter {
    private let collector: Collector

    init(_ collector: Collector) { self.collector = collector }

    func write(_ buffer: ByteBuffer) async throws { await collector.append(buffer) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Texts in two languages.
struct ScriptedTexts: InterfaceTexts {
    func languages() async -> [InterfaceLanguage] {
        [
            InterfaceLanguage(tag: "ar", name: "العربية", isRightToLeft: true),
            InterfaceLanguage(tag: "en", name: "English", isRightToLeft: false),
        ]
    }

    func texts(in language: LanguageTag) async -> [String: String]? {
        language == "en" ? ["ui.b": "B", "ui.a": "A {n}"] : nil
    }
}
