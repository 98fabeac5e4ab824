/// What a page may load and who may frame it, as a `Content-Security-Policy`.
struct ContentPolicy: Hashable, Sendable {
    /// The header's value.
    let header: String

    /// Makes a policy for one of our pages.
    ///
    /// Scripts and styles come from the server alone, nothing is evaluated, and text can't become markup: no policy for
    /// trusted types exists, so assigning a string to `innerHTML` throws.
    ///
    /// - Parameters:
    ///   - ancestors: Who may frame the page: `'none'`, or a list of origins.
    ///   - framesChat: Whether the page carries the widget, and so frames the chat panel.
    init(ancestors: String, framesChat: Bool = false) {
        var parts = [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' https: data: blob:",
            "connect-src 'self'", "font-src 'self'", "media-src 'self' blob:", "manifest-src 'self'",
        ]
        if framesChat { parts.append("frame-src 'self'") }
        parts += [
            "frame-ancestors \(ancestors)", "base-uri 'none'", "form-action 'self'", "object-src 'none'",
            "require-trusted-types-for 'script'",
        ]
        header = parts.joined(separator: "; ")
    }
}
