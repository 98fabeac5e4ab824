import Testing

@testable import FrontdeskOutbound

struct NetworkAddressTests {
    @Test(arguments: [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "198.18.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255", "::1", "::",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "fe80::1",
        "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1",
    ])
    func `knows what is not of the public internet`(text: String) throws {
        #expect(try #require(NetworkAddress(text)).isPublic == false)
    }

    @Test(arguments: ["8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.3.1", "2606:4700::1111", "::ffff:8.8.8.8"])
    func `knows what is`(text: String) throws {
        #expect(try #require(NetworkAddress(text)).isPublic)
    }

    @Test(arguments: ["", "localhost", "1.2.3", "0x7f000001", "2130706433", "::g"])
    func `reads numeric addresses only`(text: String) {
        #expect(NetworkAddress(text) == nil)
    }
}
