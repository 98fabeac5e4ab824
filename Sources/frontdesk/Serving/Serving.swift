import FrontdeskCore
import FrontdeskLint
import FrontdeskOutbound
import FrontdeskPlugins
import FrontdeskRulebook
import FrontdeskRuntime
import FrontdeskServer
import FrontdeskStorage
import Foundation
import Logging
import Metrics
import ServiceLifecycle
import UnixSignals

/// Wires everything together, and runs it until the process is asked to stop.
struct Serving {
    private let settings: Settings
    private let linter: Linter
    private let isDemo: Bool
    private let webFolder: String?

    init(_ settings: Settings, linter: Linter, isDemo: Bool, webFolder: String?) {
        self.settings = settings
        self.linter = linter
        self.isDemo = isDemo
        self.webFolder = webFolder
    }

    /// Starts and serves.
    ///
    /// - Throws: What keeps it from starting: folders, rules, settings or the port.
    func run() async throws {
        let logger = makeLogger()
        let metrics = PrometheusMetrics()
        MetricsSystem.bootstrap(metrics)
        let store = try SQLiteConversationStore(DataFolder(settings.folders.data), for: .server, logger: logger)
        let news = RuleNews(logger: logger)
        let rulebook = try makeRulebook(news)
        let desk = Desk(
            store: store,
            pipelines: rulebook,
            configuration: deskConfiguration,
            webhooks: HTTPWebhookCaller(
                policy: OutboundPolicy(
                    allowedHosts: settings.outbound.hosts,
                    internalHosts: settings.outbound.internalHosts
                ),
                environment: ProcessInfo.processInfo.environment
            ),
            logger: logger
        )
        news.attach(desk)
        try await desk.prepare()
        let host = settings.server.host
        let server = try DeskServer(
            desk: desk,
            rules: rulebook,
            texts: PageTexts(rulebook),
            settings: serverSettings,
            metrics: metrics,
            version: FrontdeskVersion.text,
            logger: logger,
            onListening: { port in Terminal.write("frontdesk \(FrontdeskVersion.text) on http://\(host):\(port)") }
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: store),
                    .init(service: desk),
                    .init(service: RulebookService(rulebook)),
                    .init(service: server),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        try await group.run()
    }

    private func makeLogger() -> Logger {
        let level = Logger.Level(rawValue: settings.logLevel) ?? .info
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
        return Logger(label: "frontdesk")
    }

    private func makeRulebook(_ news: RuleNews) throws -> Rulebook {
        var configuration = settings.rulebook
        configuration.isAlwaysOpen = isDemo
        return try Rulebook(
            folders: RuleFolders(
                rules: InstalledFolder.path("rules", given: settings.folders.rules),
                locales: InstalledFolder.path("locales", given: settings.folders.locales)
            ),
            dataFolder: settings.folders.data,
            linter: linter,
            detector: LanguageDetector(model: RulebookOptions.languageModel(settings.folders.models)),
            configuration: configuration,
            readiness: .quick,
            now: { .now },
            report: news.tell
        )
    }

    private var deskConfiguration: DeskConfiguration {
        var configuration = DeskConfiguration()
        configuration.teams = settings.teams.map { DeskConfiguration.Team(name: $0.name, schedule: $0.schedule) }
        if let first = settings.teams.first { configuration.defaultTeam = first.name }
        configuration.firstReplyTimeout = settings.queue.firstReply
        configuration.agentGrace = settings.queue.grace
        configuration.idleVisitor = settings.visitors.idle
        configuration.reopenWithin = settings.visitors.reopen
        return configuration
    }

    private var serverSettings: ServerSettings {
        var server = ServerSettings()
        server.siteName = settings.site.name
        server.host = settings.server.host
        server.port = settings.server.port
        server.publicOrigins = settings.server.publicOrigins
        server.sites = settings.site.origins
        server.trustedProxies = settings.server.proxies
        server.webDirectory = webFolder
        server.isDemo = isDemo
        server.identitySecrets = settings.site.identitySecrets
        server.requiresIdentity = !settings.site.allowsAnonymous
        server.restChannelToken = settings.server.restToken
        return server
    }
}
