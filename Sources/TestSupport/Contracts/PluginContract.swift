public import FrontdeskCore

/// What every plugin has to keep.
///
/// Its name is well-formed, the same turn gives the same verdict, its reasons hold nothing of what the visitor wrote,
/// it stays within its budget, and one that informs decides nothing.
public struct PluginContract: Sendable {
    private let plugin: any Plugin
    private let turns: [Turn]
    private let budget: Duration

    /// Makes a contract for a plugin.
    ///
    /// - Parameters:
    ///   - plugin: The plugin.
    ///   - turns: Turns it has to cope with, besides the ones every plugin has to.
    ///   - budget: The longest a turn may take.
    public init(_ plugin: any Plugin, turns: [Turn] = [], budget: Duration = .milliseconds(200)) {
        self.plugin = plugin
        self.turns = turns
        self.budget = budget
    }

    /// Checks every promise.
    ///
    /// - Throws: ``ContractViolation`` naming the promise that is broken.
    public func verify() async throws {
        try require(Self.isWellFormed(plugin.name), "the name '\(plugin.name)' is not of the form 'order-status'")
        for turn in turns + Self.hostileTurns {
            let first = await Self.considered(plugin, turn)
            let started = ContinuousClock.now
            let second = await Self.considered(plugin, turn)
            let taken = ContinuousClock.now - started
            try require(taken <= budget, "a turn takes longer than \(budget)")
            try require(first == second, "the same turn gives two different verdicts")
            if plugin.role == .informs {
                try require(second.decision == nil, "a plugin that informs decides")
            }
            if let text = turn.text, text.count >= 4 {
                let leaks = second.reasons.contains { String(describing: $0).contains(text) }
                try require(!leaks, "a reason holds what the visitor wrote")
            }
            try require((0...1).contains(second.decision?.confidence ?? 0), "a confidence is outside 0…1")
        }
    }

    /// What can be compared of a verdict, or of an error.
    private struct Considered: Equatable {
        var decision: Decision?
        var reasons: [Reason] = []
        var languages: [LanguageProbability] = []
        var replyLanguage: LanguageTag?
        var intents: IntentFacts?
        var error: PluginError?
    }

    private static func considered(_ plugin: any Plugin, _ turn: Turn) async -> Considered {
        do throws(PluginError) {
            let verdict = try await plugin.consider(turn)
            return Considered(
                decision: verdict.decision,
                reasons: verdict.reasons,
                languages: verdict.facts.languages,
                replyLanguage: verdict.facts.replyLanguage,
                intents: verdict.facts.intents
            )
        } catch {
            return Considered(error: error)
        }
    }

    private static func isWellFormed(_ name: PluginName) -> Bool {
        let parts = name.rawValue.split(separator: "-", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
        }
    }

    /// Turns that every plugin meets sooner or later.
    private static var hostileTurns: [Turn] {
        let at = Instant(milliseconds: 1_772_445_600_000)
        let texts = [
            "", " ", "hello there", "\u{0}\u{1}", "\u{202E}evil\u{2066}", String(repeating: "a", count: 8_192),
            String(repeating: "e\u{301}", count: 2_000), "我想退款，怎么办？", "أين الطلب؟", "👩‍👩‍👧‍👦👍🏽", "ＡＢ１２",
        ]
        let conversation = ConversationState(id: "contract")
        let written = texts.map { Turn(input: .text($0), conversation: conversation, at: at) }
        let others: [Turn.Input] = [.event("page.opened"), .askedForPerson]
        return written + others.map { Turn(input: $0, conversation: conversation, at: at) }
    }
}
