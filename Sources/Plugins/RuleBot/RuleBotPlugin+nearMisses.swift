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

    /// What each line of a rule lacked that did not match a turn, the nearest first.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - turn: The turn with the facts that earlier plugins found out.
    /// - Returns: The lines, each with the first item that failed; nothing for a rule that looks for no words.
    public func nearMisses(of rule: RuleName, _ turn: Turn) -> [Explanation.NearMiss] {
        rules.rank(contexts.context(for: turn)).nearMisses(of: rule)
    }
}
