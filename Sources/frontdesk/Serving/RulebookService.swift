import FrontdeskRulebook
import ServiceLifecycle

/// Follows the rules folder for as long as the server runs.
struct RulebookService: Service {
    private let rulebook: Rulebook

    /// How long between two looks at the folders; an edit is live within two seconds.
    private static let pause = Duration.milliseconds(400)

    init(_ rulebook: Rulebook) { self.rulebook = rulebook }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await rulebook.run { try await Task.sleep(for: Self.pause) }
            } catch is CancellationError {
                return
            }
        }
    }
}
