import FrontdeskCore
import FrontdeskRules

/// Finds rules that can never win, because another rule ranks above them on every message.
struct ShadowedRule: Check {
    static let description = CheckDescription(
        id: "FD102",
        name: "shadowed-rule",
        severity: .error,
        summary: "A rule can never win: on every message that it matches, another rule ranks above it.",
        rationale: """
            The rule looks alive and never answers. That it is so was decided, not guessed: both rules' `when` lines \
            were turned into automata and compared, together with priority, layer, kind, conditions and what they \
            explain. Where a regex takes part, only examples can be tried; the finding is a warning then and says so. \
            Delete the rule, give it a higher priority, or narrow the other one.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule parcel
              when parcel
              priority 10
              example a parcel
              say "Which parcel do you mean?"

            rule ↓parcel.late
              when parcel ..3 late
              example my parcel is late
              say "I am sorry to hear that."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule parcel
              when parcel
              example a parcel
              say "Which parcel do you mean?"

            rule parcel.late
              when parcel ..3 late
              example my parcel is late
              say "I am sorry to hear that."
            """
        )
    )

    static let sharedWork: SharedWork? = .lines

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        guard let shadows = survey.shadows else { return [] }
        return shadows.all.map { shadow in
            let byExample = shadow.isProven ? "" : " (by example)"
            let column = shadow.column == .place ? "the place in the files" : "its \(shadow.column.rawValue)"
            return description.finding(
                at: shadow.rule.statement.name.span,
                "`\(shadow.rule.name)` can never win: `\(shadow.rival.name)` ranks above it by \(column), "
                    + "for example on \"\(shadow.witness)\"\(byExample)",
                severity: shadow.isProven ? .error : .warning,
                remedy: "delete it, raise its priority, or narrow `\(shadow.rival.name)`",
                notes: [shadow.rival.statement.name.span.note("`\(shadow.rival.name)` stands here")]
            )
        }
    }
}
