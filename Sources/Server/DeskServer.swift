public import FrontdeskCore
public import FrontdeskRuntime
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle

/// The server of visitors, agents and administrators: HTTP and WebSocket on one port.
///
/// When the service group shuts down it takes no more connections, answers what was asked, tells every socket to come
/// back (close code 1001), and ends when all are gone or after ``drainTime``.
public struct DeskServer: Service {
    /// How long open connections have to end when the server stops.
    public static let drainTime = Duration.seconds(8)

    /// What every part works with; tests open sockets on it.
    let context: ServerContext
    private let routes: RouteTable
    /// Answers requests; tests ask it without a network.
    let responder: RouterResponder<DeskRequestContext>
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - desk: What takes messages; it must run beside the server, and be stopped after it.
    ///   - rules: What may be done with rules.
    ///   - texts: The texts of the pages.
    ///   - settings: How the server is reached, and whom it serves.
    ///   - metrics: What `/metrics` shows; the process's metrics, if `MetricsSystem` was given it.
    ///   - version: The version of the program.
    ///   - clock: The time.
    ///   - passwords: Checks passwords.
    ///   - logger: Where it logs, never what visitors write.
    ///   - onListening: Called with the port once connections are accepted.
    /// - Throws: ``ServerSettingsError`` for settings that make no sense.
    public init(
        desk: Desk,
        rules: any RuleDesk,
        texts: any InterfaceTexts,
        settings: ServerSettings,
        metrics: PrometheusMetrics,
        version: String,
        clock: any DeskClock = SystemDeskClock(),
        passwords: PasswordHasher = PasswordHasher(),
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws(ServerSettingsError) {
        let checked = try CheckedSettings(settings)
        let assets = try settings.webDirectory.map { folder throws(ServerSettingsError) in
            try WebAssets(folder: folder)
        }
        context = ServerContext(
            desk: desk,
            rules: rules,
            texts: texts,
            settings: checked,
            clock: clock,
            passwords: passwords,
            logger: logger
        )
        routes = Self.routes(context, assets ?? .embedded, metrics, version)
        let router = Router(context: DeskRequestContext.self, options: .autoGenerateHeadEndpoints)
        let isSecure = checked.cookie.isSecure
        router.add(middleware: AnswerMiddleware(isSecure: isSecure, meters: context.meters, logger: logger))
        routes.install(in: router)
        responder = router.buildResponder()
        self.logger = logger
        self.onListening = onListening
    }

    /// Accepts connections until the task is cancelled or the service group shuts down.
    ///
    /// - Throws: ``ServerStartError`` when the address can't be listened on.
    public func run() async throws {
        let plain = context.settings.plain
        let files = OpenFileLimit.raise()
        logger.info("open files", metadata: ["limit": "\(files)"])
        let policy = UpgradePolicy(
            endpoints: endpoints,
            origins: context.settings.origins,
            proxies: context.settings.proxies,
            clock: context.clock
        )
        let wheels = HeartbeatWheels(seconds: VisitorSocket.heartbeat)
        let application = Application(
            responder: responder,
            server: HTTPServerBuilder { responder in
                DeskChannel(responder: responder, policy: policy, wheels: wheels, settings: DeskChannel.Settings())
            },
            configuration: ApplicationConfiguration(
                address: .hostname(plain.host, port: plain.port),
                backlog: 4_096
            ),
            onServerRunning: { [onListening] channel in
                await onListening(channel.localAddress?.port ?? plain.port)
            },
            logger: logger
        )
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await application.run()
                    await context.registry.waitUntilEmpty()
                }
                group.addTask {
                    try await gracefulShutdown()
                    try await context.clock.sleep(until: context.clock.now + Self.drainTime)
                }
                // Whatever is first: everybody has gone, or the time to go is over.
                try await group.next()
                group.cancelAll()
            }
        } catch {
            throw ServerStartError(error, host: plain.host, port: plain.port) ?? error
        }
    }

    private var endpoints: [SocketEndpoint] {
        let context = context
        return [
            SocketEndpoint(path: Self.visitorSocket, audience: .visitors) { request, eventLoop in
                VisitorSocket(request, eventLoop: eventLoop, context: context)
            },
            SocketEndpoint(path: Self.agentSocket, audience: .agents) { request, eventLoop in
                AgentSocket(request, eventLoop: eventLoop, context: context)
            },
        ]
    }

    private static let visitorSocket = "/api/v1/socket"
    private static let agentSocket = "/api/v1/agent/socket"

    private static func routes(
        _ context: ServerContext,
        _ assets: WebAssets,
        _ metrics: PrometheusMetrics,
        _ version: String
    ) -> RouteTable {
        let sockets = [visitorSocket, agentSocket].map { path in
            Route(.get, path) { _ throws(Problem) in
                throw Problem(.upgradeRequired, "open a WebSocket here, as the first request of a connection")
            }
        }
        return RouteTable(
            OperationRoutes(context, metrics: metrics, version: version, assets: assets).routes
                + FaceRoutes(assets, settings: context.settings).routes
                + TextRoutes(context).routes + sockets
                + VisitorRoutes(context).routes + MessageRoutes(context).routes
                + RestChannelRoutes(context).routes + SignInRoutes(context).routes
                + ConsoleRoutes(context).routes + AccountRoutes(context).routes
                + RuleRoutes(context).routes + RuleEditingRoutes(context).routes + LearningRoutes(context).routes
                + AdministrationRoutes(context, version: version).routes,
            context: context
        )
    }

    /// All addresses with their methods, for tests.
    var addresses: [(method: String, path: String)] {
        routes.routes.map { ($0.method.rawValue, $0.path) }
    }
}
