/// ``ServerSettings`` that make sense, in the types the server works with.
struct CheckedSettings: Sendable {
    let plain: ServerSettings
    let origins: OriginPolicy
    let proxies: [AddressBlock]
    let cookie: SessionCookie

    /// Checks settings.
    init(_ settings: ServerSettings) throws(ServerSettingsError) {
        plain = settings
        guard (0...65_535).contains(settings.port) else { throw .port(settings.port) }
        let own = try Self.origins(settings.publicOrigins, "server.public-origins")
        let sites = try Self.origins(settings.sites.filter { $0 != "*" }, "site.origins")
        origins = OriginPolicy(own: own, sites: sites, allowsAnySite: settings.sites.contains("*"))
        cookie = SessionCookie(isSecure: !own.isEmpty && own.allSatisfy { $0.scheme == "https" })
        var proxies: [AddressBlock] = []
        for text in settings.trustedProxies {
            guard let block = AddressBlock(text) else { throw .proxy(text) }
            proxies.append(block)
        }
        self.proxies = proxies
        let secrets = settings.identitySecrets
        guard secrets.count <= 2, secrets.allSatisfy({ $0.utf8.count >= 32 }) else { throw .identitySecrets }
        guard !settings.requiresIdentity || !secrets.isEmpty else { throw .identityWithoutSecret }
        if let token = settings.restChannelToken, token.utf8.count < 16 { throw .restChannelToken }
        for (name, isPositive) in Self.limits(of: settings) where !isPositive { throw .notPositive(setting: name) }
    }

    private static func origins(_ texts: [String], _ setting: String) throws(ServerSettingsError) -> [Origin] {
        var origins: [Origin] = []
        for text in texts {
            guard let origin = Origin(text) else { throw .origin(setting: setting, text: text) }
            origins.append(origin)
        }
        return origins
    }

    private static func limits(of settings: ServerSettings) -> [(String, Bool)] {
        [
            ("session_idle_time", settings.sessionIdleTime >= .seconds(1)),
            ("session_lifetime", settings.sessionLifetime >= .seconds(1)),
            ("opening_burst", settings.openingBurst >= 1),
            ("opening_interval", settings.openingInterval > .zero),
            ("frame_burst", settings.frameBurst >= 1),
            ("frame_interval", settings.frameInterval > .zero),
        ]
    }
}
