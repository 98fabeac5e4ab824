/// Lists of hosts, in which `*.example.com` stands for every host below it.
enum HostPatterns {
    /// Whether a host is one of a list.
    static func any(_ patterns: [String], match host: String) -> Bool {
        let host = host.lowercased()
        return patterns.contains { pattern in
            let pattern = pattern.lowercased()
            return pattern.hasPrefix("*.") ? host.hasSuffix(pattern.dropFirst()) : host == pattern
        }
    }
}
