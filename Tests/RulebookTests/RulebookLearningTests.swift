import FrontdeskCore
import FrontdeskLint
import Testing

@testable import FrontdeskRulebook

/// Messages from the field that become examples of intents in the files.
struct RulebookLearningTests {
    private static let intents = """
        frontdesk 1
        # What visitors say.

        intent refund  # about money
          en: I want my money back
          # the usual one
          en: how do I get a refund

          de: ich will mein Geld zurück
          # the end

        intent shipping
          en: where is my parcel now
          de: wo bleibt das Paket

        intent empty

        """

    private func workshop(_ intents: String = intents) throws -> RuleWorkshop {
        let workshop = try RuleWorkshop()
        try workshop.put(intents, at: "rules/intents.rules")
        return workshop
    }

    private func examples(
        _ intent: IntentName,
        _ language: LanguageTag,
        _ texts: String...
    ) -> NewExamples {
        NewExamples(intent: intent, language: language, texts: texts)
    }

    // MARK: Reading

    @Test func `lists intents with their titles and how many examples they have`() async throws {
        let workshop = try workshop()
        try workshop.put(#"{"hello": "Hello!", "parcel": "On.", "intent.refund": "Refunds"}"#, at: "locales/en.json")
        let listed = try await workshop.open().intents(titledIn: "en")
        #expect(listed.map(\.intent) == ["empty", "refund", "shipping"])
        #expect(listed.map(\.title) == [nil, "Refunds", nil])
        #expect(listed.map(\.examples) == [[:], ["en": 2, "de": 1], ["en": 1, "de": 1]])
    }

    @Test func `groups messages, and suggests no intent that is gone`() async throws {
        let book = try workshop().open()
        let messages = [
            UnclearMessage(text: "do you sell vouchers", language: "en", cause: .rejected, meant: "gone"),
            UnclearMessage(text: "do you sell a voucher", language: "en", cause: .clarified, meant: "refund"),
            UnclearMessage(text: "I want my money back", language: "en", cause: .rejected),
        ]
        let found = try await book.suggestions(for: messages)
        #expect(found.count == 2)
        #expect(found.first?.intent == "refund")
        #expect(found.first?.agreement == 1)
        #expect(found.last?.texts == [])
    }

    // MARK: Adding

    @Test func `puts examples behind the last of their language and leaves the rest of the file alone`() async throws {
        let workshop = try workshop()
        let book = try workshop.open()
        let saved = try await book.add(examples("refund", "en", "give it back", "refund, please"), by: "ada")
        let expected = Self.intents.replacing(
            "  en: how do I get a refund\n",
            with: "  en: how do I get a refund\n  en: give it back\n  en: refund, please\n"
        )
        #expect(workshop.text(at: "rules/intents.rules") == expected)
        #expect(saved.version.author == "ada")
        #expect(saved.version.origin == .saved)
        #expect(saved.version.changes.map(\.path) == ["rules/intents.rules"])
        #expect(saved.version.added == 2)
        #expect(saved.status.isCurrent)
        let facts = await book.classify("give it back", language: "en")
        #expect(facts?.ranking.first?.intent == "refund")
        #expect(try await book.versions(before: nil, limit: 5).versions.first?.number == saved.version.number)
    }

    @Test func `puts the first example of a language behind all others, and into an empty block`() async throws {
        let workshop = try workshop()
        let book = try workshop.open()
        try await _ = book.add(examples("refund", "fr", "je veux mon argent"), by: "ada")
        try await _ = book.add(examples("empty", "en", "who are you people"), by: "ada")
        let text = try #require(workshop.text(at: "rules/intents.rules"))
        #expect(text.contains("  de: ich will mein Geld zurück\n  fr: je veux mon argent\n  # the end\n"))
        #expect(text.hasSuffix("intent empty\n  en: who are you people\n"))
    }

    @Test func `keeps the file's own indent, line ends and spelling of the language`() async throws {
        let workshop = try workshop("frontdesk 1\r\nintent refund\r\n    zh-Hans: 我要退款\r\n    zh-Hans: 退钱")
        let book = try workshop.open()
        try await _ = book.add(examples("refund", "zh", "把钱还给我"), by: "ada")
        #expect(
            workshop.text(at: "rules/intents.rules")
                == "frontdesk 1\r\nintent refund\r\n    zh-Hans: 我要退款\r\n    zh-Hans: 退钱\r\n    zh-Hans: 把钱还给我"
        )
    }

    @Test(arguments: [
        ("where is it\nrule evil\n  when *", "where is it rule evil when *"), ("back\\slash \\", "back\\slash"),
        ("  blanks \t and\u{2028}lines  ", "blanks and lines"), ("# no comment", "# no comment"),
        ("de: no other language", "de: no other language"), ("nul \u{0} bell \u{7}", "nul bell"),
        (#"say "hello" {x} t:key"#, #"say "hello" {x} t:key"#), ("ends with # hash", "ends with # hash"),
    ])
    func `a text is one line of an example, whatever it holds`(text: String, line: String) async throws {
        let workshop = try workshop()
        let book = try workshop.open()
        try await _ = book.add(examples("refund", "en", text), by: "ada")
        let expected = Self.intents.replacing(
            "  en: how do I get a refund\n",
            with: "  en: how do I get a refund\n  en: \(line)\n"
        )
        #expect(workshop.text(at: "rules/intents.rules") == expected)
    }

    // MARK: Refusing

    @Test(arguments: ["", "   ", "\n\n", "???", "…", String(repeating: "word ", count: 400)])
    func `a text that teaches nothing is refused`(text: String) async throws {
        let workshop = try workshop()
        let before = workshop.folders()
        let book = try workshop.open()
        await #expect {
            try await book.add(examples("refund", "en", "a good one", text), by: "ada")
        } throws: { error in
            if case RuleDeskError.unfitExample(1, _) = error { true } else { false }
        }
        #expect(workshop.folders() == before)
    }

    @Test func `texts that say the same, too many texts and unknown intents are refused`() async throws {
        let workshop = try workshop()
        let before = workshop.folders()
        let book = try workshop.open()
        let many = (0...NewExamples.maximumCount).map { "text number \($0)" }
        await #expect(throws: RuleDeskError.self) {
            try await book.add(examples("refund", "en", "Pay me!", "pay ME"), by: "ada")
        }
        await #expect(throws: RuleDeskError.self) {
            try await book.add(NewExamples(intent: "refund", language: "en", texts: many), by: "ada")
        }
        await #expect(throws: RuleDeskError.unknownIntent) {
            try await book.add(examples("vouchers", "en", "pay me"), by: "ada")
        }
        #expect(workshop.folders() == before)
    }

    @Test func `an example of another intent is refused with what the check says`() async throws {
        let workshop = try workshop()
        let before = workshop.folders()
        let book = try workshop.open(checkedBy: Linter(settings: LintSettings(severities: Self.onlyExamples)))
        for isInsisted in [false, true] {
            let wish = NewExamples(
                intent: "shipping",
                language: "en",
                texts: ["is it on its way", "i want my MONEY back!"],
                isInsisted: isInsisted
            )
            await #expect {
                try await book.add(wish, by: "ada")
            } throws: { error in
                guard case RuleDeskError.objected(let objections) = error else { return false }
                return objections.map(\.text) == [1] && objections.map(\.finding.id) == ["FD502"]
                    && objections.first?.finding.location.path == "rules/intents.rules"
            }
        }
        #expect(workshop.folders() == before)
    }

    @Test func `an example that is there already is refused unless one insists`() async throws {
        let workshop = try workshop()
        let before = workshop.folders()
        let book = try workshop.open(checkedBy: Linter(settings: LintSettings(severities: Self.onlyExamples)))
        await #expect {
            try await book.add(examples("refund", "en", "I want my money back"), by: "ada")
        } throws: { error in
            guard case RuleDeskError.objected(let objections) = error else { return false }
            return objections.map(\.text) == [0] && objections.map(\.finding.severity) == [.warning]
        }
        #expect(workshop.folders() == before)
        let wish = NewExamples(intent: "refund", language: "en", texts: ["I want my money back"], isInsisted: true)
        let saved = try await book.add(wish, by: "ada")
        #expect(saved.version.added == 1)
    }

    @Test func `nothing is added without a data folder for versions`() async throws {
        let workshop = try workshop()
        let book = try workshop.open(keeping: false)
        await #expect(throws: RuleDeskError.notKept) {
            try await book.add(examples("refund", "en", "pay me"), by: "ada")
        }
    }

    /// Of the checks, those of examples alone.
    private static let onlyExamples: [String: Finding.Severity?] = {
        var severities: [String: Finding.Severity?] = [:]
        for number in 1_001...1_999 { severities.updateValue(nil, forKey: "FD\(String(number).dropFirst())") }
        severities["FD502"] = nil as Finding.Severity??
        severities["FD503"] = nil as Finding.Severity??
        return severities
    }()
}

extension String {
    /// The text with a part of it replaced.
    fileprivate func replacing(_ part: String, with other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
