public import FrontdeskCore
import FrontdeskPlugins

/// Says what a snapshot would do with the first message of a conversation, and why.
public struct Explainer: Sendable {
    private let snapshot: RuleSnapshot

    /// Explains by the rules of a snapshot.
    public init(_ snapshot: RuleSnapshot) { self.snapshot = snapshot }

    /// The decision, the trace, and rules that nearly matched.
    public func explain(_ question: ExplainQuestion) async -> Explanation {
        let turn = firstTurn(question)
        let outcome = await snapshot.pipeline.decide(turn)
        var informed = turn
        informed.facts = outcome.facts
        let bot = RuleBotPlugin(rules: snapshot.rules, texts: snapshot.texts)
        return Explanation(
            decision: outcome.decision,
            trace: outcome.trace,
            nearMisses: bot.nearMisses(of: informed)
        )
    }

    /// The first turn of a conversation that nobody has had.
    public func firstTurn(_ question: ExplainQuestion) -> Turn {
        var rehearsal = Rehearsal(
            snapshot.pipeline,
            page: question.page,
            language: question.language,
            at: question.at
        )
        rehearsal.attributes = question.attributes
        return rehearsal.turn(.text(question.text), at: question.at)
    }
}
