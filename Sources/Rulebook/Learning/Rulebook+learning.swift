public import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules
import FrontdeskText

extension Rulebook {
    public func intents(titledIn language: LanguageTag) async -> [IntentSummary] {
        let snapshot = snapshot
        return snapshot.rules.intents.map { intent in
            var examples: [LanguageTag: Int] = [:]
            for example in intent.examples { examples[LanguageTag(example.language.value.language), default: 0] += 1 }
            let name = IntentName(intent.name.value)
            let title = snapshot.texts.text("intent.\(name)", in: language, [:])?.text
            return IntentSummary(intent: name, title: title, examples: examples)
        }.sorted { $0.intent < $1.intent }
    }

    public func suggestions(for messages: [UnclearMessage]) async throws(RuleDeskError) -> [ExampleSuggestion] {
        try await queue.run { () throws(RuleDeskError) in
            let snapshot = self.snapshot
            let known = Set(snapshot.rules.intents.map { IntentName($0.name.value) })
            // What was meant at the time may be an intent that is gone by now.
            let current = messages.prefix(MessageClusters.limit).map { message in
                guard let meant = message.meant, !known.contains(meant) else { return message }
                return UnclearMessage(text: message.text, language: message.language, cause: message.cause)
            }
            return ExampleSuggestions(
                current,
                examples: snapshot.rules.intentExamples,
                model: snapshot.intents
            ).suggestions
        }
    }

    public func add(_ examples: NewExamples, by author: String) async throws(RuleDeskError) -> SavedRules {
        let lines = try ExampleText.lines(of: examples)
        return try await commit { found, _ throws(RuleDeskError) in
            let insertion = try ExampleInsertion(lines, of: examples.intent, in: examples.language, found.sources)
            let files: [String: [UInt8]?] = [insertion.path: insertion.bytes]
            return Commitment(
                author: author,
                origin: .saved,
                files: files,
                draft: found.applying(files),
                review: { findings throws(RuleDeskError) in
                    let objections = insertion.objections(among: findings, isInsisted: examples.isInsisted)
                    guard objections.isEmpty else {
                        throw .objected(
                            objections.map { ExampleObjection(text: $0.text, finding: self.places.named($0.finding)) }
                        )
                    }
                }
            )
        }
    }
}

extension ExampleInsertion {
    /// What speaks against the examples: every error of the set, and warnings about them unless they are insisted on.
    fileprivate func objections(among findings: [Finding], isInsisted: Bool) -> [ExampleObjection] {
        findings.compactMap { finding in
            let places = [finding.location] + finding.notes.map(\.location)
            let text = places.lazy.filter { $0.path == path }.compactMap { self.text(atLine: $0.line) }.first
            let isWorthSaying = text != nil && finding.severity == .warning && !isInsisted
            return finding.severity == .error || isWorthSaying ? ExampleObjection(text: text, finding: finding) : nil
        }
    }
}
