import ArgumentParser
import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskPlugins
import FrontdeskRulebook
import FrontdeskServer

/// Where rules, texts and the language model lie, for commands that work without a server.
struct RulebookOptions: ParsableArguments {
    @Option(help: "The configuration file; frontdesk.yaml in the working folder without it.")
    var config: String?

    @Option(help: "The folder of rule files, or one rule file.")
    var rules: String?

    @Option(help: "The folder of texts.")
    var locales: String?

    @Option(help: "The folder of the language model.")
    var models: String?

    /// Reads everything and gives back the rules that would run.
    ///
    /// - Throws: ``SettingsError``, ``RulebookError`` or a language model's error.
    func load() async throws -> Rulebook {
        let settings = try await Settings.load(file: config)
        return try Rulebook(
            folders: folders(settings),
            dataFolder: nil,
            linter: .forTrying,
            detector: LanguageDetector(model: Self.languageModel(models ?? settings.folders.models)),
            configuration: settings.rulebook,
            modelFolder: Self.cacheFolder,
            now: { .now }
        )
    }

    /// The folders, from the options or else the settings.
    func folders(_ settings: Settings) -> RuleFolders {
        RuleFolders(
            rules: InstalledFolder.path("rules", given: rules ?? settings.folders.rules),
            locales: InstalledFolder.path("locales", given: locales ?? settings.folders.locales)
        )
    }

    /// The language model that ships with Frontdesk, or the one in a folder.
    static func languageModel(_ folder: String?) throws -> LanguageModel {
        try LanguageModel(contentsOf: "\(InstalledFolder.path("models", given: folder))/\(LanguageModel.fileName)")
    }

    /// Where commands keep trained models between runs, as the system asks for.
    private static var cacheFolder: String {
        let environment = ProcessInfo.processInfo.environment
        let base = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map { "\($0)/.cache" } ?? "/tmp"
        return "\(base)/frontdesk/models"
    }
}

extension Settings {
    /// How the rules become a pipeline, alike for the server and for every command that asks the bot.
    var rulebook: RulebookConfiguration {
        var configuration = RulebookConfiguration(
            order: pipeline.order,
            budget: pipeline.budget,
            languages: site.languages,
            thresholds: .init(accept: intents.accept, clarify: intents.clarify),
            precision: intents.precision
        )
        configuration.spareTexts = BuiltInTexts.texts
        return configuration
    }
}

extension Instant {
    /// The time on this machine's clock; only the executable reads it; everything else is given an instant.
    static var now: Instant { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded())) }
}
