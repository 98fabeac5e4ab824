import NIOCore
import Testing

@testable import FrontdeskServer

struct ClientAddressTests {
    private func client(_ peer: String, forwarded: [String], proxies: [String]) throws -> String {
        let address = ClientAddress(
            peer: try SocketAddress(ipAddress: peer, port: 1),
            forwarded: forwarded,
            proxies: proxies.compactMap { AddressBlock($0) }
        )
        return address.bytes.map(String.init).joined(separator: ".")
    }

    @Test func `believes nobody but a trusted proxy`() throws {
        #expect(try client("9.9.9.9", forwarded: ["1.2.3.4"], proxies: []) == "9.9.9.9")
        #expect(try client("10.0.0.1", forwarded: ["1.2.3.4"], proxies: ["10.0.0.0/8"]) == "1.2.3.4")
    }

    @Test func `takes the last address that no trusted proxy stands behind`() throws {
        let forwarded = ["6.6.6.6, 1.2.3.4", "10.0.0.2"]
        #expect(try client("10.0.0.1", forwarded: forwarded, proxies: ["10.0.0.0/8"]) == "1.2.3.4")
        #expect(try client("10.0.0.1", forwarded: ["1.2.3.4, nonsense"], proxies: ["10.0.0.1"]) == "10.0.0.1")
    }

    @Test func `counts an IPv4 address once however it is written`() {
        #expect(ClientAddress("::ffff:192.0.2.1") == ClientAddress("192.0.2.1"))
    }

    @Test func `counts a household of IPv6 as one`() {
        #expect(ClientAddress("2001:db8:1:2:3::4")?.household == ClientAddress("2001:db8:1:2:ffff::1")?.household)
        #expect(ClientAddress("2001:db8:1:2::1")?.household != ClientAddress("2001:db8:1:3::1")?.household)
    }

    @Test(arguments: [
        ("192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
    ])
    func `shows an address without its host part`(address: String, shown: String) {
        #expect(ClientAddress(address)?.description == shown)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.1.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.128.0/17", "10.1.200.1", true),
        ("10.1.128.0/17", "10.1.127.1", false), ("0.0.0.0/0", "8.8.8.8", true),
        ("2001:db8::/32", "2001:db8:ffff::1", true),
        ("2001:db8::/32", "2001:db9::1", false), ("10.0.0.7", "10.0.0.7", true), ("10.0.0.7", "10.0.0.8", false),
    ])
    func `knows what lies in a range`(block: String, address: String, expected: Bool) throws {
        let address = try #require(ClientAddress(address))
        #expect(AddressBlock(block)?.contains(address) == expected)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/-1", "ten", "10.0.0.0/8/8"])
    func `refuses what is no range`(text: String) {
        #expect(AddressBlock(text) == nil)
    }

    @Test(arguments: [("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("10.0.0.1", false), ("::2", false)])
    func `knows its own machine`(address: String, expected: Bool) {
        #expect(ClientAddress(address)?.isLoopback == expected)
    }
}
