import Foundation
import FrontdeskCore
import FrontdeskLint

extension LintSettings {
    /// What the configuration says about the site; without a file nothing is known.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - file: The configuration file that was named, if any.
    init(_ settings: Settings, file: String?) {
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
        guard file != nil || FileManager.default.fileExists(atPath: Settings.standardFile) else {
            self.init(visitorAttributes: attributes, severities: severities)
            return
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
