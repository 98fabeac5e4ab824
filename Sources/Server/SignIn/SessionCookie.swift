import FrontdeskCore

/// The cookie that carries a signed-in browser's token.
///
/// Scripts can't read it, other sites can't send it, and under TLS it never travels in the clear; then it also has the
/// `__Host-` prefix, which keeps other hosts of the domain from setting it.
struct SessionCookie: Hashable, Sendable {
    /// Whether browsers reach the server over TLS.
    let isSecure: Bool

    /// The cookie's name.
    var name: String { isSecure ? "__Host-frontdesk" : "frontdesk" }

    /// The header that sets the cookie for a session that ends after `lifetime`.
    func setting(_ token: BearerToken, lifetime: Duration) -> String {
        "\(name)=\(token.text); Path=/; Max-Age=\(lifetime.components.seconds); \(attributes)"
    }

    /// The header that takes the cookie away.
    var clearing: String { "\(name)=; Path=/; Max-Age=0; \(attributes)" }

    private var attributes: String { "HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "") }

    /// The token in a request's `Cookie` headers.
    func token(in headers: [String]) -> BearerToken? {
        for header in headers {
            for pair in header.split(separator: ";") {
                let sides = pair.drop { $0 == " " }.split(
                    separator: "=",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                guard sides.count == 2, sides[0] == name else { continue }
                return BearerToken(sides[1])
            }
        }
        return nil
    }
}
