import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle

/// A server that only sends back what it gets, for protocol conformance suites.
///
/// It runs the same handlers, with the same limits, as the server of visitors, which has no such address. Not meant for
/// production: anybody may use it.
public struct EchoServer: Service {
    /// The address it answers at.
    public static let path = "/echo"

    private let host: String
    private let port: Int
    private let logger: Logger

    /// Makes a server for `host` and `port`.
    public init(host: String = "127.0.0.1", port: Int, logger: Logger) {
        self.host = host
        self.port = port
        self.logger = logger
    }

    public func run() async throws {
        let endpoint = SocketEndpoint(path: Self.path, audience: .anybody) { _, _ in WebSocketEcho() }
        let policy = UpgradePolicy(endpoints: [endpoint], origins: OriginPolicy(), proxies: [])
        let wheels = HeartbeatWheels(seconds: 25)
        let application = Application(
            responder: CallbackResponder { (_: Request, _: BasicRequestContext) in
                Problem(.upgradeRequired, "open a WebSocket at \(Self.path)").response
            },
            server: HTTPServerBuilder { responder in
                DeskChannel(responder: responder, policy: policy, wheels: wheels, settings: DeskChannel.Settings())
            },
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: 4096),
            logger: logger
        )
        try await application.run()
    }
}
