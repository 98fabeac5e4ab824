/// An IP address, and whether a webhook may go there.
struct NetworkAddress: Hashable, Sendable {
    /// Four bytes for IPv4, sixteen for IPv6.
    let bytes: [UInt8]

    init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// The IPv4 address inside an IPv6 one: mapped (`::ffff:a.b.c.d`), compatible, NAT64 or 6to4; itself otherwise.
    ///
    /// Each of these forms reaches the IPv4 host, so the guard has to look at that host.
    private var embedded: [UInt8] {
        guard bytes.count == 16 else { return bytes }
        if bytes[..<10].allSatisfy({ $0 == 0 }) && (bytes[10...11] == [0xFF, 0xFF] || bytes[10...11] == [0, 0]) {
            return bytes[..<15].allSatisfy({ $0 == 0 }) ? bytes : Array(bytes[12...])
        }
        if bytes[..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] { return Array(bytes[12...]) }
        if bytes[..<2] == [0x20, 0x02] { return Array(bytes[2..<6]) }
        return bytes
    }

    /// Whether the address is one of the public internet: no loopback, private, link-local, shared, multicast or
    /// reserved address, in any spelling.
    var isPublic: Bool {
        let bytes = embedded
        return bytes.count == 4 ? Self.isPublic(v4: bytes) : Self.isPublic(v6: bytes)
    }

    private static func isPublic(v4 bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (0, _), (10, _), (127, _), (224..., _): false
        case (100, 64...127), (169, 254), (172, 16...31), (192, 168), (198, 18...19): false
        case (192, 0): bytes[2] != 0 && bytes[2] != 2
        case (198, 51): bytes[2] != 100
        case (203, 0): bytes[2] != 113
        default: true
        }
    }

    private static func isPublic(v6 bytes: [UInt8]) -> Bool {
        // Only 2000::/3 is handed out; 2001:db8::/32 is for documents.
        bytes[0] & 0xE0 == 0x20 && bytes[..<4] != [0x20, 0x01, 0x0D, 0xB8]
    }
}
