import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import FrontdeskServer

struct DeskChannelTests {
    private let channel = EmbeddedChannel()

    private func open() throws {
        let endpoint = SocketEndpoint(path: "/echo", audience: .anybody) { _, _ in WebSocketEcho() }
        let desk = DeskChannel(
            responder: { _, _, _ in },
            policy: UpgradePolicy(endpoints: [endpoint], origins: OriginPolicy(), proxies: []),
            wheels: HeartbeatWheels(seconds: 25),
            settings: DeskChannel.Settings()
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        _ = desk.setup(channel: channel, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        channel.embeddedEventLoop.run()
    }

    private func send(_ bytes: some Sequence<UInt8>) throws {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        channel.embeddedEventLoop.run()
    }

    private func answer() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += buffer.readableBytesView }
        return bytes
    }

    private func answerText() throws -> String { String(decoding: try answer(), as: UTF8.self) }

    private static let handshake = """
        GET /echo HTTP/1.1\r
        Host: desk.example\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r

        """

    @Test func `answers a handshake with the right key`() throws {
        try open()
        try send(Self.handshake.utf8)
        let text = try answerText()
        #expect(text.hasPrefix("HTTP/1.1 101"))
        #expect(text.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
    }

    @Test func `loses no frame that comes right behind the handshake`() throws {
        try open()
        try send(Array(Self.handshake.utf8) + ClientFrame.text("early").bytes)
        #expect(try answer().suffix(7) == [0x81, 5] + Array("early".utf8))
    }

    @Test func `refuses a bad handshake with a problem and closes`() throws {
        try open()
        try send(Self.handshake.replacing("Version: 13", with: "Version: 8").utf8)
        let text = try answerText()
        #expect(text.hasPrefix("HTTP/1.1 426"))
        #expect(text.contains("Sec-WebSocket-Version: 13"))
        #expect(text.contains("urn:frontdesk:problem:upgrade-required"))
        #expect(!channel.isActive)
    }

    @Test func `says so when it is no HTTP`() throws {
        try open()
        _ = try? channel.writeInbound(ByteBuffer(string: "nonsense\r\n\r\n"))
        channel.embeddedEventLoop.run()
        #expect(try answerText().hasPrefix("HTTP/1.1 400"))
        #expect(!channel.isActive)
    }

    @Test func `refuses headers over the limit`() throws {
        try open()
        let header = "GET / HTTP/1.1\r\nHost: x\r\nX-Big: \(String(repeating: "a", count: 70_000))\r\n\r\n"
        _ = try? channel.writeInbound(ByteBuffer(string: header))
        channel.embeddedEventLoop.run()
        #expect(try answerText().hasPrefix("HTTP/1.1 431"))
        #expect(!channel.isActive)
    }

    @Test func `gives a slow first request ten seconds in all`() throws {
        try open()
        for byte in "GET /echo".utf8 {
            try send([byte])
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func `closes a connection that has asked nothing when the server stops`() throws {
        try open()
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(!channel.isActive)
    }
}
