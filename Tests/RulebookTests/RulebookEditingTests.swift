import Foundation
import FrontdeskCore
import Testing

@testable import FrontdeskRulebook

struct RulebookEditingTests {
    private static let shouting = #"{"hello": "HELLO!", "parcel": "On its way."}"#

    // MARK: Reading

    @Test func `lists rule files and texts with their rules and revisions`() async throws {
        let workshop = try RuleWorkshop()
        let sources = try await workshop.open().sources()
        #expect(sources.files.map(\.path) == ["locales/en.json", "rules/en/greet.rules", "rules/en/parcel.rules"])
        #expect(sources.files.map(\.rules) == [[], ["greet"], ["parcel"]])
        #expect(sources.obstacle == nil)
        try workshop.put(Self.shouting, at: "locales/en.json")
        let later = try await workshop.open().sources()
        #expect(later.revision != sources.revision)
        #expect(later.files[0].revision != sources.files[0].revision)
        #expect(later.files[1].revision == sources.files[1].revision)
    }

    @Test func `gives a file with the revision that its list names`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let source = try await book.source(at: "rules/en/greet.rules")
        #expect(source.text == RuleWorkshop.greeting)
        #expect(try await book.sources().files.map(\.revision).contains(source.revision))
    }

    @Test(arguments: [
        "rules/../data/secret.rules", "rules/en/../../../etc/passwd.rules", "../rules/en/greet.rules",
        "/etc/passwd", "rules//greet.rules", "rules/.hidden.rules", "rules/en/.rules", "rules/en/greet.txt",
        "locales/en.rules", "locales/deep/en.json", "data/a.rules", "rules", "", "rules/a\u{0}.rules",
        "rules/a\n.rules", "rules/en\\greet.rules", "rules/link/a.rules", "rules/linked.rules",
    ])
    func `leads out of the folders by no path`(path: String) async throws {
        let workshop = try RuleWorkshop()
        try workshop.put("secret", at: "data/a.rules")
        let files = FileManager.default
        let data = "\(workshop.root)/data"
        try files.createSymbolicLink(atPath: "\(workshop.root)/rules/link", withDestinationPath: data)
        let book = try workshop.open()
        try files.createSymbolicLink(
            atPath: "\(workshop.root)/rules/linked.rules",
            withDestinationPath: "\(workshop.root)/data/a.rules"
        )
        await #expect(throws: RuleDeskError.self) { _ = try await book.source(at: path) }
        await #expect(throws: RuleDeskError.self) { _ = try await book.check([RuleFileChange(path: path, text: "")]) }
        let before = workshop.folders()
        await #expect(throws: RuleDeskError.self) {
            _ = try await book.save([workshop.change(path, to: "frontdesk 1\n")], by: "ada")
        }
        #expect(workshop.folders() == before)
        #expect(workshop.text(at: "data/a.rules") == "secret")
    }

    // MARK: Drafts

    @Test func `checks several drafts together and saves nothing`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let before = workshop.folders()
        let broken = try await book.check([RuleFileChange(path: "rules/new.rules", text: "frontdesk 1\nrul x\n")])
        #expect(broken.map(\.location.path) == ["rules/new.rules"])
        #expect(broken.first?.location.line == 2)
        let missing = [RuleFileChange(path: "rules/en/parcel.rules", text: nil)]
        #expect(try await book.check(missing).isEmpty)
        let goes = RuleWorkshop.parcels.replacing("say t:parcel", with: "goto order")
        let alone = try await book.check([RuleFileChange(path: "rules/en/parcel.rules", text: goes)])
        #expect(alone.contains { $0.severity == .error })
        let target = "frontdesk 1\nlanguage en\nrule order\n  when order\n  say \"Ordered.\"\n"
        let both = try await book.check([
            RuleFileChange(path: "rules/en/parcel.rules", text: goes),
            RuleFileChange(path: "rules/en/order.rules", text: target),
        ])
        #expect(!both.contains { $0.severity == .error })
        #expect(workshop.folders() == before)
    }

    @Test func `tries a message on a draft while the rules that run stay`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let question = ExplainQuestion(text: "hello", language: "en", at: Instant(milliseconds: 0))
        let draft = [RuleFileChange(path: "locales/en.json", text: Self.shouting)]
        #expect(try await book.explain(question, with: draft).decision.replies.map(\.text) == ["HELLO!"])
        #expect(await book.answers("hello") == ["Hello!"])
        await #expect(throws: RuleDeskError.self) {
            _ = try await book.explain(question, with: [RuleFileChange(path: "rules/a.rules", text: "nonsense")])
        }
    }

    @Test func `names places by the folders that people know`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let question = ExplainQuestion(text: "hello", language: "en", at: Instant(milliseconds: 0))
        let reasons = await book.explain(question).trace.steps.flatMap(\.reasons)
        let places = reasons.compactMap { reason in
            if case .candidate(let candidate) = reason { candidate.location.path } else { nil }
        }
        #expect(places == ["rules/en/greet.rules"])
    }

    // MARK: Saving

    @Test func `saves and brings live what has no errors`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let saved = try await book.save([workshop.change("locales/en.json", to: Self.shouting)], by: "ada")
        #expect(workshop.text(at: "locales/en.json") == Self.shouting)
        #expect(await book.answers("hello") == ["HELLO!"])
        #expect(saved.status.isCurrent)
        #expect(saved.version.author == "ada")
        #expect(saved.version.origin == .saved)
        #expect(saved.version.number == 2)
        #expect(
            saved.version.changes
                == [RuleVersion.Change(path: "locales/en.json", kind: .changed, added: 1, removed: 1)]
        )
        #expect(!book.foldersChanged())
    }

    @Test func `touches no file when one of the drafts has an error`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let before = workshop.folders()
        let changes = [
            workshop.change("locales/en.json", to: Self.shouting),
            workshop.change("rules/en/parcel.rules", to: "frontdesk 1\nrule x\n  when (a\n"),
        ]
        let refusal = await #expect(throws: RuleDeskError.self) { _ = try await book.save(changes, by: "ada") }
        #expect(refusal?.description.hasPrefix("rules/en/parcel.rules:3:") == true)
        #expect(workshop.folders() == before)
        #expect(await book.answers("hello") == ["Hello!"])
        #expect(try await book.versions(before: nil, limit: 10).versions.count == 1)
    }

    @Test func `refuses a change that was made from an older file`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let change = workshop.change("locales/en.json", to: Self.shouting)
        let other = RuleWorkshop.texts.replacing("Hello!", with: "Good day!")
        try workshop.put(other, at: "locales/en.json")
        await #expect(throws: RuleDeskError.changed(path: "locales/en.json")) {
            _ = try await book.save([change], by: "ada")
        }
        #expect(workshop.text(at: "locales/en.json") == other)
        let new = RuleFileChange(path: "rules/en/greet.rules", text: RuleWorkshop.greeting)
        await #expect(throws: RuleDeskError.changed(path: "rules/en/greet.rules")) {
            _ = try await book.save([new], by: "ada")
        }
    }

    @Test func `makes new files in new folders and takes files away`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let text = "frontdesk 1\nlanguage en\nrule thanks\n  when thanks\n  say \"You are welcome.\"\n"
        let saved = try await book.save(
            [
                workshop.change("rules/en/nice/thanks.rules", to: text),
                workshop.change("rules/en/parcel.rules", to: nil),
            ],
            by: "ada"
        )
        #expect(workshop.text(at: "rules/en/nice/thanks.rules") == text)
        #expect(workshop.text(at: "rules/en/parcel.rules") == nil)
        #expect(saved.version.changes.map(\.kind) == [.added, .removed])
        #expect(await book.answers("thanks") == ["You are welcome."])
    }

    @Test func `says that nothing changed instead of making a version`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        await #expect(throws: RuleDeskError.nothingChanged) {
            _ = try await book.save([workshop.change("locales/en.json", to: RuleWorkshop.texts)], by: "ada")
        }
        await #expect(throws: RuleDeskError.nothingChanged) { _ = try await book.save([], by: "ada") }
    }

    @Test func `saves nothing without a data folder, and says why`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open(keeping: false)
        #expect(try await book.sources().obstacle == .notKept)
        await #expect(throws: RuleDeskError.notKept) {
            _ = try await book.save([workshop.change("locales/en.json", to: Self.shouting)], by: "ada")
        }
    }

    @Test(arguments: [(1_024 * 1_024, true), (1_024 * 1_024 + 1, false)])
    func `takes a text of a mebibyte and no more`(size: Int, isTaken: Bool) async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let text = "frontdesk 1\n" + String(repeating: "#", count: size - 12)
        let draft = [RuleFileChange(path: "rules/big.rules", text: text)]
        if isTaken {
            _ = try await book.check(draft)
        } else {
            await #expect(throws: RuleDeskError.tooLarge(path: "rules/big.rules", size: size, limit: 1_024 * 1_024)) {
                _ = try await book.check(draft)
            }
        }
    }
}
