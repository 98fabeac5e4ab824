import Foundation
import Testing

/// `frontdesk replay`, as people and other programs read it.
struct ReplayCommandTests {
    private let desk = try? FrontdeskBinary()

    /// The example desk with transcripts, the text of a key as it was said then.
    private static func files(key: String) -> [String: String] {
        ExampleDesk.files.merging(["talks.jsonl": ExampleDesk.transcript(key: key)]) { _, new in new }
    }

    @Test func `what would change is told as a difference and ends with 1`() async throws {
        let run = try await #require(desk).run(
            ["replay", "talks.jsonl", "--against", "rules"],
            in: Workplace(Self.files(key: "parcel.old"))
        )
        #expect(run.code == 1)
        #expect(run.output.contains("  - say parcel.old  \"In the post.\"\n"))
        #expect(run.output.hasSuffix("1 conversation, 1 turn: 1 reply changed, 0 same\n"))
    }

    @Test(arguments: [("parcel.old", 1, true), ("parcel", 0, false)])
    func `with a report in a file the reasons are still told`(key: String, code: Int, tells: Bool) async throws {
        let workplace = try Workplace(Self.files(key: key))
        let run = try await #require(desk).run(
            ["replay", "talks.jsonl", "--against", "rules", "--format", "json", "--output", "replay.json"],
            in: workplace
        )
        #expect(run.code == code)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("  - say parcel.old") == tells)
        #expect(run.errors.hasPrefix(tells ? "conversation c1, turn 1" : "1 conversation, 1 turn: nothing changes\n"))
        let written = try await #require(desk).shell("cat replay.json", in: workplace)
        #expect(written.output.hasPrefix("{"))
    }

    @Test func `rules with errors end with 1, and the errors are told`() async throws {
        let files = Self.files(key: "parcel").merging(ExampleDesk.faulty) { old, _ in old }
        let run = try await #require(desk).run(["replay", "talks.jsonl", "--against", "rules"], in: Workplace(files))
        #expect(run.code == 1)
        #expect(run.errors.hasPrefix("rules/bad.rules:4:3: error[FD003]"))
        #expect(run.output.isEmpty)
    }

    @Test(arguments: ["", "\n \n"])
    func `a file without a conversation is wrong usage, not a clean replay`(text: String) async throws {
        let files = ExampleDesk.files.merging(["talks.jsonl": text]) { $1 }
        let run = try await #require(desk).run(["replay", "talks.jsonl", "--against", "rules"], in: Workplace(files))
        #expect(run.code == 2)
        #expect(run.errors.contains("talks.jsonl: there is no conversation in it, so there is nothing to replay"))
        #expect(run.errors.contains("frontdesk export --all"))
        #expect(run.output.isEmpty)
    }

    @Test func `where only people answered nothing is compared, and that is said`() async throws {
        let talk = """
            {"transcript":1,"conversation":"c1","records":[\
            {"pos":1,"at":1772445600000,"by":"visitor","opened":{"channel":"web","seed":"1"}},\
            {"pos":2,"at":1772445600000,"by":"system","owner":{"kind":"agent"}},\
            {"pos":3,"at":1772445600000,"by":"visitor","seq":1,"said":{"text":"thank you"}}]}
            """
        let files = ExampleDesk.files.merging(["talks.jsonl": talk]) { $1 }
        let run = try await #require(desk).run(["replay", "talks.jsonl", "--against", "rules"], in: Workplace(files))
        #expect(run.code == 0)
        #expect(run.output.hasSuffix("1 conversation, 0 turns: nothing was compared\n"))
    }

    @Test func `files beside the rules are named as anybody would`() async throws {
        var files = Self.files(key: "parcel")
        files["rules/bad.rules"] = "frontdesk 1\nlanguage de\nrule hallo\n  when hallo\n  say t:parcel\n"
        files["locales/de.json"] = "{\n  \"parcel\" \"Unterwegs.\"\n}\n"
        let run = try await #require(desk).run(["replay", "talks.jsonl", "--against", "rules"], in: Workplace(files))
        #expect(run.errors.contains("\nlocales/de.json:") || run.errors.hasPrefix("locales/de.json:"), "\(run.errors)")
        #expect(!run.errors.contains(".."))
    }
}
