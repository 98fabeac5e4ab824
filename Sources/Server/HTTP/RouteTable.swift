import HTTPTypes
import Hummingbird

/// All routes of the server, by path and method.
struct RouteTable: Sendable {
    /// The routes, in the order they were given.
    let routes: [Route]
    private let context: ServerContext

    /// Makes a table.
    init(_ routes: [Route], context: ServerContext) {
        self.routes = routes
        self.context = context
    }

    /// Puts the routes into a router; other methods on their paths are answered with 405.
    func install(in router: Router<DeskRequestContext>) {
        var methods: [String: [HTTPRequest.Method]] = [:]
        for route in routes {
            methods[route.path, default: []].append(route.method)
            install(route, in: router)
        }
        for (path, known) in methods {
            var allowed = known.contains(.get) ? known + [.head] : known
            let sharing = routes.first { $0.path == path && $0.sharing != .own }?.sharing ?? .own
            if sharing != .own { allowed.append(.options) }
            let methods = allowed
            for method in Self.allMethods where !known.contains(method) && !(method == .head && known.contains(.get)) {
                router.on(RouterPath(path), method: method) { request, context in
                    guard method == .options, sharing != .own else { throw Self.wrongMethod(methods) }
                    return preflight(request, sharing, methods)
                }
            }
        }
    }

    private func install(_ route: Route, in router: Router<DeskRequestContext>) {
        router.on(RouterPath(route.path), method: route.method) { request, requestContext in
            let exchange = Exchange(
                request: request,
                parameters: requestContext.parameters,
                client: ClientAddress(
                    peer: requestContext.remoteAddress,
                    forwarded: request.headers[values: .xForwardedFor],
                    proxies: context.settings.proxies
                ),
                context: context
            )
            do throws(Problem) {
                return share(try await route.answer(exchange), route.sharing, exchange)
            } catch {
                return share(error.response, route.sharing, exchange)
            }
        }
    }

    /// Adds the headers that let pages of other sites read an answer.
    private func share(_ response: Response, _ sharing: Route.Sharing, _ exchange: Exchange) -> Response {
        guard let origin = allowedOrigin(exchange.origin, exchange.host, sharing) else { return response }
        var response = response
        response.headers[.accessControlAllowOrigin] = origin
        if origin != "*" { response.headers[.vary] = "Origin" }
        return response
    }

    private func preflight(
        _ request: Request,
        _ sharing: Route.Sharing,
        _ methods: [HTTPRequest.Method]
    ) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let origin = allowedOrigin(request.headers[.origin], request.head.authority, sharing) {
            headers[.accessControlAllowOrigin] = origin
            headers[.accessControlAllowMethods] = methods.map(\.rawValue).joined(separator: ", ")
            headers[.accessControlAllowHeaders] = "Authorization, Content-Type, Last-Event-ID"
            headers[.accessControlMaxAge] = "600"
            headers[.vary] = "Origin"
        }
        return Response(status: .noContent, headers: headers)
    }

    private func allowedOrigin(_ origin: String?, _ host: String?, _ sharing: Route.Sharing) -> String? {
        switch sharing {
        case .own: nil
        case .all: "*"
        case .sites:
            origin.flatMap { context.settings.origins.servesVisitors($0, host: host) ? $0 : nil }
        }
    }

    private static func wrongMethod(_ allowed: [HTTPRequest.Method]) -> Problem {
        var problem = Problem(
            .methodNotAllowed,
            "use \(allowed.map(\.rawValue).joined(separator: " or ")) at this address"
        )
        problem.allowed = allowed
        return problem
    }

    private static let allMethods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
}

extension HTTPField.Name {
    /// `X-Forwarded-For`.
    static let xForwardedFor = known("X-Forwarded-For")
    /// `Last-Event-ID`.
    static let lastEventID = known("Last-Event-ID")
    /// `Referrer-Policy`.
    static let referrerPolicy = known("Referrer-Policy")
    /// `Cross-Origin-Opener-Policy`.
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
    /// `Cross-Origin-Resource-Policy`.
    static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")
    /// Asks the connection to compress the answer; never leaves the server.
    static let compressMarker = known("X-Frontdesk-Compress")
    /// `Permissions-Policy`.
    static let permissionsPolicy = known("Permissions-Policy")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("the name of a header must be a token") }
        return name
    }
}
