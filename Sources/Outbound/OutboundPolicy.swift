/// Where webhooks may go.
public struct OutboundPolicy: Sendable, Hashable {
    /// The hosts that may be called, in lower case; `*.example.com` allows every host below it.
    public let allowedHosts: [String]
    /// Hosts of the administrator's own network, which may have private addresses and plain HTTP.
    public let internalHosts: [String]

    /// Makes a policy; without hosts nothing may be called.
    public init(allowedHosts: [String] = [], internalHosts: [String] = []) {
        self.allowedHosts = allowedHosts.map { $0.lowercased() }
        self.internalHosts = internalHosts.map { $0.lowercased() }
    }

    /// Whether `host` may be called at all.
    func allows(_ host: String) -> Bool { isInternal(host) || Self.any(of: allowedHosts, matches: host) }

    /// Whether `host` may be at a private address.
    func isInternal(_ host: String) -> Bool { Self.any(of: internalHosts, matches: host) }

    private static func any(of patterns: [String], matches host: String) -> Bool {
        let host = host.lowercased()
        return patterns.contains { pattern in
            pattern.hasPrefix("*.") ? host.hasSuffix(pattern.dropFirst()) : host == pattern
        }
    }
}
