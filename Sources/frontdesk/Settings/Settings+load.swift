import Configuration
import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskText
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
        let environment = SettingsEnvironment(ProcessInfo.processInfo.environment)
        try environment.check()
        var places: [String: SettingsError.Place] = [:]
        if file != nil || FileManager.default.fileExists(atPath: path) {
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw SettingsError.unreadable(path: path)
            }
            places = try SettingsCheck.check(String(decoding: bytes, as: UTF8.self), path: path)
            providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(path)))
        }
        var settings = Settings()
        settings.read(ConfigReader(providers: providers))
        let faults = settings.faults.map { fault in
            let place = fault.keys.lazy.compactMap { environment.place(of: $0) ?? places[$0] }.first
            return SettingsError.Fault(
                place: place ?? .file(path: path, line: 1, column: 1),
                message: fault.message
            )
        }
        guard faults.isEmpty else { throw SettingsError.invalid(faults) }
        return settings
    }

    private mutating func read(_ config: ConfigReader) {
        site.name = config.string(forKey: "site.name")
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
        readLint(config)
        logLevel = config.string(forKey: "log.level", default: logLevel)
    }

    private mutating func readLint(_ config: ConfigReader) {
        visitors.attributes = config.stringArray(forKey: "visitors.attributes")
        lint.linkHosts = config.stringArray(forKey: "lint.link-hosts")
        lint.longestReply = config.int(forKey: "lint.longest-reply")
        for check in CheckManual.descriptions {
            for spelling in [check.id, check.id.lowercased(), check.name] {
                guard let severity = config.string(forKey: ConfigKey(["lint", "severities", spelling])) else {
                    continue
                }
                lint.severities[check.id] = severity
            }
        }
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

    /// A value that its kind allows and that makes no sense, with the keys that it may come from.
    private typealias ValueFault = (keys: [String], message: String)

    private var faults: [ValueFault] {
        var faults: [ValueFault] = []
        if !(0...65_535).contains(server.port) {
            faults.append((["server.port"], "server.port is a number from 0 to 65535"))
        }
        if !(0.5...0.999).contains(intents.precision) {
            faults.append((["intents.precision"], "intents.precision is from 0.5 to 0.999"))
        }
        for (key, value) in [("intents.accept", intents.accept), ("intents.clarify", intents.clarify)] {
            if let value, !(0...1).contains(value) { faults.append(([key], "\(key) is from 0 to 1")) }
        }
        if let accept = intents.accept, let clarify = intents.clarify, clarify > accept {
            let message = "intents.clarify is above intents.accept: nothing would ever be asked back"
            faults.append((["intents.clarify"], message))
        }
        if pipeline.budget < .milliseconds(1) {
            faults.append((["pipeline.budget-milliseconds"], "pipeline.budget-milliseconds is at least 1"))
        }
        faults += site.languages.compactMap { UnknownLanguage($0.rawValue) }.map { fault in
            (["site.languages"], "site.languages: \(fault)")
        }
        faults += lintFaults
        if !Self.logLevels.contains(logLevel) {
            faults.append((["log.level"], "log.level is one of \(Self.logLevels.joined(separator: ", "))"))
        }
        return faults
    }

    private var lintFaults: [ValueFault] {
        let severities = lint.severities.sorted { $0.key < $1.key }.compactMap { check, severity -> ValueFault? in
            guard LintSettings.Severity(rawValue: severity) == nil else { return nil }
            let spellings = [check, check.lowercased(), CheckManual.description(of: check)?.name ?? check]
            return (
                spellings.map { "lint.severities.\($0)" },
                "lint.severities.\(check) is error, warning, info or off, found \"\(severity)\""
            )
        }
        let kinds = LintSettings.AttributeKind.allCases.map(\.rawValue).joined(separator: ", ")
        let attributes = (visitors.attributes ?? []).compactMap { attribute -> ValueFault? in
            guard Self.attribute(attribute) == nil else { return nil }
            let message = "visitors.attributes lists name=kind with a kind of \(kinds), found \"\(attribute)\""
            return (["visitors.attributes"], message)
        }
        let hasLength = lint.longestReply.map { $0 > 0 } ?? true
        let length: [ValueFault] = hasLength ? [] : [(["lint.longest-reply"], "lint.longest-reply is above 0")]
        return severities + attributes + length
    }

    /// An attribute of visitors and what it holds; nil when it is not written as `name=kind`.
    static func attribute(_ text: String) -> (name: String, kind: LintSettings.AttributeKind)? {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        guard parts.count == 2, !parts[0].isEmpty, let kind = LintSettings.AttributeKind(rawValue: parts[1]) else {
            return nil
        }
        return (parts[0], kind)
    }

    private static let logLevels = ["trace", "debug", "info", "notice", "warning", "error", "critical"]
}
