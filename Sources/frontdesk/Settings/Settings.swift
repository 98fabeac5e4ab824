import FrontdeskCore

/// Everything an operator can set, with the defaults filled in.
///
/// A value comes from the command line, else from the environment (`FRONTDESK_SERVER_PORT`), else from
/// `frontdesk.yaml`, else it is the default that stands here.
struct Settings: Sendable {
    struct Site: Sendable {
        var name: String?
        var languages: [LanguageTag] = []
        var origins: [String] = []
        var allowsAnonymous = true
        var identitySecrets: [String] = []
    }

    struct Server: Sendable {
        var host = "127.0.0.1"
        var port = 8080
        var proxies: [String] = []
        var publicOrigins: [String] = []
        var restToken: String?
    }

    struct Folders: Sendable {
        var data = "data"
        var rules: String?
        var locales: String?
        var models: String?
    }

    struct PipelineSettings: Sendable {
        var order: [PluginName] = ["normalization", "language-detection", "intents", "rule-bot", "escalation"]
        var budget = Duration.milliseconds(200)
    }

    struct IntentSettings: Sendable {
        var accept: Double?
        var clarify: Double?
        var precision = 0.95
    }

    struct Queue: Sendable {
        var firstReply = Duration.seconds(60)
        var grace = Duration.seconds(30)
    }

    struct Visitors: Sendable {
        var idle = Duration.seconds(30 * 60)
        var reopen = Duration.seconds(24 * 3_600)
        /// What sites vouch for, as `name=kind`.
        var attributes: [String]?
    }

    struct Outbound: Sendable {
        var hosts: [String] = []
        var internalHosts: [String] = []
    }

    struct Lint: Sendable {
        /// Severities by a check's number, as they were written.
        var severities: [String: String] = [:]
        var linkHosts: [String]?
        var longestReply: Int?
    }

    struct Team: Sendable {
        let name: TeamName
        let schedule: ScheduleName?
    }

    var site = Site()
    var server = Server()
    var folders = Folders()
    var pipeline = PipelineSettings()
    var intents = IntentSettings()
    var teams = [Team(name: "support", schedule: "support")]
    var queue = Queue()
    var visitors = Visitors()
    var outbound = Outbound()
    var lint = Lint()
    var logLevel = "info"
}
