public import FrontdeskCore
import FrontdeskRules

extension RuleBotPlugin {
    /// The rules that nearly matched a turn, the nearest first; computed only when somebody asks.
    ///
    /// - Parameter turn: The turn with the facts that earlier plugins found out.
    /// - Returns: The rules, each with the first item that failed.
    public func nearMisses(of turn: Turn) -> [Explanation.NearMiss] {
        rules.rank(contexts.context(for: turn)).nearMisses()
    }

    /// What a rule lacked that did not match a turn.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - turn: The turn with the facts that earlier plugins found out.
    /// - Returns: The first item that failed; nil for a rule that looks for no words.
    public func nearMiss(of rule: RuleName, _ turn: Turn) -> Explanation.NearMiss? {
        rules.rank(contexts.context(for: turn)).nearMiss(of: rule)
    }
}
