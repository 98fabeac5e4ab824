import NIOCore

/// Sends every message back: the endpoint that protocol conformance suites talk to.
///
/// No server of visitors has it.
final class WebSocketEcho: WebSocketSession {
    private var connection: WebSocketConnection?

    func opened(_ connection: WebSocketConnection) { self.connection = connection }

    func received(text: ByteBuffer) { connection?.send(text: text) }

    func received(binary: ByteBuffer) { connection?.send(binary: binary) }

    func closed() { connection = nil }
}
