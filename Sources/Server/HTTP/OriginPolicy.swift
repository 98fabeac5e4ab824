/// Which sites may speak to the server from a browser.
struct OriginPolicy: Sendable {
    /// The server's own addresses; empty for "whatever the `Host` header says".
    let own: [Origin]
    /// The sites that may carry the widget and open visitors' sockets.
    let sites: [Origin]
    /// Whether any site may carry the widget.
    let allowsAnySite: Bool

    /// Makes a policy.
    ///
    /// Naming the server's own addresses also keeps out pages that reach it by another name.
    init(own: [Origin] = [], sites: [Origin] = [], allowsAnySite: Bool = false) {
        self.own = own
        self.sites = sites
        self.allowsAnySite = allowsAnySite
    }

    /// Whether a browser's request comes from the server's own pages; no origin means no.
    func isOwn(_ origin: String?, host: String?) -> Bool {
        guard let origin = origin.flatMap(Origin.init) else { return false }
        return own.isEmpty ? origin.isServed(byHost: host) : own.contains(origin)
    }

    /// Whether visitors may be served: from the server's own pages, from a site on the list, or outside a browser.
    ///
    /// Programs send no origin, or any they like; what keeps them out of other people's conversations is the token.
    func servesVisitors(_ origin: String?, host: String?) -> Bool {
        guard let origin else { return true }
        if isOwn(origin, host: host) { return true }
        guard let parsed = Origin(origin) else { return false }
        return allowsAnySite || sites.contains(parsed)
    }

    /// The value of `frame-ancestors` for pages that sites may frame.
    var frameAncestors: String {
        allowsAnySite ? "*" : (["'self'"] + sites.map(\.description)).joined(separator: " ")
    }
}
