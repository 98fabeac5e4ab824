import Testing

@testable import FrontdeskServer

struct OriginTests {
    @Test(arguments: [
        ("https://shop.example", "https://shop.example"), ("HTTPS://Shop.Example:443", "https://shop.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://[::1]:80", "http://[::1]"),
    ])
    func `reads origins as browsers write them`(text: String, normal: String) {
        #expect(Origin(text)?.description == normal)
    }

    @Test(arguments: [
        "null", "", "shop.example", "ftp://shop.example", "https://", "https://shop.example/", "https://shop.example:0",
        "https://shop.example:70000", "https://a b", "https://user@shop.example", "https://shop.example, https://x",
        "https://ex\u{e4}mple",
    ])
    func `refuses what is no origin`(text: String) {
        #expect(Origin(text) == nil)
    }

    @Test(arguments: [
        ("https://shop.example", "shop.example", true), ("https://shop.example", "shop.example:443", true),
        ("http://shop.example", "shop.example", true), ("http://shop.example:8080", "shop.example:8080", true),
        ("http://shop.example:8080", "shop.example", false), ("https://shop.example", "shop.example:80", false),
        ("https://shop.example", "evil.example", false), ("https://shop.example.evil", "shop.example", false),
    ])
    func `knows whether a host serves it`(origin: String, host: String, expected: Bool) {
        #expect(Origin(origin)?.isServed(byHost: host) == expected)
    }

    @Test func `own pages are those of the host, or only the named ones`() {
        let open = OriginPolicy()
        #expect(open.isOwn("http://desk.example", host: "desk.example"))
        #expect(!open.isOwn(nil, host: "desk.example"))
        let named = OriginPolicy(own: [Origin("https://desk.example")].compactMap { $0 })
        #expect(named.isOwn("https://desk.example", host: "127.0.0.1:8080"))
        #expect(!named.isOwn("http://rebound.example", host: "rebound.example"))
    }

    @Test func `frames are allowed for sites on the list, or for any`() {
        let sites = OriginPolicy(sites: [Origin("https://shop.example")].compactMap { $0 })
        #expect(sites.frameAncestors == "'self' https://shop.example")
        #expect(OriginPolicy(allowsAnySite: true).frameAncestors == "*")
        #expect(OriginPolicy(allowsAnySite: true).servesVisitors("https://any.example", host: "x"))
        #expect(!OriginPolicy(allowsAnySite: true).servesVisitors("null", host: "x"))
    }
}
