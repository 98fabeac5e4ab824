import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRulebook
import OrderStatusPlugin

/// A desk of one's own: the built-in plugins and one more, talking in the terminal.
///
/// `order-desk RULES LOCALES MODELS`, then one message a line.
@main
struct OrderDesk {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 else {
            print("usage: order-desk RULES LOCALES MODELS")
            return
        }
        var plugins = PluginRegistry.builtIn
        plugins.add("order-status") { _ in OrderStatusPlugin(states: ["AB12345678": "on its way"]) }

        var configuration = RulebookConfiguration()
        configuration.order.insert("order-status", at: 3)

        let rulebook = try Rulebook(
            folders: RuleFolders(rules: arguments[1], locales: arguments[2]),
            dataFolder: nil,
            detector: LanguageDetector(
                model: try LanguageModel(contentsOf: "\(arguments[3])/\(LanguageModel.fileName)")
            ),
            plugins: plugins,
            configuration: configuration,
            readiness: .quick,
            now: { Instant(milliseconds: 0) }
        )
        var talk = Rehearsal(rulebook.current, at: Instant(milliseconds: 0))
        while let line = readLine() {
            let outcome = await talk.says(.text(line), at: Instant(milliseconds: 0))
            for reply in outcome.decision.replies { print(reply.text) }
        }
    }
}
