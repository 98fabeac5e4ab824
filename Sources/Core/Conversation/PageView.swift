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
        var rest = Substring(url)
        if let scheme = rest.range(of: "://") {
            rest = rest[scheme.upperBound...]
            rest = rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
        }
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        return rest.isEmpty ? "/" : String(rest)
    }
}

extension Substring {
    /// The first place of `needle`; the standard library alone has no such search.
    fileprivate func range(of needle: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
            start = index(after: start)
        }
        return nil
    }
}
