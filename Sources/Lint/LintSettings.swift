public import FrontdeskCore

/// What checks have to know about the site, beyond its rules and texts.
///
/// What is nil is not known, and nothing is objected to because of it.
public struct LintSettings: Sendable, Hashable {
    /// The languages the site answers in, the main one first; empty for all that rules are written for.
    public var languages: [LanguageTag]
    /// The hosts that webhooks may call; `*.example.com` stands for every host below it.
    public var webhookHosts: [String]?
    /// Hosts of the site's own network, which may be called without encryption.
    public var internalHosts: [String]
    /// The hosts that replies may link to.
    public var linkHosts: [String]?
    /// The teams that take over conversations.
    public var teams: [TeamName]?
    /// The schedules by which teams work.
    public var teamSchedules: [ScheduleName]
    /// The attributes of visitors that the site vouches for, and what they hold.
    public var visitorAttributes: [String: AttributeKind]?
    /// Severities that replace those of the checks, by number; nil within switches a check off.
    public var severities: [String: Finding.Severity?]
    /// A longer reply is objected to, in code points.
    public var longestReply: Int

    /// A severity as settings name it.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        case error, warning, info, off

        /// The severity of findings; nil when the check is switched off.
        public var severity: Finding.Severity? { Finding.Severity(rawValue: rawValue) }
    }

    /// What an attribute of a visitor holds.
    public enum AttributeKind: String, Sendable, Hashable, CaseIterable {
        case text, number, boolean
    }

    /// Makes settings; without arguments nothing is known.
    public init(
        languages: [LanguageTag] = [],
        webhookHosts: [String]? = nil,
        internalHosts: [String] = [],
        linkHosts: [String]? = nil,
        teams: [TeamName]? = nil,
        teamSchedules: [ScheduleName] = ["support"],
        visitorAttributes: [String: AttributeKind]? = nil,
        severities: [String: Finding.Severity?] = [:],
        longestReply: Int = 1_000
    ) {
        self.languages = languages
        self.webhookHosts = webhookHosts
        self.internalHosts = internalHosts
        self.linkHosts = linkHosts
        self.teams = teams
        self.teamSchedules = teamSchedules
        self.visitorAttributes = visitorAttributes
        self.severities = severities
        self.longestReply = longestReply
    }
}
