import FrontdeskCore
import Testing

@testable import FrontdeskOutbound

struct HTTPWebhookCallerTests {
    @Test(arguments: [
        ("https://evil.example/x", "not allowed"),
        ("http://shop.example/x", "only https"),
        ("https://user:pw@shop.example/x", "user name or password"),
        ("https://shop.example/${MISSING}", "'MISSING' is not set"),
        ("https://shop.example/${OPEN", "not closed"),
        ("not a url", "can't be read"),
        ("https://a.shop.example.evil.example/", "not allowed"),
    ])
    func `refuses an address and says why`(url: String, words: String) async {
        let failure = await #expect(throws: WebhookFailure.self) {
            try await caller(resolving: []).call(webhook(url), arguments: [:], into: nil)
        }
        #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "-")")
    }

    @Test(arguments: [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:169.254.169.254"]])
    func `refuses a host with any private address`(addresses: [String]) async {
        await #expect(throws: WebhookFailure.self) {
            try await caller(resolving: addresses).checkedAddress(of: "shop.example")
        }
    }

    @Test func `takes a private address of a host of the own network`() async throws {
        let address = try await caller(resolving: ["10.0.0.1"]).checkedAddress(of: "oms.internal")
        #expect(address.description == "10.0.0.1")
    }

    @Test func `never shows a secret in a failure`() async {
        let failure = await #expect(throws: WebhookFailure.self) {
            try await caller(resolving: []).call(webhook("https://evil.example/${TOKEN}"), arguments: [:], into: nil)
        }
        #expect(failure?.description.contains("s3cret") == false)
    }

    private func webhook(_ url: String) -> WebhookDefinition {
        WebhookDefinition(name: "oms", method: .post, url: url)
    }

    private func caller(resolving addresses: [String]) -> HTTPWebhookCaller {
        HTTPWebhookCaller(
            policy: OutboundPolicy(allowedHosts: ["shop.example"], internalHosts: ["oms.internal"]),
            environment: ["TOKEN": "s3cret"],
            resolver: FixedResolver(texts: addresses)
        )
    }
}

private struct FixedResolver: HostResolver {
    let texts: [String]
    func addresses(of host: String) async -> [NetworkAddress] { texts.compactMap { NetworkAddress($0) } }
}
