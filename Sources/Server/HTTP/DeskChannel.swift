import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// How one connection of the server is set up: HTTP, until its first request asks for a WebSocket.
///
/// A WebSocket lives in channel handlers alone. No task waits for it, so an idle visitor costs a few kilobytes.
struct DeskChannel: ServerChildChannel, HTTPChannelHandler {
    /// What a connection became.
    enum Kind: Sendable {
        case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
        case webSocket
    }

    /// A connection that is being set up.
    struct Value: ServerChildChannelValue {
        let kind: EventLoopFuture<Kind>
        let channel: any Channel
    }

    /// The limits of a connection.
    struct Settings: Sendable {
        /// How long the first request's head may take.
        var headDeadline = TimeAmount.seconds(10)
        /// How long a request's body may take.
        var bodyDeadline = TimeAmount.seconds(30)
        /// The most bytes of a body, whatever a route allows.
        var bodyBytes = 8 * 1024 * 1024
        /// How long a kept connection may be idle.
        var idleTime = Duration.seconds(60)
        /// The limits of a WebSocket.
        var webSocket = WebSocketConnection.Settings()
    }

    let responder: HTTPChannelHandler.Responder
    private let policy: UpgradePolicy
    private let wheels: HeartbeatWheels
    private let settings: Settings

    /// Makes the set-up.
    init(
        responder: @escaping HTTPChannelHandler.Responder,
        policy: UpgradePolicy,
        wheels: HeartbeatWheels,
        settings: Settings
    ) {
        self.responder = responder
        self.policy = policy
        self.wheels = wheels
        self.settings = settings
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let kind = try configure(channel, logger)
            return Value(kind: kind, channel: channel)
        }
    }

    func handle(value: Value, logger: Logger) async {
        do {
            switch try await value.kind.get() {
            case .http(let channel): await handleHTTP(asyncChannel: channel, logger: logger)
            case .webSocket: return
            }
        } catch {
            // The client went away before its first request was complete.
            value.channel.close(promise: nil)
        }
    }

    /// Adds the handlers that wait for the first request; the future tells what it was.
    private func configure(_ channel: any Channel, _ logger: Logger) throws -> EventLoopFuture<Kind> {
        // Written by the guard, read when the handshake is done, both on the channel's event loop.
        let accepted = NIOLoopBoundBox<(SocketEndpoint, UpgradeRequest)?>(nil, eventLoop: channel.eventLoop)
        let upgrader = NIOTypedWebSocketServerUpgrader<Kind>(
            maxFrameSize: settings.webSocket.reader.messageBytes,
            enableAutomaticErrorHandling: false,
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(HTTPHeaders()) },
            upgradePipelineHandler: { channel, _ in
                removeFrameDecoder(from: channel).flatMapThrowing {
                    try addWebSocketHandlers(to: channel, for: accepted.value)
                    return .webSocket
                }
            }
        )
        var configuration = NIOUpgradableHTTPServerPipelineConfiguration<Kind>(
            upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
                upgraders: [upgrader],
                notUpgradingCompletionHandler: { channel in
                    channel.eventLoop.makeCompletedFuture { .http(try addHTTPHandlers(to: channel, logger)) }
                }
            )
        )
        configuration.enablePipelining = false
        configuration.enableErrorHandling = false
        configuration.enableResponseHeaderValidation = false
        configuration.decoderConfiguration.maxHeaderFieldSize = 16 * 1024
        configuration.decoderConfiguration.maxHeaderListSize = 32 * 1024
        configuration.decoderConfiguration.maxHeaderFieldCount = 100
        let operations = channel.pipeline.syncOperations
        let kind = try operations.configureUpgradableHTTPServerPipeline(configuration: configuration)
        let upgradeHandler = try operations.handler(type: NIOTypedHTTPServerUpgradeHandler<Kind>.self)
        let guardian = FirstRequestGuard(policy: policy, deadline: settings.headDeadline) { endpoint, request in
            accepted.value = (endpoint, request)
        }
        try operations.addHandler(guardian, position: .before(upgradeHandler))
        return kind
    }

    private func addHTTPHandlers(
        to channel: any Channel,
        _ logger: Logger
    ) throws -> NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart> {
        let operations = channel.pipeline.syncOperations
        operations.removeHandler(try operations.handler(type: FirstRequestGuard.self), promise: nil)
        try operations.addHandler(
            HTTPResponseCompressor { head, _ in
                let isMarked = head.headers.contains(name: HTTPField.Name.compressMarker.rawName)
                head.headers.remove(name: HTTPField.Name.compressMarker.rawName)
                return isMarked ? .compressIfPossible : .doNotCompress
            }
        )
        try operations.addHandler(HTTP1ToHTTPServerCodec(secure: false))
        try operations.addHandler(RequestBodyGuard(deadline: settings.bodyDeadline, limit: settings.bodyBytes))
        try operations.addHandler(HTTPConnectionStateHandler(idleTimeout: settings.idleTime, logger: logger))
        return try NIOAsyncChannel(
            wrappingChannelSynchronously: channel,
            configuration: .init(isOutboundHalfClosureEnabled: true)
        )
    }

    /// Takes SwiftNIO's frame decoder out again.
    ///
    /// It checks neither masks nor reserved bits nor UTF-8, so ``WebSocketReader`` reads the bytes. The upgrade waits
    /// for the future, which keeps bytes that came right behind the handshake out of the decoder.
    private func removeFrameDecoder(from channel: any Channel) -> EventLoopFuture<Void> {
        do {
            let operations = channel.pipeline.syncOperations
            let decoder = try operations.handler(type: ByteToMessageHandler<WebSocketFrameDecoder>.self)
            return operations.removeHandler(decoder)
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
    }

    private func addWebSocketHandlers(
        to channel: any Channel,
        for accepted: (endpoint: SocketEndpoint, request: UpgradeRequest)?
    ) throws {
        guard let accepted else { throw ChannelError.inappropriateOperationForState }
        let operations = channel.pipeline.syncOperations
        operations.removeHandler(try operations.handler(type: FirstRequestGuard.self), promise: nil)
        let connection = WebSocketConnection(
            session: accepted.endpoint.session(accepted.request, channel.eventLoop),
            wheel: wheels.wheel(of: channel.eventLoop),
            settings: settings.webSocket
        )
        try operations.addHandler(connection)
    }
}
