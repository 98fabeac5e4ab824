import NIOCore
import NIOHTTPTypes

/// Ends a connection whose request body drips in for too long or is far over every limit.
///
/// Routes have smaller limits of their own and answer politely; this is the floor under them, so that no body holds a
/// connection for ever and nobody uploads gigabytes into a refusal.
final class RequestBodyGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let deadline: TimeAmount
    private let limit: Int
    private var received = 0
    private var isInBody = false
    private var timeout: Scheduled<Void>?

    /// Makes a guard for bodies of up to `limit` bytes that arrive within `deadline`.
    init(deadline: TimeAmount, limit: Int) {
        self.deadline = deadline
        self.limit = limit
    }

    func handlerRemoved(context: ChannelHandlerContext) { timeout?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        timeout?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isInBody = true
            received = 0
        case .body(let bytes):
            received += bytes.readableBytes
            guard received <= limit else {
                context.close(promise: nil)
                return
            }
        case .end:
            isInBody = false
            timeout?.cancel()
            timeout = nil
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Most bodies arrive together with their head; only for the others is a timer worth its cost.
        if isInBody, timeout == nil {
            let channel = context.channel
            timeout = context.eventLoop.scheduleTask(in: deadline) { channel.close(promise: nil) }
        }
        context.fireChannelReadComplete()
    }
}
