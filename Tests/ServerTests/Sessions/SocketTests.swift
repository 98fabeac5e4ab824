import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOWebSocket
import Synchronization
import Testing

@testable import FrontdeskServer

/// One end of a WebSocket without a network.
private final class TestSocket: Sendable {
    private let channel = NIOAsyncTestingChannel()
    private let written = Mutex(ByteBuffer())

    /// Opens a socket whose session `make` makes.
    init(
        _ headers: HTTPHeaders = [:],
        _ make: @escaping @Sendable (UpgradeRequest, any EventLoop) -> any WebSocketSession
    ) async throws {
        try await channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).get()
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: headers)
        let client = try #require(ClientAddress("192.0.2.1"))
        try await channel.testingEventLoop.executeInContext { [channel] in
            let loop = channel.testingEventLoop
            let connection = WebSocketConnection(
                session: make(UpgradeRequest(head: head, client: client), loop),
                wheel: HeartbeatWheel(eventLoop: loop, seconds: 25),
                settings: WebSocketConnection.Settings()
            )
            try channel.pipeline.syncOperations.addHandlers([WebSocketFrameEncoder(), connection])
        }
    }

    func send(_ json: String) async throws {
        try await channel.writeInbound(ByteBuffer(bytes: ClientFrame.text(json).bytes))
        await channel.testingEventLoop.run()
    }

    /// The next frame, as text; a close frame as `close` and its code.
    func next() async throws -> String {
        while true {
            await channel.testingEventLoop.run()
            while let buffer = try await channel.readOutbound(as: ByteBuffer.self) {
                written.withLock { _ = $0.writeImmutableBuffer(buffer) }
            }
            if let frame = written.withLock({ ServerFrame(from: &$0) }) {
                guard frame.opcode == ServerFrame.close else { return String(buffer: frame.payload) }
                return "close \(frame.closeCode ?? 0)"
            }
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// The next frame of a type, passing over others.
    func next(_ type: String) async throws -> JSONObject {
        while true {
            let text = try await next()
            guard case .object(let object) = try JSONReader.value(in: ByteBuffer(string: text)) else { continue }
            if object["t"] == .string(type) { return object }
        }
    }

    /// Lets time pass on the event loop.
    func advance(by time: TimeAmount) async { await channel.testingEventLoop.advanceTime(by: time) }

    func hangUp() async throws { _ = try await channel.finish(acceptAlreadyClosed: true) }
}

extension JSONObject {
    fileprivate func text(_ name: String) -> String? {
        guard case .string(let text)? = self[name] else { return nil }
        return text
    }
}

@Suite(.timeLimit(.minutes(10)))
struct VisitorSocketTests {
    private func open(_ desk: TestDesk) async throws -> TestSocket {
        let context = desk.server.context
        return try await TestSocket { VisitorSocket($0, eventLoop: $1, context: context) }
    }

    @Test func `greets a new visitor with a token and answers a message`() async throws {
        try await TestDesk.perform { desk in
            let socket = try await open(desk)
            try await socket.send(#"{"t":"hello","locale":"en","page":{"url":"/a","title":"A"}}"#)
            let welcome = try await socket.next("welcome")
            #expect(welcome.text("token").flatMap { BearerToken($0) } != nil)
            #expect(welcome["heartbeat"] == .integer(25))
            try await socket.send(#"{"t":"message","cmid":"c1","text":"hello"}"#)
            #expect(try await socket.next("event").text("cmid") == "c1")
            #expect(try await socket.next("event").text("text") == "re: hello")
            #expect(try await socket.next("ack")["seq"] == .integer(1))
            #expect(desk.server.context.registry.visitors == 1)
            try await socket.hangUp()
            #expect(desk.server.context.registry.visitors == 0)
        }
    }

    @Test func `resumes where the visitor was, once each and in order`() async throws {
        try await TestDesk.perform { desk in
            let first = try await open(desk)
            try await first.send(#"{"t":"hello"}"#)
            let welcome = try await first.next("welcome")
            let (token, conversation) = (
                try #require(welcome.text("token")), try #require(welcome.text("conversation"))
            )
            for number in 1...3 {
                try await first.send(#"{"t":"message","cmid":"c\#(number)","text":"\#(number)"}"#)
                _ = try await first.next("ack")
            }
            let second = try await open(desk)
            try await second.send(#"{"t":"hello","token":"\#(token)","conversation":"\#(conversation)","since_seq":2}"#)
            let again = try await second.next("welcome")
            #expect(again["token"] == nil)
            #expect(again["seq"] == .integer(6))
            for seq in 3...6 { #expect(try await second.next("event")["seq"] == .integer(seq)) }
            try await second.send(#"{"t":"message","cmid":"c4","text":"4"}"#)
            #expect(try await second.next("event")["seq"] == .integer(7))
            #expect(try await second.next("event")["seq"] == .integer(8))
        }
    }

    @Test func `makes a visitor start over who was in another conversation`() async throws {
        try await TestDesk.perform { desk in
            let first = try await open(desk)
            try await first.send(#"{"t":"hello"}"#)
            let token = try #require(try await first.next("welcome").text("token"))
            let second = try await open(desk)
            try await second.send(#"{"t":"hello","token":"\#(token)","conversation":"older","since_seq":5}"#)
            _ = try await second.next("welcome")
            #expect(try await second.next("resync")["from_seq"] == .integer(0))
        }
    }

    @Test(arguments: [
        (#"{"t":"message","cmid":"c","text":"x"}"#, "close 1008"), ("nonsense", "close 1008"),
        (#"{"t":"hello","token":"unknown"}"#, "close 4001"),
    ])
    func `ends what does not begin with a good hello`(frame: String, end: String) async throws {
        try await TestDesk.perform { desk in
            let socket = try await open(desk)
            try await socket.send(frame)
            #expect(try await socket.next().contains(#""t":"error""#))
            #expect(try await socket.next() == end)
        }
    }

    @Test func `waits ten seconds for hello`() async throws {
        try await TestDesk.perform { desk in
            let socket = try await open(desk)
            await socket.advance(by: .seconds(10))
            #expect(try await socket.next() == "close 1008")
        }
    }

    @Test func `says what is wrong with a frame and goes on`() async throws {
        try await TestDesk.perform { desk in
            let socket = try await open(desk)
            try await socket.send(#"{"t":"hello"}"#)
            _ = try await socket.next("welcome")
            let long = String(repeating: "x", count: 8_193)
            let cases = [
                ("{bad", "malformed", nil), (#"{"t":"dance"}"#, "invalid", nil), (#"{"t":"hello"}"#, "invalid", nil),
                (#"{"t":"message","cmid":"m","text":""}"#, "invalid", "m"),
                (#"{"t":"message","cmid":"m","text":"\#(long)"}"#, "too_long", "m"),
                (#"{"t":"rate","score":5,"cmid":"r"}"#, "not_closed", "r"),
            ]
            for (frame, code, cmid) in cases {
                try await socket.send(frame)
                let error = try await socket.next("error")
                #expect(error.text("code") == code)
                #expect(error.text("cmid") == cmid)
            }
            try await socket.send(#"{"t":"ping","n":4}"#)
            #expect(try await socket.next("pong")["n"] == .integer(4))
        }
    }

    @Test func `takes so many frames at once, and says when the next may come`() async throws {
        try await TestDesk.perform {
            $0.frameBurst = 3
        } _: { desk in
            let socket = try await open(desk)
            try await socket.send(#"{"t":"hello"}"#)
            _ = try await socket.next("welcome")
            for number in 1...2 {
                try await socket.send(#"{"t":"ping","n":\#(number)}"#)
                _ = try await socket.next("pong")
            }
            try await socket.send(#"{"t":"message","cmid":"m","text":"x"}"#)
            let error = try await socket.next("error")
            #expect(error.text("code") == "too_many_requests")
            #expect(error["retry_after"] == .integer(1))
        }
    }

    @Test func `tells the visitor who answers now`() async throws {
        try await TestDesk.perform { desk in
            let mei = try await desk.rehearsal.agent("Mei")
            let socket = try await open(desk)
            try await socket.send(#"{"t":"hello"}"#)
            let conversation = ConversationID(try #require(try await socket.next("welcome").text("conversation")))
            try await socket.send(#"{"t":"ask_human","cmid":"h"}"#)
            #expect(try await socket.next("state").text("state") == "queued")
            let command = AgentCommand(
                agent: mei.account.id,
                conversation: conversation,
                clientMessageID: "t",
                epoch: 1
            )
            _ = try await desk.rehearsal.desk.take(command)
            var owner: JSONObject
            repeat { owner = try await socket.next("event") } while owner.text("state") != "active"
            guard case .object(let from)? = owner["from"] else {
                Issue.record("an event without an author")
                return
            }
            #expect(from.text("name") == "Mei")
            #expect(from.text("kind") == "agent")
        }
    }
}

@Suite(.timeLimit(.minutes(10)))
struct AgentSocketTests {
    private func open(_ desk: TestDesk, _ cookie: String?) async throws -> TestSocket {
        let context = desk.server.context
        let headers = HTTPHeaders(cookie.map { [("Cookie", $0)] } ?? [])
        return try await TestSocket(headers) { AgentSocket($0, eventLoop: $1, context: context) }
    }

    @Test func `shows the queue, lets a conversation be taken and watched`() async throws {
        try await TestDesk.perform { desk in
            let headers = try await desk.signedIn("mei")
            let visitor = try await desk.rehearsal.visitor()
            try await visitor.says("human")
            let socket = try await open(desk, headers[.cookie])
            #expect(try await socket.next("welcome").text("display_name") == "Mei")
            guard case .array(let items)? = try await socket.next("conversations")["items"] else {
                Issue.record("no list")
                return
            }
            #expect(items.count == 1)
            let id = visitor.conversation.rawValue
            try await socket.send(#"{"t":"watch","conversation":"\#(id)","since_pos":0}"#)
            #expect(try await socket.next("event")["pos"] == .integer(1))
            try await socket.send(#"{"t":"take","cmid":"t1","conversation":"\#(id)","epoch":1}"#)
            let ack = try await socket.next("ack")
            #expect(ack.text("cmid") == "t1")
            #expect(ack["epoch"] == .integer(2))
            try await socket.send(#"{"t":"message","cmid":"t2","conversation":"\#(id)","epoch":1,"text":"x"}"#)
            let error = try await socket.next("error")
            #expect(error.text("code") == "owner_changed")
            #expect(error.text("cmid") == "t2")
            #expect(error.text("conversation") == id)
        }
    }

    @Test(arguments: [nil, "frontdesk=\(BearerToken.random().text)"])
    func `sends nobody away without saying that they have to sign in`(cookie: String?) async throws {
        try await TestDesk.perform { desk in
            let socket = try await open(desk, cookie)
            #expect(try await socket.next("error").text("code") == "sign_in_required")
            #expect(try await socket.next() == "close 4001")
        }
    }

    @Test func `closes when the session ends`() async throws {
        try await TestDesk.perform { desk in
            let headers = try await desk.signedIn("mei")
            let socket = try await open(desk, headers[.cookie])
            _ = try await socket.next("welcome")
            #expect(try await desk.request(.post, "/api/v1/sign-out", nil, headers).status == 204)
            var frame = ""
            while !frame.hasPrefix("close") { frame = try await socket.next() }
            #expect(frame == "close 4001")
        }
    }
}
