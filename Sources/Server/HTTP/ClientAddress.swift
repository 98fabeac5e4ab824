import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The network address a request comes from.
struct ClientAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16 bytes.
    let bytes: [UInt8]

    /// Reads `192.0.2.1` or `2001:db8::1`; nil for anything else.
    ///
    /// An IPv4 address written as IPv6 becomes IPv4, so that nobody counts twice.
    init?(_ text: some StringProtocol) {
        let text = String(text)
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
            return
        }
        var sixteen = in6_addr()
        guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
        let all = withUnsafeBytes(of: sixteen) { Array($0) }
        let mappedPrefix = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
        bytes = Array(all.prefix(12)) == mappedPrefix ? Array(all.suffix(4)) : all
    }

    /// The address of whoever opened a connection.
    ///
    /// - Parameters:
    ///   - peer: The other end of the connection.
    ///   - forwarded: The values of `X-Forwarded-For`, believed only when they come from a trusted proxy.
    ///   - proxies: The proxies that are trusted to name the client.
    init(peer: SocketAddress?, forwarded: [String], proxies: [AddressBlock]) {
        var current = peer?.ipAddress.flatMap { ClientAddress($0) } ?? ClientAddress.unknown
        let hops = forwarded.flatMap { $0.split(separator: ",") }
        for hop in hops.reversed() {
            guard proxies.contains(where: { $0.contains(current) }) else { break }
            guard let next = ClientAddress(hop.trimmingBlanks) else { break }
            current = next
        }
        self = current
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// A peer without an address, such as a local socket.
    static let unknown = ClientAddress(bytes: [])

    /// What limits are counted by: the address, or for IPv6 the network of 64 bits that one household has.
    var household: ClientAddress { bytes.count == 16 ? ClientAddress(bytes: Array(bytes.prefix(8))) : self }

    /// Whether it is this machine itself: a program beside the server, or a proxy that nobody told it to trust.
    var isLoopback: Bool { bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1] }

    /// The address with its host part left out (/24, /48), fit to be stored.
    var description: String {
        switch bytes.count {
        case 4: bytes.prefix(3).map(String.init).joined(separator: ".") + ".0/24"
        case 16, 8:
            stride(from: 0, to: 6, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
                .joined(separator: ":") + "::/48"
        default: "unknown"
        }
    }
}

/// A range of addresses, such as `10.0.0.0/8`.
struct AddressBlock: Hashable, Sendable {
    private let address: ClientAddress
    private let prefix: Int

    /// Reads an address, or an address with the number of bits that count; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ ClientAddress($0) }) else { return nil }
        let bits = address.bytes.count * 8
        guard let prefix = parts.count == 2 ? Int(parts[1]) : bits, (0...bits).contains(prefix) else { return nil }
        self.address = address
        self.prefix = prefix
    }

    /// Whether an address lies in the range.
    func contains(_ other: ClientAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        for (index, (left, right)) in zip(address.bytes, other.bytes).enumerated() {
            let bits = min(8, max(0, prefix - index * 8))
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
            guard left & mask == right & mask else { return false }
        }
        return true
    }
}

extension Substring {
    /// The text without blanks at its ends.
    fileprivate var trimmingBlanks: Substring {
        var text = self
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
