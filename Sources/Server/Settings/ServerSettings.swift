/// How the server is reached, and whom it serves.
public struct ServerSettings: Hashable, Sendable {
    /// The name at the head of the chat; nil for the text `ui.widget.title`.
    public var siteName: String?
    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 takes a free one.
    public var port = 8080
    /// The addresses browsers reach the server by, such as `https://chat.shop.example`.
    ///
    /// Empty takes whatever the `Host` header says. With an `https` address cookies travel over TLS only.
    public var publicOrigins: [String] = []
    /// The sites that may carry the widget and open visitors' sockets, such as `https://shop.example`; `*` for any.
    public var sites: [String] = []
    /// The proxies whose `X-Forwarded-For` is believed: addresses or ranges such as `10.0.0.0/8`.
    public var trustedProxies: [String] = []
    /// A folder to serve pages and scripts from instead of those in the binary; for development and for own designs.
    public var webDirectory: String?
    /// Whether `/` shows the demonstration shop, and the REST channel is open to anybody.
    public var isDemo = false
    /// The secrets a site signs visitors' identities with; two may be live while one is replaced.
    public var identitySecrets: [String] = []
    /// Whether only visitors with a signed identity are let in.
    public var requiresIdentity = false
    /// The token of the REST channel for outside chat clients; nil switches it off.
    public var restChannelToken: String?
    /// After how long without a request, and without a console open, somebody is signed out.
    public var sessionIdleTime = Duration.seconds(60 * 60)
    /// After how long somebody is signed out in any case.
    public var sessionLifetime = Duration.seconds(12 * 60 * 60)
    /// How many conversations may be begun from one address at once; one more every ``openingInterval``.
    public var openingBurst = 30
    /// See ``openingBurst``.
    public var openingInterval = Duration.seconds(60)
    /// How many frames or requests one visitor may send at once; one more every ``frameInterval``.
    public var frameBurst = 60
    /// See ``frameBurst``.
    public var frameInterval = Duration.milliseconds(200)

    /// The standard settings.
    public init() {}
}

/// A setting of the server that makes no sense.
public enum ServerSettingsError: Error, Hashable, Sendable {
    /// A port outside 0 to 65535.
    case port(Int)
    /// A text that is no origin.
    case origin(setting: String, text: String)
    /// A text that is no address or range.
    case proxy(String)
    /// More than two identity secrets, or one that is too short.
    case identitySecrets
    /// Identities are required, and there is no secret to check them with.
    case identityWithoutSecret
    /// A token that is too short.
    case restChannelToken
    /// A limit or time below 1.
    case notPositive(setting: String)
    /// The folder of pages can't be read.
    case webDirectory(path: String, cause: String)
}

extension ServerSettingsError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .port(let port): "server.port: \(port) is no port; choose 1 to 65535, or 0 for a free one"
        case .origin(let setting, let text):
            "\(setting): '\(text)' is no origin; write scheme and host, such as https://shop.example"
        case .proxy(let text):
            "server.proxies: '\(text)' is no address; write one such as 10.0.0.7, or a range such as 10.0.0.0/8"
        case .identitySecrets: "site.identity-secrets: give one or two secrets of at least 32 characters each"
        case .identityWithoutSecret:
            "site.anonymous: no secret to check identities with; add one to site.identity-secrets"
        case .restChannelToken: "server.rest-token: is too short to be secret; use at least 16 characters"
        case .notPositive(let setting): "\(setting): must be at least 1"
        case .webDirectory(let path, let cause): "--web: '\(path)' can't be read: \(cause)"
        }
    }
}
