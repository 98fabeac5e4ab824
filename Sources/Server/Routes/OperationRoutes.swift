import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird
import NIOCore

/// What operators and their machines ask: alive, ready, metrics, version, and the description of all addresses.
struct OperationRoutes: Sendable {
    private let context: ServerContext
    private let metrics: PrometheusMetrics
    private let version: String
    private let assets: WebAssets

    /// Makes the routes.
    init(_ context: ServerContext, metrics: PrometheusMetrics, version: String, assets: WebAssets) {
        self.context = context
        self.metrics = metrics
        self.version = version
        self.assets = assets
    }

    /// All of them.
    var routes: [Route] {
        [
            Route(.get, "/healthz", health),
            Route(.get, "/readyz", readiness),
            Route(.get, "/metrics", metricsText),
            Route(.get, "/version", sharing: .all, versionNumber),
            Route(.get, "/api/openapi.json", sharing: .all, description),
        ]
    }

    @Sendable private func health(_ exchange: Exchange) async throws(Problem) -> Response {
        .json { $0.member("status", "alive") }
    }

    @Sendable private func readiness(_ exchange: Exchange) async throws(Problem) -> Response {
        guard await context.desk.isReady() else {
            throw Problem(.unavailable, "the store does not answer; look at the server's log").retry(after: 2)
        }
        return .json { $0.member("status", "ready") }
    }

    @Sendable private func metricsText(_ exchange: Exchange) async throws(Problem) -> Response {
        let rules = await context.rules.status()
        var text = metrics.text()
        text += Self.gauge("frontdesk_queue_length", [("", context.desk.queueLength)])
        text += Self.gauge("frontdesk_rules_current", [("", rules.isCurrent ? 1 : 0)])
        text += Self.gauge(
            "frontdesk_sockets_open",
            [("{audience=\"agent\"}", context.registry.agents), ("{audience=\"visitor\"}", context.registry.visitors)]
        )
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// What is so at the moment of the question, by its labels.
    private static func gauge(_ name: String, _ series: [(labels: String, value: Int)]) -> String {
        "# TYPE \(name) gauge\n" + series.map { "\(name)\($0.labels) \($0.value)\n" }.joined()
    }

    @Sendable private func versionNumber(_ exchange: Exchange) async throws(Problem) -> Response {
        .json { json in
            json.member("version", version)
            json.member("minimum_compatible_version", version)
        }
    }

    @Sendable private func description(_ exchange: Exchange) async throws(Problem) -> Response {
        guard let asset = WebAssets.embedded.asset("openapi.json") else {
            throw Problem(.notFound, "this build carries no description")
        }
        return .cacheable(
            asset.bytes,
            contentType: asset.contentType,
            tag: asset.tag,
            caching: "public, no-cache",
            for: exchange
        )
    }
}
