import Dispatch
import Glibc

/// Finds the addresses of a host.
protocol HostResolver: Sendable {
    /// The addresses, in the order the system prefers them; empty when there are none.
    func addresses(of host: String) async -> [NetworkAddress]
}

/// Asks the system's resolver.
struct SystemHostResolver: HostResolver {
    /// The system blocks a thread for a look-up; one at a time is enough, others wait.
    private static let queue = DispatchQueue(label: "frontdesk.outbound.resolver")

    func addresses(of host: String) async -> [NetworkAddress] {
        await withCheckedContinuation { continuation in
            Self.queue.async { continuation.resume(returning: Self.lookUp(host)) }
        }
    }

    private static func lookUp(_ host: String) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var addresses: [NetworkAddress] = []
        var next = list
        while let entry = next?.pointee, addresses.count < 16 {
            if let address = NetworkAddress(entry) { addresses.append(address) }
            next = entry.ai_next
        }
        return addresses
    }
}

extension NetworkAddress {
    fileprivate init?(_ entry: addrinfo) {
        guard let socketAddress = entry.ai_addr else { return nil }
        switch entry.ai_family {
        case AF_INET:
            let address = UnsafeRawPointer(socketAddress).loadUnaligned(as: sockaddr_in.self).sin_addr
            self.init(bytes: withUnsafeBytes(of: address) { Array($0) })
        case AF_INET6:
            let address = UnsafeRawPointer(socketAddress).loadUnaligned(as: sockaddr_in6.self).sin6_addr
            self.init(bytes: withUnsafeBytes(of: address) { Array($0) })
        default: return nil
        }
    }
}
