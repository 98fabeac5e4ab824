import ArgumentParser
import FrontdeskCore
import FrontdeskLint

/// Runs the server.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the server: widget, console, administration and the bot.",
        discussion: "Prints one line with its address when it accepts connections. Ends on SIGTERM after draining."
    )

    @Option(help: "The configuration file; frontdesk.yaml in the working folder without it.")
    var config: String?

    @Option(help: "The address to listen on.")
    var host: String?

    @Option(help: "The port to listen on; 0 for a free one.")
    var port: Int?

    @Option(help: "The folder of the database.")
    var data: String?

    @Option(help: "The folder of rule files.")
    var rules: String?

    @Option(help: "The folder of texts.")
    var locales: String?

    @Option(help: "The folder of the language model.")
    var models: String?

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: String?

    @Option(help: "A folder to serve the web files from, instead of those in the binary.")
    var web: String?

    @Flag(help: "Show a demo shop, open the REST channel, and count every schedule as open.")
    var demo = false

    func run() async throws {
        var settings = try await Settings.load(file: config)
        if let host { settings.server.host = host }
        if let port { settings.server.port = port }
        if let data { settings.folders.data = data }
        if let logLevel { settings.logLevel = logLevel }
        settings.folders.rules = rules ?? settings.folders.rules
        settings.folders.locales = locales ?? settings.folders.locales
        settings.folders.models = models ?? settings.folders.models
        // Whatever `frontdesk lint` refuses with this configuration must not go live, and nothing else.
        let linter = Linter(settings: LintSettings(settings))
        try await Serving(settings, linter: linter, isDemo: demo, webFolder: web).run()
    }
}
