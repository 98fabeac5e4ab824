import FrontdeskCore

/// A concept contains itself, through itself or through others.
struct ConceptCycle: Check {
    static let description = CheckDescription(
        id: "FD304",
        name: "concept-cycle",
        severity: .error,
        summary: "A concept contains itself, through itself or through others.",
        rationale: "Its terms could never be listed to an end.",
        bad: CheckExample(
            """
            frontdesk 1
            language en

            concept refund = money back | @reversal
            concept reversal = chargeback | ↓@refund

            rule refund.ask
              when @refund
              example chargeback
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            concept refund = money back | @reversal
            concept reversal = chargeback | reversal

            rule refund.ask
              when @refund
              example chargeback
              say "Which order is it?"
            """
        ),
        stage: .reading
    )
}
