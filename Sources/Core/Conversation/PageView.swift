/// A page the visitor had open.
public struct PageView: Hashable, Sendable, Codable {
    /// The address, as the visitor's browser told it; hostile until proven otherwise.
    public let url: String
    /// The page's title.
    public let title: String
    /// The page before it, if told.
    public let referrer: String?

    /// Makes a page view.
    public init(url: String, title: String, referrer: String? = nil) {
        self.url = url
        self.title = title
        self.referrer = referrer
    }

    /// The path of ``url`` with its query, without scheme and host; rules match their `page` globs against it.
    public var pathAndQuery: String {
        // What is looked for is ASCII, so bytes tell as much as characters and cost a tenth.
        var rest = Substring(url).utf8
        if let scheme = rest.endOfScheme {
            rest = rest[scheme...]
            guard let path = rest.firstIndex(of: UInt8(ascii: "/")) else { return "/" }
            rest = rest[path...]
        }
        if let fragment = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
        return rest.isEmpty ? "/" : String(Substring(rest))
    }
}

extension Substring.UTF8View {
    /// The place behind the first `://`.
    fileprivate var endOfScheme: Index? {
        var start = startIndex
        while let colon = self[start...].firstIndex(of: UInt8(ascii: ":")) {
            start = index(after: colon)
            if self[start...].starts(with: "//".utf8) { return index(start, offsetBy: 2) }
        }
        return nil
    }
}
