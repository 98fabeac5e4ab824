public import FrontdeskCore
import Synchronization

/// A plugin that decides as a test tells it to.
public final class ScriptedBot: Plugin {
    /// What a test does with a turn.
    public typealias Script = @Sendable (Turn) async throws(PluginError) -> Decision?

    public let name: PluginName
    public let role = PluginRole.decides
    private let script: Mutex<Script>

    /// Makes a bot with a script; the standard one answers every text with `re: ` and the text, calls a person for
    /// `human`, and stays silent otherwise.
    public init(_ name: PluginName = "scripted-bot", _ script: @escaping Script = ScriptedBot.echo) {
        self.name = name
        self.script = Mutex(script)
    }

    /// Gives the bot another script, from the next turn on.
    public func follows(_ script: @escaping Script) { self.script.withLock { $0 = script } }

    public func consider(_ turn: Turn) async throws(PluginError) -> Verdict {
        let script = script.withLock { $0 }
        let decision = try await script(turn)
        return Verdict(decision: decision, reasons: decision.map { _ in [.other("scripted")] } ?? [])
    }

    /// The standard script.
    public static func echo(_ turn: Turn) -> Decision? {
        if case .askedForPerson = turn.input { return .call(cause: .button) }
        guard let text = turn.text else { return nil }
        if text == "human" { return .call(cause: .asked) }
        var decision = Decision.reply("re: \(text)", language: "en")
        decision.rules = ["echo"]
        return decision
    }
}

extension Decision {
    /// A decision that calls a person and says nothing.
    public static func call(
        team: TeamName? = nil,
        priority: QueuePriority = .normal,
        cause: EscalationCause,
        reason: String? = nil
    ) -> Decision {
        Decision(
            outcome: .escalated,
            transition: .escalate(team: team, priority: priority, cause: cause, reason: reason)
        )
    }
}
