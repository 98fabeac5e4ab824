import HTTPTypes
import NIOCore
import NIOHTTP1

/// Watches over a connection until its first request is known to be plain HTTP or a WebSocket handshake.
///
/// It stands before SwiftNIO's upgrade handler, which has no deadline, answers no errors and ignores a server that
/// stops. It takes off upgrade headers that nobody here can serve, so that clients that only offer another protocol
/// are answered, and refuses bad handshakes itself.
final class FirstRequestGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let policy: UpgradePolicy
    private let deadline: TimeAmount
    private let accept: (SocketEndpoint, UpgradeRequest) -> Void
    private var timeout: Scheduled<Void>?
    private var state = State.waiting

    private enum State {
        case waiting
        /// The first head was passed on. What comes now may be a body, or bytes behind a handshake.
        case passed
        case refused
    }

    /// Makes a guard.
    ///
    /// - Parameters:
    ///   - policy: What may be upgraded.
    ///   - deadline: How long the first request's head may take to arrive.
    ///   - accept: Called with the endpoint before a valid handshake is passed on.
    init(
        policy: UpgradePolicy,
        deadline: TimeAmount,
        accept: @escaping (SocketEndpoint, UpgradeRequest) -> Void
    ) {
        self.policy = policy
        self.deadline = deadline
        self.accept = accept
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        timeout = context.eventLoop.scheduleTask(in: deadline) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timeout?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        timeout?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch state {
        case .refused: return
        case .passed: context.fireChannelRead(data)
        case .waiting:
            if case .head(let head) = unwrapInboundIn(data) { judge(head, data, context) }
        }
    }

    private func judge(_ head: HTTPRequestHead, _ data: NIOAny, _ context: ChannelHandlerContext) {
        switch policy.judge(head) {
        case .refused(let problem): refuse(problem, context)
        case .http:
            state = .passed
            var head = head
            for name in ["Upgrade", "HTTP2-Settings"] { head.headers.remove(name: name) }
            context.fireChannelRead(wrapInboundOut(.head(head)))
        case .webSocket(let endpoint):
            let client = policy.client(head, peer: context.channel.remoteAddress)
            if let problem = policy.limit(client) {
                refuse(problem, context)
                return
            }
            state = .passed
            accept(endpoint, UpgradeRequest(head: head, client: client))
            context.fireChannelRead(data)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case HTTPParserError.headerOverflow:
            refuse(Problem(.headersTooLarge, "send at most 32 KiB of headers"), context)
        case is HTTPParserError:
            refuse(Problem(.malformed, "this is not an HTTP/1.1 request"), context)
        default: context.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    /// Answers with a problem and closes.
    private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
        guard state != .refused else { return }
        state = .refused
        let body = problem.body
        var headers = HTTPHeaders(problem.headers.map { ($0.name.rawName, $0.value) })
        headers.add(name: "Content-Length", value: String(body.readableBytes))
        headers.add(name: "Connection", value: "close")
        let status = HTTPResponseStatus(statusCode: Int(problem.status.code), reasonPhrase: problem.status.reasonPhrase)
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
