import FrontdeskRuntime
import HTTPTypes
import NIOCore
import NIOHTTP1

/// What a client says when it asks for a WebSocket.
struct UpgradeRequest: Sendable {
    /// The request's head.
    let head: HTTPRequestHead
    /// Where it comes from.
    let client: ClientAddress

    /// The only value of a header; nil when it is missing or comes more than once.
    func single(_ name: String) -> String? {
        let values = head.headers[name]
        return values.count == 1 ? values.first : nil
    }
}

/// An address that speaks WebSocket.
struct SocketEndpoint: Sendable {
    /// Whose pages may open it.
    enum Audience: Sendable {
        /// Visitors: from our own pages, from sites on the list, and from programs.
        case visitors
        /// People who work here, signed in by a cookie: from our own pages only.
        case agents
        /// Anybody; only for conformance suites.
        case anybody
    }

    /// The path, without a query.
    let path: String
    /// Whose pages may open it.
    let audience: Audience
    /// Makes what speaks on a new connection; called on its event loop.
    let session: @Sendable (UpgradeRequest, any EventLoop) -> any WebSocketSession
}

/// Decides what happens with the first request of a connection.
///
/// SwiftNIO's upgrade handler drops a request whose upgrade it can't do. So every request for an upgrade is judged here
/// before that handler sees it, and what it sees is either a handshake that must succeed or no upgrade at all.
struct UpgradePolicy: Sendable {
    /// What to do.
    enum Judgement: Sendable {
        /// Plain HTTP; headers that ask for an upgrade are to be taken off.
        case http
        /// A valid handshake.
        case webSocket(SocketEndpoint)
        /// Neither.
        case refused(Problem)
    }

    private let endpoints: [String: SocketEndpoint]
    private let origins: OriginPolicy
    private let proxies: [AddressBlock]
    private let clock: any DeskClock
    private let openings = RateLimiter<ClientAddress>(RateLimit(burst: 300, every: .milliseconds(100)))

    /// Makes a policy.
    init(
        endpoints: [SocketEndpoint],
        origins: OriginPolicy,
        proxies: [AddressBlock],
        clock: any DeskClock = SystemDeskClock()
    ) {
        self.clock = clock
        self.endpoints = Dictionary(endpoints.map { ($0.path, $0) }) { first, _ in first }
        self.origins = origins
        self.proxies = proxies
    }

    /// The client behind a connection's first request.
    func client(_ head: HTTPRequestHead, peer: SocketAddress?) -> ClientAddress {
        ClientAddress(peer: peer, forwarded: head.headers["X-Forwarded-For"], proxies: proxies)
    }

    /// Counts a socket of an address; a refusal when there were too many in a short time.
    ///
    /// Not counted is the machine itself: a proxy that was not named would look like one busy client.
    func limit(_ client: ClientAddress) -> Problem? {
        guard !client.isLoopback, let wait = openings.take(client.household, at: clock.now) else { return nil }
        return Problem(.tooManyRequests, "too many sockets were opened from this address")
            .retry(after: wait.secondsRoundedUp)
    }

    /// What to do with a request.
    func judge(_ head: HTTPRequestHead) -> Judgement {
        if head.version == .http1_1 {
            guard head.headers["Host"].count == 1, head.headers["Host"].first.flatMap(Authority.init) != nil else {
                return .refused(Problem(.malformed, "send exactly one Host header with a host and perhaps a port"))
            }
        }
        let path = String(head.uri.prefix { $0 != "?" })
        guard let endpoint = endpoints[path], asksForWebSocket(head) else { return .http }
        guard head.method == .GET else {
            return .refused(Problem(.malformed, "a WebSocket is opened with GET"))
        }
        guard head.version == .http1_1 else {
            return .refused(Problem(.upgradeRequired, "a WebSocket is opened over HTTP/1.1"))
        }
        guard head.headers["Sec-WebSocket-Version"] == ["13"] else {
            return .refused(Problem(.upgradeRequired, "only version 13 of the WebSocket protocol is spoken here"))
        }
        let keys = head.headers["Sec-WebSocket-Key"]
        guard keys.count == 1, let key = keys.first, Self.isNonce(key) else {
            return .refused(Problem(.malformed, "Sec-WebSocket-Key must be 16 bytes in base64"))
        }
        guard isAllowed(endpoint.audience, head) else {
            return .refused(
                Problem(
                    .originRefused,
                    "this Origin may not open a socket here; add it to the sites of the configuration"
                )
            )
        }
        return .webSocket(endpoint)
    }

    private func asksForWebSocket(_ head: HTTPRequestHead) -> Bool {
        let upgrades = head.headers[canonicalForm: "Upgrade"].contains { $0.lowercased() == "websocket" }
        let connection = head.headers[canonicalForm: "Connection"].contains { $0.lowercased() == "upgrade" }
        return upgrades && connection
    }

    private func isAllowed(_ audience: SocketEndpoint.Audience, _ head: HTTPRequestHead) -> Bool {
        let values = head.headers["Origin"]
        guard values.count <= 1 else { return false }
        let host = head.headers["Host"].first
        switch audience {
        case .visitors, .anybody: return origins.servesVisitors(values.first, host: host)
        case .agents: return origins.isOwn(values.first, host: host)
        }
    }

    /// Whether a text is base64 of 16 bytes: 22 characters, the last of which carries 2 bits, and two of padding.
    private static func isNonce(_ key: String) -> Bool {
        let bytes = Array(key.utf8)
        guard bytes.count == 24, bytes[22...] == [0x3D, 0x3D] else { return false }
        return bytes[..<22].allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                true
            default: false
            }
        }
    }
}
