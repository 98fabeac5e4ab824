import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The server can't listen on its address.
public enum ServerStartError: Error, Hashable, Sendable {
    /// Another program listens there.
    case addressInUse(host: String, port: Int)
    /// The port is one of those only the system's administrator may use.
    case notPermitted(port: Int)
    /// The machine has no such address, or the name stands for none.
    case unknownAddress(host: String)

    /// What a failure to listen means; nil for one that has nothing to do with the address.
    init?(_ error: any Error, host: String, port: Int) {
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: self = .addressInUse(host: host, port: port)
        case EACCES: self = .notPermitted(port: port)
        case EADDRNOTAVAIL: self = .unknownAddress(host: host)
        default:
            guard error is SocketAddressError else { return nil }
            self = .unknownAddress(host: host)
        }
    }
}

extension ServerStartError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .addressInUse(let host, let port):
            "\(host):\(port): another program listens there; stop it, or choose another port"
        case .notPermitted(let port): "port \(port): may not be used by this user; choose one above 1023"
        case .unknownAddress(let host): "host '\(host)': this machine has no such address; use 127.0.0.1 or 0.0.0.0"
        }
    }
}
