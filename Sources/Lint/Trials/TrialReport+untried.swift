public import FrontdeskCore
public import FrontdeskRules

extension TrialReport {
    /// The `when` lines and actions of a set that no trial came to; only of use when the whole set was tried.
    public func untried(in rules: RuleSet) -> [Finding] {
        let found = UntriedLine.findings(in: self, of: rules)
        return Suppressions(rules.files).applied(to: found, stages: [.trials]).filter {
            $0.id == UntriedLine.description.id
        }
    }
}
