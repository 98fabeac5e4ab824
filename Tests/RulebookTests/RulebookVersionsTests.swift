import Foundation
import FrontdeskCore
import Testing

@testable import FrontdeskRulebook

struct RulebookVersionsTests {
    private static func texts(_ hello: String) -> String {
        RuleWorkshop.texts.replacing("Hello!", with: hello)
    }

    @Test func `keeps every set that went live, with who and when`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        _ = try await book.save([workshop.change("locales/en.json", to: Self.texts("One"))], by: "ada")
        try workshop.put(Self.texts("Two"), at: "locales/en.json")
        _ = book.readAgain()
        let versions = try await book.versions(before: nil, limit: 10).versions
        #expect(versions.map(\.number) == [3, 2, 1])
        #expect(versions.map(\.author) == ["disk", "ada", "disk"])
        #expect(versions.map(\.origin) == [.disk, .saved, .disk])
        #expect(versions[0].at > versions[1].at)
        #expect(versions[2].changes.map(\.kind) == [.added, .added, .added])
        #expect(versions[0].added == 1 && versions[0].removed == 1)
        let page = try await book.versions(before: 3, limit: 1)
        #expect(page.versions.map(\.number) == [2])
        #expect(page.next == 2)
    }

    @Test func `makes no version of what is broken, unchanged, or only read again`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        try workshop.put("nonsense", at: "rules/broken.rules")
        #expect(!book.readAgain().isCurrent)
        try FileManager.default.removeItem(atPath: "\(workshop.root)/rules/broken.rules")
        #expect(book.readAgain().isCurrent)
        _ = try workshop.open()
        #expect(try await book.versions(before: nil, limit: 10).versions.count == 1)
    }

    @Test func `tells both texts of what differs`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        _ = try await book.save([workshop.change("locales/en.json", to: Self.texts("One"))], by: "ada")
        _ = try await book.save(
            [
                workshop.change("locales/en.json", to: Self.texts("Two")),
                workshop.change("rules/en/parcel.rules", to: nil),
            ],
            by: "ada"
        )
        let last = try await book.compare(version: 3, with: .previous)
        #expect(last.files.map(\.path) == ["locales/en.json", "rules/en/parcel.rules"])
        #expect(last.files[0].before == Self.texts("One"))
        #expect(last.files[0].after == Self.texts("Two"))
        #expect(last.files[1].before == RuleWorkshop.parcels)
        #expect(last.files[1].after == nil)
        let back = try await book.compare(version: 1, with: .folders)
        #expect(back.files.map(\.before) == [Self.texts("Two"), nil])
        #expect(back.files.map(\.after) == [RuleWorkshop.texts, RuleWorkshop.parcels])
        #expect(try await book.compare(version: 3, with: .version(1)).files.count == 2)
        #expect(try await book.compare(version: 1, with: .previous).files.count == 3)
        await #expect(throws: RuleDeskError.unknownVersion(9)) {
            _ = try await book.compare(version: 9, with: .previous)
        }
    }

    @Test func `brings back an earlier set as a new version`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let original = workshop.folders()
        let thanks = "frontdesk 1\nlanguage en\nrule thanks\n  when thanks\n  say \"You are welcome.\"\n"
        _ = try await book.save(
            [
                workshop.change("locales/en.json", to: Self.texts("One")),
                workshop.change("rules/thanks.rules", to: thanks),
                workshop.change("rules/en/parcel.rules", to: nil),
            ],
            by: "ada"
        )
        let saved = try await book.restore(version: 1, by: "omar", expecting: nil)
        #expect(saved.version.number == 3)
        #expect(saved.version.origin == .restored(1))
        #expect(saved.version.author == "omar")
        #expect(workshop.folders() == original)
        #expect(await book.answers("hello") == ["Hello!"])
        await #expect(throws: RuleDeskError.nothingChanged) {
            _ = try await book.restore(version: 1, by: "omar", expecting: nil)
        }
    }

    @Test func `brings nothing back over changes that nobody saw`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        let seen = try await book.sources().revision
        _ = try await book.save([workshop.change("locales/en.json", to: Self.texts("One"))], by: "ada")
        await #expect(throws: RuleDeskError.foldersChanged) {
            _ = try await book.restore(version: 1, by: "omar", expecting: seen)
        }
        #expect(workshop.text(at: "locales/en.json") == Self.texts("One"))
    }

    @Test func `brings back the last good set over folders that are broken`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        try workshop.put("nonsense", at: "rules/en/greet.rules")
        #expect(!book.readAgain().isCurrent)
        let saved = try await book.restore(version: 1, by: "ada", expecting: nil)
        #expect(saved.status.isCurrent)
        #expect(workshop.text(at: "rules/en/greet.rules") == RuleWorkshop.greeting)
    }

    @Test func `keeps a content once, and no more versions than the limit`() async throws {
        let workshop = try RuleWorkshop()
        let archive = VersionArchive(dataFolder: "\(workshop.root)/data")
        let fixed = Array("fixed".utf8)
        let total = VersionArchive.limit + 3 * VersionArchive.slack
        for number in 1...total {
            let bytes = Array("\(number)".utf8)
            let set = RuleContents(entries: [
                .init(name: "rules/a.rules", bytes: fixed, digest: ContentDigest(of: fixed)),
                .init(name: "rules/b.rules", bytes: bytes, digest: ContentDigest(of: bytes)),
            ])
            archive.keep(set, at: Instant(milliseconds: Int64(number)))
        }
        let numbers = archive.numbers()
        #expect(numbers.first == total)
        #expect((VersionArchive.limit...VersionArchive.limit + VersionArchive.slack).contains(numbers.count))
        let contents = (FileManager.default.enumerator(atPath: archive.folder + "/contents") ?? .init())
            .compactMap { $0 as? String }.filter { $0.utf8.count > 3 }
        #expect(contents.count == numbers.count + 1)
        let oldest = try archive.manifest(try #require(numbers.last))
        #expect(try archive.content(oldest.files[0].digest) == fixed)
    }

    @Test func `gives no damaged content away`() async throws {
        let workshop = try RuleWorkshop()
        let book = try workshop.open()
        _ = try await book.save([workshop.change("locales/en.json", to: Self.texts("One"))], by: "ada")
        let digest = ContentDigest(of: Array(RuleWorkshop.texts.utf8)).hexadecimal
        try workshop.put("damaged", at: "data/rule-versions/contents/\(digest.prefix(2))/\(digest)")
        await #expect(throws: RuleDeskError.self) { _ = try await book.restore(version: 1, by: "ada", expecting: nil) }
        #expect(workshop.text(at: "locales/en.json") == Self.texts("One"))
    }
}
