import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import FrontdeskServer

/// Writes down what a connection tells its session.
private final class NotingSession: WebSocketSession {
    var connection: WebSocketConnection?
    var texts: [String] = []
    var binaries = 0
    var isClosed = false
    var onText: (String) -> Void = { _ in }

    func opened(_ connection: WebSocketConnection) { self.connection = connection }

    func received(text: ByteBuffer) {
        texts.append(String(buffer: text))
        onText(String(buffer: text))
    }

    func received(binary: ByteBuffer) { binaries += 1 }

    func closed() { isClosed = true }
}

struct WebSocketConnectionTests {
    private let channel = EmbeddedChannel()
    private let session = NotingSession()
    private let written = Written()

    private final class Written {
        var bytes = ByteBuffer()
    }

    private func open(_ settings: WebSocketConnection.Settings = WebSocketConnection.Settings()) throws {
        let wheel = HeartbeatWheel(eventLoop: channel.embeddedEventLoop, seconds: 25)
        let connection = WebSocketConnection(session: session, wheel: wheel, settings: settings)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        try channel.pipeline.syncOperations.addHandlers([WebSocketFrameEncoder(), connection])
    }

    private func send(_ frames: ClientFrame...) throws {
        try channel.writeInbound(ByteBuffer(bytes: frames.flatMap(\.bytes)))
        channel.embeddedEventLoop.run()
    }

    private func nextFrame() throws -> ServerFrame? {
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { written.bytes.writeImmutableBuffer(buffer) }
        return ServerFrame(from: &written.bytes)
    }

    private func expectClose(_ code: CloseCode) throws {
        let frame = try #require(try nextFrame())
        #expect(frame.opcode == ServerFrame.close)
        #expect(frame.closeCode == code.rawValue)
    }

    @Test func `hands messages to the session and sends its answers`() throws {
        try open()
        try send(.text("hello"), ClientFrame(opcode: 2, payload: [1]))
        #expect(session.texts == ["hello"])
        #expect(session.binaries == 1)
        session.connection?.send(text: ByteBuffer(string: "hi"))
        channel.embeddedEventLoop.run()
        let frame = try #require(try nextFrame())
        #expect(frame.opcode == ServerFrame.text)
        #expect(String(buffer: frame.payload) == "hi")
    }

    @Test func `answers a ping with its bytes`() throws {
        try open()
        try send(ClientFrame(opcode: 9, payload: [7, 8]))
        let frame = try #require(try nextFrame())
        #expect(frame.opcode == ServerFrame.pong)
        #expect(Array(frame.payload.readableBytesView) == [7, 8])
    }

    @Test func `echoes a close code and closes first`() throws {
        try open()
        try send(.close(3_007), .text("too late"))
        try expectClose(CloseCode(rawValue: 3_007))
        #expect(session.texts.isEmpty)
        #expect(session.isClosed)
        #expect(!channel.isActive)
    }

    @Test func `says what a client did wrong and stops listening`() throws {
        try open()
        try send(ClientFrame(opcode: 1, payload: [65], mask: nil), .text("more"))
        try expectClose(.protocolError)
        #expect(session.texts.isEmpty)
        #expect(session.isClosed)
    }

    @Test func `tells everybody to come back when the server stops`() throws {
        try open()
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        channel.embeddedEventLoop.run()
        try expectClose(.goingAway)
        #expect(channel.isActive)
        try send(.close(1_001))
        #expect(!channel.isActive)
    }

    @Test func `waits for the closing answer only so long`() throws {
        try open()
        session.connection?.close(.normal)
        channel.embeddedEventLoop.run()
        try expectClose(.normal)
        channel.embeddedEventLoop.advanceTime(by: .seconds(4))
        #expect(!channel.isActive)
        #expect(session.isClosed)
    }

    @Test func `drops a peer that answers no ping`() throws {
        try open()
        channel.embeddedEventLoop.advanceTime(by: .seconds(25))
        #expect(try nextFrame()?.opcode == ServerFrame.ping)
        channel.embeddedEventLoop.advanceTime(by: .seconds(25))
        #expect(!channel.isActive)
        #expect(session.isClosed)
    }

    @Test func `keeps a peer that answers pings`() throws {
        try open()
        for _ in 1...4 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(25))
            #expect(try nextFrame()?.opcode == ServerFrame.ping)
            try send(ClientFrame(opcode: 10, payload: []))
        }
        #expect(channel.isActive)
    }

    @Test func `stops taking messages while reading is paused, and loses none`() throws {
        try open()
        session.onText = { [session] text in if text == "one" { session.connection?.pauseReading() } }
        try send(.text("one"), .text("two"), .text("three"))
        #expect(session.texts == ["one"])
        try send(.text("four"))
        #expect(session.texts == ["one"])
        session.connection?.resumeReading()
        #expect(session.texts == ["one", "two", "three", "four"])
    }

    @Test func `closes with 1013 when more waits for the reader than allowed`() throws {
        var settings = WebSocketConnection.Settings()
        settings.outboundBytes = 100
        try open(settings)
        for _ in 0..<10 { session.connection?.send(text: ByteBuffer(string: String(repeating: "x", count: 60))) }
        session.connection?.send(text: ByteBuffer(string: String(repeating: "x", count: 101)))
        session.connection?.send(text: ByteBuffer(string: "not any more"))
        channel.embeddedEventLoop.run()
        // The channel takes what is flushed at once, so ten small frames pass.
        for _ in 0..<10 { #expect(try nextFrame()?.opcode == ServerFrame.text) }
        try expectClose(.tryAgainLater)
        #expect(try nextFrame() == nil)
    }

    @Test func `closes a half-closed connection`() throws {
        try open()
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        channel.embeddedEventLoop.run()
        #expect(!channel.isActive)
        #expect(session.isClosed)
    }
}
