import NIOCore

/// What an endpoint does with one WebSocket connection.
///
/// All calls come on the connection's event loop, one after another. The connection keeps its session alive until
/// ``closed()``.
protocol WebSocketSession: AnyObject {
    /// The connection is open; frames may be sent.
    func opened(_ connection: WebSocketConnection)

    /// The client sent a text message, which is valid UTF-8.
    func received(text: ByteBuffer)

    /// The client sent a binary message.
    func received(binary: ByteBuffer)

    /// The connection has ended; nothing comes and nothing can be sent any more.
    func closed()
}
