import FrontdeskCore
import FrontdeskText

/// Finds right-to-left text that a placeholder would break, and text in the wrong script.
struct UnisolatedPlaceholder: Check {
    static let description = CheckDescription(
        id: "FD407",
        name: "unisolated-placeholder",
        severity: .warning,
        summary: """
            Right-to-left words stand beside a placeholder in a text of a left-to-right language, or a text is in a \
            script that its language is not written in.
            """,
        rationale: """
            What is filled in turns the sentence around it, so an order number ends up at the wrong end. In \
            right-to-left languages Frontdesk puts each value between U+2068 and U+2069 by itself; elsewhere the text \
            has to. Text in another script was usually put into the wrong file.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            entity order_id = /[A-Z]{2}\\d{8}/

            rule status
              when status {order_id}
              example status AB12345678
              say t:status(order=order_id)
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "status": "↓الطلب {order} في الطريق."
                    }
                    """
                )
            ]
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            entity order_id = /[A-Z]{2}\\d{8}/

            rule status
              when status {order_id}
              example status AB12345678
              say t:status(order=order_id)
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "status": "Order {order} is on its way."
                    }
                    """
                )
            ]
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.texts.all.compactMap { text in
            guard text.entry.pattern.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
            if !text.language.isRightToLeft, hasOpenPlaceholder(text) {
                return description.finding(
                    at: text.entry,
                    "a placeholder beside right-to-left words has no isolate around it, in `\(text.entry.key)`",
                    remedy: "write \\u2068{name}\\u2069"
                )
            }
            let counts = ScriptCounts(text.entry.pattern)
            let own = LanguageScripts.of(text.language)
            guard let script = counts.dominant, script != .latin, script != .other, !own.isEmpty,
                !own.contains(script)
            else { return nil }
            return description.finding(
                at: text.entry,
                "the text `\(text.entry.key)` is in \(script.name), which \(text.language) is not written in",
                remedy: "move it to the file of its language"
            )
        }
    }

    private static func hasOpenPlaceholder(_ text: TextSurvey.Text) -> Bool {
        guard !text.arguments.isEmpty, TextDirection(firstStrongOf: text.entry.pattern) == .rightToLeft else {
            return false
        }
        var isIsolated = false
        for scalar in text.entry.pattern.unicodeScalars {
            switch scalar {
            case "\u{2066}", "\u{2067}", "\u{2068}": isIsolated = true
            case "\u{2069}": isIsolated = false
            case "{": if !isIsolated { return true }
            default: continue
            }
        }
        return false
    }
}
