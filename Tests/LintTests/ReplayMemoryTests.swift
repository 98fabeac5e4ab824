import Foundation
import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules
import FrontdeskText
import Testing

@testable import FrontdeskLint

/// What is found out about a text once gives the same result as what is found out every time.
struct ReplayMemoryTests {
    private static let rules = """
        frontdesk 1

        intent delivery
          en: when will my parcel come
          en: how long does shipping take
          en: the courier did not come
          en: when do you deliver
          en: is my order on its way
          de: wann kommt mein Paket
          de: wie lange dauert die Lieferung
          de: der Bote kam nicht
          de: wann liefert ihr
          de: ist meine Bestellung unterwegs

        intent refund
          en: I want my money back
          en: please refund me
          en: reimburse what I paid
          en: give me back the money
          en: I need a refund
          de: ich will mein Geld zurück
          de: bitte erstatten Sie mir den Betrag
          de: Geld zurück bitte
          de: ich brauche eine Erstattung
          de: zahlen Sie mir alles zurück

        fallback
          say "Sorry?"
          after 2 misses: escalate

        language en

        rule hello.en
          when exactly hello | hi | ok
          say "Hello!"

        rule refund.en
          when intent refund
          say "Which order?"
          chips "My order" -> hello.en

        language de

        rule hallo.de
          when exactly hallo | hi | ok
          say "Hallo!"

        rule refund.de
          when intent refund
          say "Welche Bestellung?"
        """

    private static let texts = [
        "hi", "ok", "hello", "hallo", "I want a refund", "ich will das Geld zurück", "My order", "when will it come",
        "wann kommt es", "12345", "…", "refund bitte", "danke, ok",
    ]

    private struct NoModel: Error {}

    /// A pipeline with everything that can be remembered.
    private static func replayer(remembering: Int) throws -> Replayer {
        let project = ExampleProject.make([("rules/shop.rules", rules)])
        guard let set = project.rules else { throw ReplayShop.BrokenRules(findings: project.readingFindings) }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let languages = try LanguageModel(contentsOf: root.appending(path: "models/language.fdlm").path)
        let examples = set.intents.flatMap { intent in
            intent.examples.map {
                IntentExample(
                    intent: IntentName(intent.name.value),
                    text: $0.text.value,
                    language: $0.language.value
                )
            }
        }
        let intents = try IntentTrainer.train(examples, options: IntentTrainingOptions(effort: .quick))
        let texts = LocaleCatalog([])
        let pipeline = Pipeline(
            steps: [
                Pipeline.Step(NormalizationPlugin(profiles: set.foldingProfiles)),
                Pipeline.Step(
                    LanguageDetectionPlugin(detector: LanguageDetector(model: languages, languages: ["en", "de"]))
                ),
                Pipeline.Step(IntentsPlugin(model: intents)),
                Pipeline.Step(RuleBotPlugin(rules: set, texts: texts)),
                Pipeline.Step(EscalationPlugin(rules: set, texts: texts)),
            ],
            ruleSet: set.hash,
            model: nil,
            schedules: set.schedules,
            siteLanguages: ["en", "de"],
            texts: texts
        )
        return Replayer(rules: set, pipeline: pipeline, remembering: remembering)
    }

    /// Conversations of visitors who write few things again and again, in browsers of several languages.
    private static func logs() -> [[Record]] {
        var random = DisorderNumbers(seed: 11)
        return (0..<60).map { number in
            var records: [Record] = []
            func add(_ event: Event, _ author: Author, seq: Int?) {
                records.append(
                    Record(
                        conversation: ConversationID("c\(number)"),
                        pos: records.count + 1,
                        seq: seq,
                        epoch: 0,
                        at: Instant(milliseconds: Int64(records.count) * 1_000),
                        author: author,
                        event: event
                    )
                )
            }
            let browser: [LanguageTag] = random.pick([["de"], ["en"], [], ["fr", "de"]])
            let page: LanguageTag? = random.pick(["de", nil, "en"])
            let opening = Opening(
                visitor: "v",
                channel: .web,
                seed: UInt64(number),
                browserLanguages: browser,
                pageLanguage: page
            )
            add(.opened(opening), .system, seq: nil)
            for turn in 1...5 {
                add(.message(Message(text: random.pick(texts))), .visitor, seq: turn)
                let record = TurnRecord(
                    turn: turn,
                    outcome: .answered,
                    rules: ["hello.en"],
                    variants: [],
                    effects: random.below(3) == 0 ? [.setLanguage(random.pick(["de", "en"]))] : [],
                    calls: [],
                    trace: Trace(ruleSet: "", model: nil)
                )
                add(.turn(record), .bot, seq: nil)
            }
            return records
        }
    }

    @Test func `remembered texts come to the same as texts that are looked at every time`() async throws {
        let logs = Self.logs()
        var reports: [String] = []
        // With room for three, texts are forgotten and found out again all the time.
        for limit in [0, 3, Replayer.standardMemory] {
            var replayer = try Self.replayer(remembering: limit)
            var report = ReplayReport()
            for log in logs { await replayer.replay(log, into: &report) }
            #expect(report.turns == 300)
            reports.append(report.written(as: .json))
        }
        #expect(reports[1] == reports[0])
        #expect(reports[2] == reports[0])
        #expect(reports[0].contains("refund.de") && reports[0].contains("refund.en"))
    }
}
