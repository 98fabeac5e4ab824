import FrontdeskCore

/// Finds suppressions that suppress nothing, or that give no reason.
struct StaleSuppression: Check {
    static let description = CheckDescription(
        id: "FD901",
        name: "stale-suppression",
        severity: .warning,
        summary: "A `frontdesk:allow` comment suppresses nothing, or says no reason.",
        rationale: """
            A suppression that outlives its cause hides the next fault. It is written above the line, or behind it: \
            `# frontdesk:allow FD109 -- visitors really write only that`. Faults that keep a file from being read \
            can't be suppressed.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            ↓# frontdesk:allow FD109 -- visitors write only that
            rule hello
              when hello
              example hello
              say "Hello!"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule size
              # frontdesk:allow FD109 -- visitors write only that
              when x | xl | xxl
              example xl
              say "We have that."
            """
        ),
        stage: .reporting,
        repair: .safe
    )
}
