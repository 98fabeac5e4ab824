public import FrontdeskCore

/// Chooses which variant of a reply is sent: the same for the same conversation, rule and turn on every machine.
public enum VariantChoice {
    /// The number of the variant to send, from the variants that may be sent now.
    ///
    /// No variant comes again before all were used. Shares follow the weights, among the variants that are left.
    ///
    /// - Parameters:
    ///   - weights: The weight of each variant of the group; 0 for one whose condition does not hold.
    ///   - seed: The conversation's seed.
    ///   - rule: The rule.
    ///   - turn: The turn's number.
    ///   - group: The number of the group in the rule.
    ///   - uses: Which variants were sent before, the oldest first.
    /// - Returns: The variant, or nil when none may be sent.
    public static func choose(
        weights: [Int],
        seed: UInt64,
        rule: RuleName,
        turn: Int,
        group: Int,
        uses: [VariantUse]
    ) -> Int? {
        let possible = weights.indices.filter { weights[$0] > 0 }
        guard !possible.isEmpty else { return nil }
        let used = used(among: possible, rule, group, uses)
        let left = possible.filter { !used.contains($0) }
        let choices = left.isEmpty ? possible : left
        var hash = StableHash(seed: seed)
        hash.combine(rule.rawValue)
        hash.combine(turn)
        hash.combine(group)
        // The low bits of FNV-1a depend on little of the input, so all bits are mixed before a share is taken.
        var mixed = hash.value
        mixed = (mixed ^ mixed >> 33) &* 0xff51_afd7_ed55_8ccd
        mixed = (mixed ^ mixed >> 33) &* 0xc4ce_b9fe_1a85_ec53
        mixed ^= mixed >> 33
        var rest = Int(mixed % UInt64(choices.reduce(0) { $0 + weights[$1] }))
        for choice in choices {
            if rest < weights[choice] { return choice }
            rest -= weights[choice]
        }
        return choices.last
    }

    /// The variants sent since all possible ones had been used last.
    private static func used(
        among possible: [Int],
        _ rule: RuleName,
        _ group: Int,
        _ uses: [VariantUse]
    ) -> Set<Int> {
        var used: Set<Int> = []
        for use in uses where use.rule == rule && use.group == group && possible.contains(use.variant) {
            used.insert(use.variant)
            if used.count == possible.count { used = [] }
        }
        return used
    }
}
