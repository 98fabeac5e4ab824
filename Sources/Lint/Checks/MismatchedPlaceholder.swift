import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds placeholders that differ between languages, or that no rule fills.
struct MismatchedPlaceholder: Check {
    static let description = CheckDescription(
        id: "FD403",
        name: "mismatched-placeholder",
        severity: .error,
        summary: """
            The placeholders of a text differ between languages in name or type, or a rule does not fill one of them.
            """,
        rationale: """
            The visitor would read `{name}`. All languages of a text need the same placeholders, and each rule that \
            shows it has to pass them all. Passing one that no language shows is a warning.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en, de

            entity order_id = /[A-Z]{2}\\d{8}/

            rule status
              when status {order_id}
              example status AB12345678
              say t:status(order=order_id)
            """,
            locales: [
                (
                    "de",
                    """
                    {
                      "status": "↓Bestellung {nummer} ist unterwegs."
                    }
                    """
                ),
                (
                    "en",
                    """
                    {
                      "status": "Order {order} is on its way."
                    }
                    """
                ),
            ]
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en, de

            entity order_id = /[A-Z]{2}\\d{8}/

            rule status
              when status {order_id}
              example status AB12345678
              say t:status(order=order_id)
            """,
            locales: [
                (
                    "de",
                    """
                    {
                      "status": "Bestellung {order} ist unterwegs."
                    }
                    """
                ),
                (
                    "en",
                    """
                    {
                      "status": "Order {order} is on its way."
                    }
                    """
                ),
            ]
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let texts = survey.texts
        let passed = Dictionary(grouping: survey.replies.compactMap { use in use.key.map { ($0.value, use.passed) } }) {
            $0.0
        }
        var models: [String: TextSurvey.Text] = [:]
        for key in texts.keys {
            models[key] = model(of: texts.texts(of: key), passed[key]?.map(\.1) ?? [], texts.fallback)
        }
        return texts.keys.flatMap { key in
            models[key].map { differences(between: texts.texts(of: key), and: $0) } ?? []
        } + survey.replies.flatMap { unfilled($0, texts, models) }
    }

    /// The text that the others are held against: one with the placeholders that most texts and rules agree on, of
    /// several that of the main language.
    private static func model(
        of texts: [TextSurvey.Text],
        _ passed: [Set<String>],
        _ main: LanguageTag
    ) -> TextSurvey.Text? {
        let readable = texts.filter { (try? $0.template.get()) != nil }
        let votes = Dictionary(grouping: readable.map(\.names) + passed) { $0 }.mapValues(\.count)
        let most = readable.map { votes[$0.names] ?? 0 }.max() ?? 0
        let agreed = readable.filter { votes[$0.names] == most }
        return agreed.first { $0.language == main } ?? agreed.first
    }

    // MARK: Between languages

    private static func differences(between texts: [TextSurvey.Text], and model: TextSurvey.Text) -> [Finding] {
        let readable = texts.filter { (try? $0.template.get()) != nil }
        let expected = Dictionary(model.arguments.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
        return readable.compactMap { text in
            guard text.language != model.language else { return nil }
            let found = Dictionary(text.arguments.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
            guard let fault = fault(expected, found, model.language) else { return nil }
            return description.finding(
                at: text.entry,
                "\(fault), in the text `\(text.entry.key)`",
                remedy: "use the same placeholders in all languages",
                notes: [Finding.Note(location: model.entry.patternLocation, message: "the text of \(model.language)")]
            )
        }
    }

    private static func fault(
        _ expected: [String: MessageArgument.Kind],
        _ found: [String: MessageArgument.Kind],
        _ main: LanguageTag
    ) -> String? {
        let missing = expected.keys.filter { found[$0] == nil }.sorted()
        let added = found.keys.filter { expected[$0] == nil }.sorted()
        if !missing.isEmpty && !added.isEmpty {
            return "\(added.inSentence) stands where \(main) has \(missing.inSentence)"
        }
        if !missing.isEmpty { return "\(missing.inSentence) of \(main) is missing" }
        if !added.isEmpty { return "\(main) has no \(added.inSentence)" }
        for (name, kind) in expected.sorted(by: { $0.key < $1.key }) {
            if let other = found[name], !kind.goesWith(other) {
                return "`\(name)` is used as \(other.rawValue), and in \(main) as \(kind.rawValue)"
            }
        }
        return nil
    }

    // MARK: Between rules and texts

    private static func unfilled(
        _ use: ReplyUse,
        _ texts: TextSurvey,
        _ models: [String: TextSurvey.Text]
    ) -> [Finding] {
        guard let key = use.key, let model = models[key.value] else { return [] }
        let known = texts.texts(of: key.value).filter { (try? $0.template.get()) != nil }
        // Where languages differ, that is told once; the rule is held against what most agree on.
        let shown = Set(known.flatMap(\.arguments).map(\.name))
        let missing = model.names.subtracting(use.passed).sorted()
        var findings: [Finding] = []
        if !missing.isEmpty {
            let example = missing.map { "\($0)=…" }.joined(separator: ", ")
            findings.append(
                description.finding(
                    at: use.reply.span,
                    "the text `\(key.value)` needs \(missing.inSentence), which is not passed",
                    remedy: "write t:\(key.value)(\(example))"
                )
            )
        }
        for argument in use.reply.arguments where !shown.contains(argument.name.value) {
            findings.append(
                description.finding(
                    at: argument.name.span,
                    "no text of `\(key.value)` shows `\(argument.name.value)`",
                    severity: .warning,
                    remedy: "delete it, or use it in the texts"
                )
            )
        }
        return findings
    }
}

extension TextSurvey.Text {
    /// The names of its placeholders.
    fileprivate var names: Set<String> { Set(arguments.map(\.name)) }
}

extension ReplyUse {
    /// The names of the arguments that are passed.
    fileprivate var passed: Set<String> { Set(reply.arguments.map(\.name.value)) }
}

extension MessageArgument.Kind {
    /// Whether one value can serve both kinds; everything can be shown plainly.
    fileprivate func goesWith(_ other: Self) -> Bool {
        if self == other || self == .plain || other == .plain { return true }
        return isNumeric && other.isNumeric
    }
}
