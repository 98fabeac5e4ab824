import FrontdeskCore
import HTTPTypes
import Hummingbird
import Logging

/// The outermost layer of every answer: problems for whatever went wrong, headers that keep browsers strict, a count.
struct AnswerMiddleware: RouterMiddleware {
    typealias Context = DeskRequestContext

    private let isSecure: Bool
    private let meters: ServerMeters
    private let logger: Logger

    /// Makes the layer; `isSecure` tells whether browsers reach the server over TLS.
    init(isSecure: Bool, meters: ServerMeters, logger: Logger) {
        self.isSecure = isSecure
        self.meters = meters
        self.logger = logger
    }

    func handle(
        _ request: Request,
        context: DeskRequestContext,
        next: (Request, DeskRequestContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            guard request.head.authority.flatMap(Authority.init) != nil else {
                throw Problem(.malformed, "send exactly one Host header with a host and perhaps a port")
            }
            response = try await next(request, context)
        } catch let problem as Problem {
            response = problem.response
        } catch let error as HTTPError where error.status == .notFound {
            response = Problem(.notFound, "there is nothing at this address").response
        } catch {
            // What a library throws may quote the request, so only its type is told.
            logger.error("a request failed", metadata: ["error": "\(type(of: error))"])
            response = Problem(.failed, "this is a fault of the server; it has been noted in its log").response
        }
        harden(&response)
        let route = context.endpointPath ?? "none"
        meters.answered(route: route, method: request.method.known, status: Int(response.status.code))
        return response
    }

    private func harden(_ response: inout Response) {
        response.headers[.xContentTypeOptions] = "nosniff"
        if response.headers[.referrerPolicy] == nil { response.headers[.referrerPolicy] = "no-referrer" }
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        }
        if response.headers[.crossOriginResourcePolicy] == nil, response.headers[.accessControlAllowOrigin] == nil {
            response.headers[.crossOriginResourcePolicy] = "same-origin"
        }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    }
}

extension HTTPRequest.Method {
    /// The method's name, or `other`, so that invented methods make no series of metrics.
    fileprivate var known: String {
        switch self {
        case .get, .head, .post, .put, .patch, .delete, .options: rawValue
        default: "other"
        }
    }
}
