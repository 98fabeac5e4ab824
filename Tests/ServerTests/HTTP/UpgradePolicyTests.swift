import FrontdeskTestSupport
import NIOCore
import NIOHTTP1
import Testing

@testable import FrontdeskServer

struct UpgradePolicyTests {
    private static let policy = UpgradePolicy(
        endpoints: [
            SocketEndpoint(path: "/visitors", audience: .visitors) { _, _ in WebSocketEcho() },
            SocketEndpoint(path: "/agents", audience: .agents) { _, _ in WebSocketEcho() },
        ],
        origins: OriginPolicy(sites: [Origin("https://shop.example")].compactMap { $0 }),
        proxies: []
    )

    private static func request(
        _ path: String = "/visitors",
        method: HTTPMethod = .GET,
        version: HTTPVersion = .http1_1,
        without missing: [String] = [],
        _ changes: (String, String)...
    ) -> HTTPRequestHead {
        var headers: HTTPHeaders = [
            "Host": "desk.example", "Upgrade": "websocket", "Connection": "Upgrade",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13",
        ]
        for name in missing { headers.remove(name: name) }
        for (name, value) in changes { headers.replaceOrAdd(name: name, value: value) }
        return HTTPRequestHead(version: version, method: method, uri: path, headers: headers)
    }

    private static func word(_ judgement: UpgradePolicy.Judgement) -> String {
        switch judgement {
        case .http: "http"
        case .webSocket(let endpoint): endpoint.path
        case .refused(let problem): problem.kind.rawValue
        }
    }

    static let cases: [(HTTPRequestHead, String)] = [
        (request(), "/visitors"),
        (request("/visitors?x=1"), "/visitors"),
        (request("/visitors", ("Upgrade", "WebSocket"), ("Connection", "keep-alive, Upgrade")), "/visitors"),
        (request("/visitors", ("Origin", "https://shop.example")), "/visitors"),
        (request("/visitors", ("Origin", "http://desk.example")), "/visitors"),
        (request("/visitors", ("Origin", "https://evil.example")), "origin-refused"),
        (request("/visitors", ("Origin", "null")), "origin-refused"),
        (request("/agents", ("Origin", "https://desk.example")), "/agents"),
        (request("/agents"), "origin-refused"),
        (request("/agents", ("Origin", "https://shop.example")), "origin-refused"),
        (request("/elsewhere"), "http"),
        (request("/visitors", ("Upgrade", "h2c")), "http"),
        (request(without: ["Upgrade"]), "http"),
        (request(without: ["Connection"]), "http"),
        (request(without: ["Host"]), "malformed"),
        (request(without: ["Sec-WebSocket-Key"]), "malformed"),
        (request("/visitors", ("Sec-WebSocket-Key", "AAAA")), "malformed"),
        (request("/visitors", ("Sec-WebSocket-Version", "8")), "upgrade-required"),
        (request(method: .POST), "malformed"),
        (request(version: .http1_0), "upgrade-required"),
        (request(version: .http1_0, without: ["Host", "Upgrade"]), "http"),
    ]

    @Test(arguments: cases.indices)
    func `judges the first request`(index: Int) {
        let (head, expected) = Self.cases[index]
        #expect(Self.word(Self.policy.judge(head)) == expected)
    }

    @Test func `refuses two origins`() {
        var head = Self.request("/visitors", ("Origin", "https://shop.example"))
        head.headers.add(name: "Origin", value: "https://shop.example")
        #expect(Self.word(Self.policy.judge(head)) == "origin-refused")
    }

    @Test func `opens so many sockets for one address, and any number for the machine itself`() throws {
        let clock = ManualClock()
        let policy = UpgradePolicy(endpoints: [], origins: OriginPolicy(), proxies: [], clock: clock)
        let (stranger, local) = (try #require(ClientAddress("192.0.2.1")), try #require(ClientAddress("::1")))
        for _ in 0..<300 { #expect(policy.limit(stranger) == nil) }
        #expect(policy.limit(stranger)?.kind == .tooManyRequests)
        clock.advance(by: .milliseconds(100))
        #expect(policy.limit(stranger) == nil)
        for _ in 0..<400 { #expect(policy.limit(local) == nil) }
    }
}
