import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// One request with everything a route needs to answer it.
struct Exchange: Sendable {
    let request: Request
    let parameters: Parameters
    let client: ClientAddress
    let context: ServerContext

    // MARK: The address

    /// An identifier in the path.
    func identifier<ID: Identifier>(_ name: String, as type: ID.Type = ID.self) throws(Problem) -> ID {
        guard let text = parameters.get(name).flatMap({ PercentEncoding.decode($0) }),
            (1...128).contains(text.utf8.count)
        else {
            throw Problem(.notFound, "'\(name)' in the address must be an id of 1 to 128 bytes")
        }
        return ID(rawValue: text)
    }

    /// The rest of the path behind a route that ends in `**`, decoded.
    func pathTail() throws(Problem) -> String {
        let parts = parameters.getCatchAll().map { PercentEncoding.decode($0) }
        guard !parts.isEmpty, parts.allSatisfy({ $0 != nil }) else { throw Problem(.notFound, "there is no such path") }
        return parts.compactMap { $0 }.joined(separator: "/")
    }

    /// A text in the query; nil when it is missing or empty.
    func query(_ name: String) -> String? {
        guard let value = request.uri.queryParameters[Substring(name)], !value.isEmpty else { return nil }
        return String(value)
    }

    /// A whole number in the query.
    func integer(_ name: String, in range: ClosedRange<Int>, default standard: Int) throws(Problem) -> Int {
        guard let text = query(name) else { return standard }
        guard let number = Int(text) else { throw Problem(.invalid, "'\(name)' in the query must be a whole number") }
        return min(max(number, range.lowerBound), range.upperBound)
    }

    // MARK: The body

    /// The JSON object in the body.
    func body(upTo limit: Int = 64 * 1024) async throws(Problem) -> JSONFields {
        guard let type = request.headers[.contentType], Self.isJSON(type) else {
            throw Problem(.unsupportedMediaType, "send a JSON object with Content-Type: application/json")
        }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw Problem(.tooLarge, "the body is larger than \(limit) bytes")
        } catch {
            throw Problem(.malformed, "the body did not arrive completely")
        }
        return try JSONFields(buffer, in: "the body")
    }

    private static func isJSON(_ type: String) -> Bool {
        let name = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        return name == "application/json" || name.hasSuffix("+json")
    }

    // MARK: Who asks

    /// The `Origin` header.
    var origin: String? { request.headers[.origin] }

    /// The host the request was sent to.
    var host: String? { request.head.authority }

    /// The token of an `Authorization: Bearer` header.
    var bearer: String? {
        guard let value = request.headers[.authorization], value.lowercased().hasPrefix("bearer ") else { return nil }
        return String(value.dropFirst("bearer ".count).drop { $0 == " " })
    }

    /// The token of the session's cookie.
    var sessionToken: BearerToken? { context.settings.cookie.token(in: request.headers[values: .cookie]) }

    /// Refuses a browser's request that comes from a page of neither us nor a site on the list.
    func checkVisitorOrigin() throws(Problem) {
        guard context.settings.origins.servesVisitors(origin, host: host) else {
            throw Problem(
                .originRefused,
                "this Origin is not on the list of sites; add it to the sites of the configuration"
            )
        }
    }

    /// The visitor whose token came with the request, held to the limit of requests.
    func visitor() async throws(Problem) -> VisitorAdmission {
        try checkVisitorOrigin()
        guard let bearer else {
            throw Problem(.tokenRequired, "send the visitor's token as Authorization: Bearer TOKEN")
        }
        if let token = BearerToken(bearer), let wait = context.requests.take(token.digest, at: context.clock.now) {
            context.meters.wasLimited()
            throw Problem(.tooManyRequests, "too many requests at once").retry(after: wait.secondsRoundedUp)
        }
        return try await VisitorAccess(context).recognise(bearer, from: client)
    }

    /// Whoever is signed in.
    ///
    /// A request that changes something must say that it comes from our own pages: other sites can't read answers, but
    /// they could send requests that the browser puts the cookie on.
    func signedIn(as role: Account.Role? = nil) async throws(Problem) -> SignedIn {
        if request.method != .get, request.method != .head {
            guard context.settings.origins.isOwn(origin, host: host) else {
                throw Problem(.originRefused, "send the Origin header of the server's own pages with this request")
            }
        }
        let signedIn = try await AgentAccess(context).account(of: sessionToken)
        guard role == nil || signedIn.account.role == role else {
            throw Problem(.notAllowed, "only administrators may do this")
        }
        return signedIn
    }
}
