/// Where a page comes from: scheme, host and port, as a browser's `Origin` header names it.
struct Origin: Hashable, Sendable, CustomStringConvertible {
    /// `http` or `https`.
    let scheme: String
    /// The host in lower case, with brackets for IPv6.
    let host: String
    /// The port; the scheme's own when none was written.
    let port: Int

    /// Reads `https://shop.example:8443`; nil for anything else, `null` and paths included.
    init?(_ text: String) {
        guard let separator = text.firstRange(ofText: "://") else { return nil }
        let scheme = text[..<separator.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        guard let authority = Authority(String(text[separator.upperBound...])) else { return nil }
        self.scheme = scheme
        host = authority.host
        port = authority.port ?? Self.port(of: scheme)
    }

    /// The port a scheme has when none is written.
    static func port(of scheme: String) -> Int { scheme == "https" ? 443 : 80 }

    /// Whether a request with this `Host` header went to this origin.
    ///
    /// A proxy that ends TLS passes the host on as the browser wrote it, so the scheme is taken from the origin.
    func isServed(byHost header: String?) -> Bool {
        guard let header, let authority = Authority(header) else { return false }
        return authority.host == host && (authority.port ?? Self.port(of: scheme)) == port
    }

    var description: String { port == Self.port(of: scheme) ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)" }
}

/// A host and perhaps a port, as in a `Host` header.
struct Authority: Hashable, Sendable {
    /// The host in lower case.
    let host: String
    /// The port, if written.
    let port: Int?

    /// Reads `host`, `host:port` or `[address]:port`; nil for anything else.
    init?(_ text: String) {
        var host = Substring(text)
        var port: Int?
        let afterAddress = text.lastIndex(of: "]") ?? text.startIndex
        if let colon = text[afterAddress...].lastIndex(of: ":") {
            guard let number = UInt16(text[text.index(after: colon)...]), number > 0 else { return nil }
            port = Int(number)
            host = text[..<colon]
        }
        let isAddress = host.hasPrefix("[") && host.hasSuffix("]")
        let allowed: (Character) -> Bool = { character in
            guard let ascii = character.asciiValue else { return false }
            switch ascii {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                return true
            case UInt8(ascii: ":"): return isAddress
            default: return false
            }
        }
        let name = isAddress ? host.dropFirst().dropLast() : host
        guard !name.isEmpty, name.count <= 255, name.allSatisfy(allowed) else { return nil }
        self.host = host.lowercased()
        self.port = port
    }
}

extension StringProtocol {
    /// The first place of `needle`; the standard library has it only for regexes and collections of elements.
    func firstRange(ofText needle: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
            start = index(after: start)
        }
        return nil
    }
}
