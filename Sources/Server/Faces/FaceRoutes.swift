import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// The pages people see, and the files these load.
struct FaceRoutes: Sendable {
    private let assets: WebAssets
    private let settings: CheckedSettings

    /// Makes the routes.
    init(_ assets: WebAssets, settings: CheckedSettings) {
        self.assets = assets
        self.settings = settings
    }

    /// All of them.
    var routes: [Route] {
        let closed = ContentPolicy(ancestors: "'none'")
        let framed = ContentPolicy(ancestors: settings.origins.frameAncestors)
        return [
            Route(.get, "/", front),
            page("/chat", "widget/chat.html", framed),
            page("/console", "console/index.html", closed),
            page("/console/**", "console/index.html", closed),
            page("/admin", "admin/index.html", closed),
            page("/admin/**", "admin/index.html", closed),
            Route(.get, "/widget.js", sharing: .all) { exchange throws(Problem) in
                var response = try serve("widget/widget.js", exchange, caching: "public, max-age=300")
                response.headers[.crossOriginResourcePolicy] = "cross-origin"
                return response
            },
            Route(.get, "/favicon.ico") { exchange throws(Problem) in
                try serve("favicon.svg", exchange, caching: "public, max-age=86400")
            },
            Route(.get, "/assets/**", file),
        ]
    }

    private func page(_ path: String, _ asset: String, _ policy: ContentPolicy) -> Route {
        Route(.get, path) { exchange throws(Problem) in try page(asset, exchange, policy) }
    }

    @Sendable private func front(_ exchange: Exchange) async throws(Problem) -> Response {
        guard settings.plain.isDemo else { return RunningPage.response }
        return try page("shop/index.html", exchange, ContentPolicy(ancestors: "'none'", framesChat: true))
    }

    @Sendable private func file(_ exchange: Exchange) async throws(Problem) -> Response {
        let path = try exchange.pathTail()
        guard let version = assets.version, path.hasPrefix(version + "/") else {
            return try serve(path, exchange, caching: "no-cache")
        }
        let name = String(path.dropFirst(version.count + 1))
        return try serve(name, exchange, caching: "public, max-age=31536000, immutable")
    }

    private func page(_ path: String, _ exchange: Exchange, _ policy: ContentPolicy) throws(Problem) -> Response {
        var response = try serve(path, exchange, caching: "no-cache")
        response.headers[.contentSecurityPolicy] = policy.header
        response.headers[.permissionsPolicy] = "camera=(), microphone=(), geolocation=()"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        return response
    }

    private func serve(_ path: String, _ exchange: Exchange, caching: String) throws(Problem) -> Response {
        guard let asset = assets.asset(path) else { throw Problem(.notFound, "there is no such file") }
        let bytes = asset.contentType.hasPrefix("text/html") ? versioned(asset.bytes) : asset.bytes
        return Response.cacheable(
            bytes,
            contentType: asset.contentType,
            tag: asset.tag,
            caching: caching,
            for: exchange
        )
    }

    /// A page whose files are asked for by an address that carries the version of all files.
    ///
    /// So browsers may keep them for ever, and no page ever mixes files of two versions.
    private func versioned(_ page: ByteBuffer) -> ByteBuffer {
        guard let version = assets.version else { return page }
        let parts = String(buffer: page).split(separator: "\"/assets/", omittingEmptySubsequences: false)
        return ByteBuffer(string: parts.joined(separator: "\"/assets/\(version)/"))
    }
}

extension Response {
    /// Tells the connection to compress an answer, and is taken off there.
    ///
    /// Only what is the same for everybody is compressed: an answer that mixes secrets with what others can choose would
    /// tell about the secrets by its length.
    static let compressMarker = HTTPField.Name.compressMarker

    /// An answer that browsers may keep, or "not modified" for whoever has it.
    static func cacheable(
        _ bytes: ByteBuffer,
        contentType: String,
        tag: String,
        caching: String,
        for exchange: Exchange
    ) -> Response {
        var headers: HTTPFields = [.eTag: tag, .cacheControl: caching, .vary: "Accept-Encoding"]
        let known = exchange.request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
        // A compressing connection or proxy makes the tag a weak one.
        let names = known.map { $0.filter { $0 != " " } }.map { $0.hasPrefix("W/") ? String($0.dropFirst(2)) : $0 }
        if names.contains(tag) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = contentType
        headers[compressMarker] = "1"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }
}
