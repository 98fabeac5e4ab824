import Configuration
import Foundation
import FrontdeskCore
import SystemPackage

extension Settings {
    /// The file that is read when none is named, if it is there.
    static let standardFile = "frontdesk.yaml"

    /// Reads the configuration.
    ///
    /// - Parameter file: The file; nil for ``standardFile``, which may be missing.
    /// - Returns: The settings, with defaults for what nobody set.
    /// - Throws: ``SettingsError`` with every fault of the file and its place.
    static func load(file: String?) async throws -> Settings {
        let path = file ?? standardFile
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider().prefixKeys(with: "frontdesk")]
        if file != nil || FileManager.default.fileExists(atPath: path) {
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw SettingsError.unreadable(path: path)
            }
            try SettingsCheck.check(String(decoding: bytes, as: UTF8.self), path: path)
            providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(path)))
        }
        var settings = Settings()
        settings.read(ConfigReader(providers: providers))
        try settings.verify(path: path)
        return settings
    }

    private mutating func read(_ config: ConfigReader) {
        site.name = config.string(forKey: "site.name", default: site.name)
        site.languages = config.stringArray(forKey: "site.languages", default: []).map { LanguageTag($0) }
        site.origins = config.stringArray(forKey: "site.origins", default: [])
        site.allowsAnonymous = config.bool(forKey: "site.anonymous", default: true)
        site.identitySecrets = config.stringArray(forKey: "site.identity-secrets", isSecret: true, default: [])
        server.host = config.string(forKey: "server.host", default: server.host)
        server.port = config.int(forKey: "server.port", default: server.port)
        server.proxies = config.stringArray(forKey: "server.proxies", default: [])
        server.publicOrigins = config.stringArray(forKey: "server.public-origins", default: [])
        server.restToken = config.string(forKey: "server.rest-token", isSecret: true)
        folders.data = config.string(forKey: "folders.data", default: folders.data)
        folders.rules = config.string(forKey: "folders.rules")
        folders.locales = config.string(forKey: "folders.locales")
        folders.models = config.string(forKey: "folders.models")
        if let order = config.stringArray(forKey: "pipeline.order") { pipeline.order = order.map { PluginName($0) } }
        pipeline.budget = .milliseconds(config.int(forKey: "pipeline.budget-milliseconds", default: 200))
        intents.accept = config.double(forKey: "intents.accept")
        intents.clarify = config.double(forKey: "intents.clarify")
        intents.precision = config.double(forKey: "intents.precision", default: intents.precision)
        readTeams(config)
        queue.firstReply = .seconds(config.int(forKey: "queue.first-reply-seconds", default: 60))
        queue.grace = .seconds(config.int(forKey: "queue.grace-seconds", default: 30))
        visitors.idle = .seconds(60 * config.int(forKey: "visitors.idle-minutes", default: 30))
        visitors.reopen = .seconds(3_600 * config.int(forKey: "visitors.reopen-hours", default: 24))
        outbound.hosts = config.stringArray(forKey: "outbound.hosts", default: [])
        outbound.internalHosts = config.stringArray(forKey: "outbound.internal-hosts", default: [])
        logLevel = config.string(forKey: "log.level", default: logLevel)
    }

    private mutating func readTeams(_ config: ConfigReader) {
        guard let names = config.stringArray(forKey: "teams.names"), !names.isEmpty else { return }
        teams = names.map { name in
            Team(
                name: TeamName(name),
                schedule: config.string(forKey: ConfigKey(["teams", "schedules", name])).map { ScheduleName($0) }
            )
        }
    }

    /// Looks at what no single key can tell.
    private func verify(path: String) throws(SettingsError) {
        var messages: [String] = []
        if !(0...65_535).contains(server.port) { messages.append("server.port is a number from 0 to 65535") }
        if !(0.5...0.999).contains(intents.precision) { messages.append("intents.precision is from 0.5 to 0.999") }
        for (name, value) in [("accept", intents.accept), ("clarify", intents.clarify)] {
            if let value, !(0...1).contains(value) { messages.append("intents.\(name) is from 0 to 1") }
        }
        if let accept = intents.accept, let clarify = intents.clarify, clarify > accept {
            messages.append("intents.clarify is above intents.accept: nothing would ever be asked back")
        }
        if pipeline.budget < .milliseconds(1) { messages.append("pipeline.budget-milliseconds is at least 1") }
        if !Self.logLevels.contains(logLevel) {
            messages.append("log.level is one of \(Self.logLevels.joined(separator: ", "))")
        }
        guard messages.isEmpty else {
            throw .invalid(messages.map { SettingsError.Fault(path: path, line: 1, column: 1, message: $0) })
        }
    }

    private static let logLevels = ["trace", "debug", "info", "notice", "warning", "error", "critical"]
}
