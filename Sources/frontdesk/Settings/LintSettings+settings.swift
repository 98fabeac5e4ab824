import FrontdeskCore
import FrontdeskLint

extension LintSettings {
    /// What the settings say about the site, whether a configuration file said it or nobody: the server goes by them, too.
    init(_ settings: Settings) {
        var severities: [String: Finding.Severity?] = [:]
        for (check, text) in settings.lint.severities {
            if let severity = Severity(rawValue: text) { severities.updateValue(severity.severity, forKey: check) }
        }
        let attributes = settings.visitors.attributes.map { all in
            Dictionary(
                all.compactMap(Settings.attribute).map { ($0.name, $0.kind) },
                uniquingKeysWith: { _, last in last }
            )
        }
        self.init(
            languages: settings.site.languages,
            webhookHosts: settings.outbound.hosts,
            internalHosts: settings.outbound.internalHosts,
            linkHosts: settings.lint.linkHosts,
            teams: settings.teams.map(\.name),
            teamSchedules: settings.teams.compactMap(\.schedule),
            visitorAttributes: attributes,
            severities: severities,
            longestReply: settings.lint.longestReply ?? 1_000
        )
    }
}
