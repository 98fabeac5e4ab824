import Foundation
import FrontdeskTestSupport
import Testing

/// `answer`, `explain` and `chat`: what the bot would say, for programs and for people.
struct AskingCommandsTests {
    private let desk = try? FrontdeskBinary()

    private struct Answer: Decodable, Equatable {
        let rule: String?
        let action: String
        let language: String
        let confidence: Double
        let text: String
    }

    @Test func `each line is answered by one line, in order, empty lines too`() async throws {
        let input = "Where is my parcel?\n我的包裹在哪里？\n\ntalk to a human\nblue birds sing\n"
        let run = try await #require(desk).run(["answer"], input: input, in: Workplace(ExampleDesk.files))
        let answers = try run.output.split(separator: "\n").map {
            try JSONDecoder().decode(Answer.self, from: Data($0.utf8))
        }
        #expect(run.code == 0)
        #expect(answers.map(\.rule) == ["parcel.en", "parcel.zh", nil, "person.en", nil])
        #expect(answers.map(\.action) == ["say", "say", "say", "escalate", "say"])
        #expect(answers.map(\.language) == ["en", "zh", "en", "en", "en"])
        #expect(answers.map(\.confidence) == [1, 1, 0, 1, 0])
        #expect(answers.map(\.text).prefix(2) == ["On its way.", "在路上。"])
    }

    @Test func `a message may be an argument`() async throws {
        let run = try await #require(desk).run(
            ["answer", "Where is my parcel?"],
            input: "blue birds sing\n",
            in: Workplace(ExampleDesk.files)
        )
        #expect(run.code == 0)
        #expect(run.output.contains("\"rule\":\"parcel.en\""))
        #expect(run.output.count { $0 == "\n" } == 1)
    }

    @Test(arguments: ["gsw", "zh-Hant-TW", "DE_at", "haw", "deu"])
    func `any real language may be that of the page`(language: String) async throws {
        let run = try await #require(desk).run(
            ["answer", "12", "--language", language],
            in: Workplace(ExampleDesk.files)
        )
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
    }

    @Test func `an absent rule is null, and the keys are those that programs read`() async throws {
        let run = try await #require(desk).run(["answer"], input: "blue birds sing\n", in: Workplace(ExampleDesk.files))
        #expect(
            run.output == """
                {"action":"say","confidence":0,"language":"en","rule":null,"text":"Could you say that in other words?"}

                """
        )
    }

    @Test func `it asks back in the words of the program, as the server does, where the desk has none of its own`()
        async throws
    {
        let rules = """
            frontdesk 1

            intent appointment
              en: I would like to make an appointment
              en: do you have anything free this week
              en: can I book a check-up
              en: when is the next available appointment

            intent cost
              en: how much is a filling
              en: what does a check-up cost
              en: is an implant expensive
              en: what do I pay for a cleaning

            rule appointment
              when intent appointment
              say "Tuesday."

            fallback
              say "Pardon?"

            """
        let locale = #"{"intent.appointment": "Appointments", "intent.cost": "Prices"}"#
        let run = try await #require(desk).run(
            ["answer", "do I pay for the next appointment"],
            in: Workplace(["rules/desk.rules": rules, "locales/en.json": locale])
        )
        let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
        #expect(answer.action == "clarify")
        #expect(answer.text.split(separator: "\n").dropFirst() == ["Appointments", "Prices", "None of these"])
    }

    @Test(arguments: [("/orders/7", "page"), ("/", "elsewhere")])
    func `the table names every candidate, column, condition and near miss`(page: String, name: String) async throws {
        let run = try await #require(desk).run(
            ["explain", "where, please, is my late parcel", "--page", page, "--now", "2026-03-02T10:00Z"],
            in: Workplace(ExampleDesk.files)
        )
        #expect(run.code == 0)
        // How sure the detector is changes with its model, not with the table.
        let text = run.output.replacing(/(en|zh|de|fr) \d+ %.*/) { "\($0.output.1) …" }
            .replacing(#/ en [01]\.\d /#) { _ in " en … " }
        try expectSnapshot(text, named: "explain-\(name).txt")
    }

    private struct Explained: Decodable {
        struct Candidate: Decodable {
            let rule: String
        }

        struct Miss: Decodable {
            let rule: String
            let failed: String
        }

        let rule: String?
        let outcome: String
        let candidates: [Candidate]
        let near_misses: [Miss]
        let replies: [Reply]

        struct Reply: Decodable {
            let key: String?
            let text: String
        }
    }

    @Test func `the explanation for programs has the same`() async throws {
        let run = try await #require(desk).run(
            ["explain", "my late parcel", "--format", "json"],
            in: Workplace(ExampleDesk.files)
        )
        let explained = try JSONDecoder().decode(Explained.self, from: Data(run.output.utf8))
        #expect(explained.rule == nil)
        #expect(explained.outcome == "missed")
        #expect(explained.candidates.map(\.rule) == ["parcel.late.en"])
        #expect(explained.near_misses.map(\.rule) == ["parcel.en"])
        #expect(explained.near_misses.first?.failed == "`where` is not in the message")
        #expect(explained.replies.map(\.key) == ["pardon"])
    }

    @Test func `the number of a check explains the check`() async throws {
        let run = try await #require(desk).run(["explain", "FD003"], in: Workplace())
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("FD003 unknown-keyword (error)\n"))
        #expect(run.output.contains("\nFound:\n") && run.output.contains("\nBetter:\n"))
    }

    @Test func `a talk shows replies, quick replies and the handover`() async throws {
        var files = ExampleDesk.files
        files["rules/start.rules"] = """
            frontdesk 1
            language en
            rule start.en
              when exactly start
              example start
              say t:parcel
              chips t:person -> person
            """
        let run = try await #require(desk).run(["chat", "--why"], input: "start\n1\n\n", in: Workplace(files))
        #expect(run.code == 0)
        #expect(
            run.output == """
                bot: On its way.
                  1) One moment, please.
                     (start.en at rules/start.rules:4:3)
                bot: One moment, please.
                     (person)
                -- a person would take over now

                """
        )
    }

    /// The desk with a rule that shows something beside its text, and one that shows only a picture.
    private static let showing = ExampleDesk.files.merging(
        [
            "rules/shows.rules": """
            frontdesk 1
            language en
            rule sizes.en
              when sizes
              example sizes
              say t:parcel
              image https://shop.example.com/sizes.png "A table of sizes"
              card "Sizes" "Measure twice" https://shop.example.com/sizes
              chips t:person -> person
              set asked = "sizes"
              tag sized
            rule map.en
              when exactly map
              example map
              image https://shop.example.com/map.png "Where we are"
            """
        ]
    ) { $1 }

    @Test func `pictures, cards and quick replies of an answer are told`() async throws {
        let desk = try #require(desk)
        let table = try await desk.run(["explain", "sizes"], in: Workplace(Self.showing))
        #expect(
            table.output.contains(
                """
                  says      On its way.  (parcel)
                  image     https://shop.example.com/sizes.png "A table of sizes"
                  card      "Sizes" "Measure twice" https://shop.example.com/sizes
                  offers    One moment, please.

                """
            ),
            "\(table.output)"
        )
        let bare = try await desk.run(["explain", "map"], in: Workplace(Self.showing))
        #expect(bare.output.contains("\n  image     https://shop.example.com/map.png \"Where we are\"\n"))
        #expect(!bare.output.contains("  says "))
        let talk = try await desk.run(["chat"], input: "sizes\nmap\n\n", in: Workplace(Self.showing))
        #expect(
            talk.output == """
                bot: On its way.
                     image https://shop.example.com/sizes.png "A table of sizes"
                     card "Sizes" "Measure twice" https://shop.example.com/sizes
                  1) One moment, please.
                bot: image https://shop.example.com/map.png "Where we are"

                """
        )
    }

    @Test func `the explanation for programs is as it was recorded`() async throws {
        let run = try await #require(desk).run(
            ["explain", "sizes of my late parcel", "--format", "json"],
            in: Workplace(Self.showing)
        )
        // How sure the detector is changes with its model; the hash with the rules.
        let text = run.output.replacing(/"(p|rule_set|language_tenths)" : .*/) { "\"\($0.output.1)\" : …" }
        try expectSnapshot(text, named: "explain.json.txt")
    }

    @Test(arguments: ["sizes", "blue birds sing", "talk to a human", "my late parcel"])
    func `no name in the explanation for programs is one of the code`(message: String) async throws {
        let run = try await #require(desk).run(
            ["explain", message, "--format", "json"],
            in: Workplace(Self.showing)
        )
        for name in run.output.matches(of: /"([^"]+)" :/) {
            #expect(name.output.1.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil, "\(name.output.1)")
        }
    }
}
