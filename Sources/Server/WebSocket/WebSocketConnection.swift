import NIOCore
import NIOWebSocket

/// The last handler of an upgraded channel: turns bytes into messages for a ``WebSocketSession`` and frames its answers.
///
/// Answers pings, checks that the peer is alive, keeps the closing handshake, and ends the connection with 1013 when
/// what waits to be sent grows over ``Settings/outboundBytes``. All calls must come on the event loop.
final class WebSocketConnection: ChannelDuplexHandler, RemovableChannelHandler, HeartbeatMember {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = Never
    typealias OutboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// The limits of a connection.
    struct Settings: Hashable, Sendable {
        /// What a client may send.
        var reader = WebSocketReader.Limits()
        /// How many bytes may wait for a slow reader; one more and the connection is closed with 1013.
        var outboundBytes = 256 * 1024
        /// How long to wait for the peer's close frame.
        var closingTime = TimeAmount.seconds(3)
        /// How long a slow reader has to read what waits for it, the close frame included.
        var slowClosingTime = TimeAmount.seconds(10)
    }

    private enum State {
        case open
        /// A close frame was sent; input is read only to find the peer's.
        case closing
        case closed
    }

    var heartbeatPlace: HeartbeatWheel.Place?

    private let settings: Settings
    private let wheel: HeartbeatWheel
    private var session: (any WebSocketSession)?
    private var context: ChannelHandlerContext?
    private var state = State.open
    private var reader: WebSocketReader
    private var unread: ByteBuffer?
    private var isReadingPaused = false
    private var isReadWithheld = false
    private var isFlushPending = false
    private var awaitsPong = false

    /// Makes a connection for a session.
    init(session: any WebSocketSession, wheel: HeartbeatWheel, settings: Settings) {
        self.session = session
        self.wheel = wheel
        self.settings = settings
        reader = WebSocketReader(limits: settings.reader)
    }

    /// The channel, while it is open.
    var channel: (any Channel)? { context?.channel }

    // MARK: Sending

    /// Sends a text message.
    func send(text: ByteBuffer) { send(.text, text) }

    /// Sends a binary message.
    func send(binary: ByteBuffer) { send(.binary, binary) }

    /// Begins the closing handshake; what was sent before still goes out.
    func close(_ code: CloseCode, reason: String = "") { close(code, reason, within: settings.closingTime) }

    private func close(_ code: CloseCode, _ reason: String, within time: TimeAmount) {
        guard state == .open, let context else { return }
        state = .closing
        var data = ByteBuffer()
        data.writeInteger(code.rawValue)
        data.writeSubstring(reason.prefixThatFits(utf8: 123))
        write(WebSocketFrame(fin: true, opcode: .connectionClose, data: data), context)
        resumeReading()
        let this = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: time) { this.value.context?.close(promise: nil) }
    }

    /// Stops taking messages; what the client sends then waits in the kernel's buffers.
    func pauseReading() { isReadingPaused = true }

    /// Takes messages again.
    func resumeReading() {
        guard isReadingPaused, let context else { return }
        isReadingPaused = false
        if var bytes = unread {
            unread = nil
            take(&bytes, context)
        }
        guard isReadWithheld, !isReadingPaused else { return }
        isReadWithheld = false
        context.read()
    }

    private func send(_ opcode: WebSocketOpcode, _ data: ByteBuffer) {
        guard state == .open, let context else { return }
        if waitingBytes(context) + data.readableBytes > settings.outboundBytes {
            // What was written in this turn of the loop has not been offered to the kernel yet.
            context.flush()
            guard waitingBytes(context) + data.readableBytes <= settings.outboundBytes else {
                close(.tryAgainLater, "reading too slowly, resume with since_seq", within: settings.slowClosingTime)
                return
            }
        }
        write(WebSocketFrame(fin: true, opcode: opcode, data: data), context)
    }

    private func waitingBytes(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    /// Writes a frame; all frames of one turn of the event loop are flushed together.
    private func write(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(frame), promise: nil)
        guard !isFlushPending else { return }
        isFlushPending = true
        let this = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.execute {
            this.value.isFlushPending = false
            this.value.context?.flush()
        }
    }

    // MARK: Receiving

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        wheel.add(self)
        session?.opened(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) { finish() }

    func channelInactive(context: ChannelHandlerContext) {
        finish()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        awaitsPong = false
        if var waiting = unread {
            waiting.writeBuffer(&bytes)
            unread = waiting
        } else {
            take(&bytes, context)
        }
    }

    func read(context: ChannelHandlerContext) {
        if isReadingPaused {
            isReadWithheld = true
        } else {
            context.read()
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            close(.goingAway, reason: "the server restarts, reconnect")
        case let event as ChannelEvent where event == .inputClosed:
            context.close(promise: nil)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Whatever failed below, such as a reset by the peer: the bytes no longer make sense.
        context.close(promise: nil)
    }

    func beat() {
        guard let context, state == .open else { return }
        guard !awaitsPong else {
            context.close(promise: nil)
            return
        }
        awaitsPong = true
        write(WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer()), context)
    }

    private func take(_ bytes: inout ByteBuffer, _ context: ChannelHandlerContext) {
        do throws(WebSocketFault) {
            while state != .closed {
                guard !isReadingPaused else {
                    if bytes.readableBytes > 0 { unread = bytes }
                    return
                }
                guard let input = try reader.next(&bytes) else { return }
                take(input, context)
            }
        } catch {
            fail(error, context)
        }
    }

    private func take(_ input: WebSocketInput, _ context: ChannelHandlerContext) {
        switch (input, state) {
        case (_, .closed): return
        case (.close(let code), .open):
            state = .closing
            var data = ByteBuffer()
            if let code { data.writeInteger(code.rawValue) }
            write(WebSocketFrame(fin: true, opcode: .connectionClose, data: data), context)
            closeAfterFlush(context)
        case (.close, .closing): closeAfterFlush(context)
        case (_, .closing): return
        case (.text(let bytes), .open): session?.received(text: bytes)
        case (.binary(let bytes), .open): session?.received(binary: bytes)
        case (.ping(let data), .open): send(.pong, data)
        case (.pong, .open): return
        }
    }

    /// Tells the peer what it did wrong and stops listening.
    ///
    /// Only our side is closed; the channel stays until the peer closes too or ``Settings/closingTime`` is over:
    /// closing with unread bytes would reset the connection before the peer could read the reason.
    private func fail(_ fault: WebSocketFault, _ context: ChannelHandlerContext) {
        guard state == .open else {
            context.close(promise: nil)
            return
        }
        close(fault.closeCode, reason: fault.reason)
        state = .closed
        unread = nil
        release()
        let this = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.execute {
            this.value.context?.flush()
            this.value.context?.close(mode: .output, promise: nil)
        }
    }

    private func closeAfterFlush(_ context: ChannelHandlerContext) {
        state = .closed
        let this = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.execute {
            guard let context = this.value.context else { return }
            context.flush()
            context.close(promise: nil)
        }
    }

    private func finish() {
        state = .closed
        context = nil
        unread = nil
        release()
    }

    /// Lets go of the session and the wheel, once.
    private func release() {
        wheel.remove(self)
        guard let ending = session else { return }
        session = nil
        ending.closed()
    }
}

extension String {
    /// The longest beginning of at most `limit` bytes that cuts no character.
    fileprivate func prefixThatFits(utf8 limit: Int) -> Substring {
        var end = startIndex
        while end < endIndex {
            let next = index(after: end)
            guard utf8.distance(from: startIndex, to: next) <= limit else { break }
            end = next
        }
        return self[..<end]
    }
}
