import FrontdeskCore
import Testing

@testable import FrontdeskPlugins

struct IntentTrainerTests {
    private static let quick = IntentTrainingOptions(effort: .quick)

    @Test(arguments: [IntentTrainingOptions.Effort.quick, .full])
    func `gives the same bytes for the same examples in any order`(effort: IntentTrainingOptions.Effort) throws {
        let options = IntentTrainingOptions(effort: effort)
        let examples = IntentSamples.few
        let first = try IntentTrainer.train(examples, options: options, schedule: IntentSamples.brief)
        let second = try IntentTrainer.train(examples.reversed(), options: options, schedule: IntentSamples.brief)
        #expect(first.fileBytes == second.fileBytes)
        #expect(first.contentHash == IntentTrainer.contentHash(of: examples, options: options))
    }

    @Test func `tells intents apart by separators and networks`() throws {
        let options = IntentTrainingOptions(effort: .full)
        let model = try IntentTrainer.train(IntentSamples.few, options: options, schedule: IntentSamples.brief)
        #expect(model.classify("where is the parcel", language: "en").best?.intent == "order-status")
        #expect(model.classify("money back please", language: "en").best?.intent == "refund")
    }

    @Test func `holds out one part of many examples and learns it afterwards`() throws {
        let examples = (0..<2_100).map { number in
            let isEven = number.isMultiple(of: 2)
            return IntentExample(intent: isEven ? "even" : "odd", text: (isEven ? "ab" : "cd") + String(number % 9))
        }
        let options = IntentTrainingOptions(effort: .full)
        let model = try IntentTrainer.train(examples, options: options, schedule: IntentSamples.brief)
        let report = try #require(model.reports.first)
        #expect(report.heldOut == 420)
        #expect(report.accuracy == 1)
        #expect(report.diagnosis == .learned)
        #expect(model.classify("ab7").best?.intent == "even")
    }

    @Test func `names other examples and other options by another hash`() throws {
        let options = Self.quick
        let hash = IntentTrainer.contentHash(of: IntentSamples.all, options: options)
        let fewer = Array(IntentSamples.all.dropLast())
        #expect(IntentTrainer.contentHash(of: fewer, options: options) != hash)
        let stricter = IntentTrainingOptions(effort: .quick, targetPrecision: 0.99)
        #expect(IntentTrainer.contentHash(of: IntentSamples.all, options: stricter) != hash)
    }

    @Test(arguments: [
        ("where's my packge??", "order-status"),
        ("REFUND PLEASE", "refund"),
        ("do you take paypal", "payment"),
        ("are you open on sundays", "opening-hours"),
        ("i want my moneyyyyy back", "refund"),
        ("trackmyorder", "order-status"),
    ])
    func `understands slips of the pen`(text: String, intent: IntentName) throws {
        let model = try IntentTrainer.train(IntentSamples.all, options: Self.quick)
        #expect(model.classify(text, language: "en").best?.intent == intent)
    }

    @Test func `learns each language apart and shares the intents`() throws {
        let model = try IntentTrainer.train(IntentSamples.all, options: Self.quick)
        #expect(model.languages == ["en", "zh"])
        #expect(model.intents == ["opening-hours", "order-status", "payment", "refund"])
        #expect(model.classify("我要退款", language: "zh").best?.intent == "refund")
        #expect(model.classify("我要退款", language: "zh-Hant").language == "zh")
    }

    @Test(arguments: [("我要退款", "zh"), ("where is my parcel", "en")])
    func `takes the language that knows the words when nobody says which`(text: String, language: LanguageTag) throws {
        let model = try IntentTrainer.train(IntentSamples.all, options: Self.quick)
        #expect(model.classify(text).language == language)
    }

    @Test func `says that there are too few examples and keeps the fixed thresholds`() throws {
        let model = try IntentTrainer.train(IntentSamples.englishOnly, options: Self.quick)
        let report = try #require(model.reports.first)
        #expect(report.diagnosis == .tooFewExamples(count: IntentSamples.englishOnly.count, needed: 200))
        #expect(report.thresholds.accept == 0.9)
        #expect(report.thresholds.clarify == 0.45)
    }

    @Test(arguments: [("en" as LanguageTag, true), (.undetermined, false)])
    func `examples of rules promise too much, so they are not believed below the fixed threshold`(
        language: LanguageTag,
        isCareful: Bool
    ) throws {
        let examples = (0..<400).map { number in
            let word = ["apple", "berry", "cherry", "cherry"][number % 4]
            let intent: IntentName = word == "apple" || (word == "cherry" && number % 10 < 7) ? "left" : "right"
            return IntentExample(intent: intent, text: "\(word) \(number)", language: language)
        }
        // A promise that is easily kept, so that what is learned lies low.
        let options = IntentTrainingOptions(effort: .quick, targetPrecision: 0.6)
        let report = try #require(try IntentTrainer.train(examples, options: options).reports.first)
        #expect(report.diagnosis == .learned)
        #expect((report.thresholds.accept >= IntentThresholds.fallback.accept) == isCareful)
    }

    @Test func `learns thresholds from enough examples`() throws {
        let suffixes = ["", " please", " thanks", " now"]
        let examples = IntentSamples.englishOnly.flatMap { example in
            suffixes.map { IntentExample(intent: example.intent, text: example.text + $0, language: "en") }
        }
        let report = try #require(try IntentTrainer.train(examples, options: Self.quick).reports.first)
        #expect(report.diagnosis == .learned)
        #expect(report.precision >= 0.95)
        #expect(report.coverage > 0.5)
    }

    @Test func `says that no confidence keeps the promise when intents can't be told apart`() throws {
        let examples = (0..<150).flatMap { number in
            ["left", "right"].map { IntentExample(intent: IntentName($0), text: "message \(number) of the day") }
        }
        let report = try #require(try IntentTrainer.train(examples, options: Self.quick).reports.first)
        guard case .promiseOutOfReach = report.diagnosis else {
            Issue.record("expected an unreachable promise, found \(report.diagnosis)")
            return
        }
        #expect(report.thresholds.accept > 1)
        #expect(report.coverage == 0)
    }

    @Test(arguments: [[], [IntentExample(intent: "empty", text: " ... ")]])
    func `refuses examples without a word`(examples: [IntentExample]) {
        #expect(throws: IntentTrainingError.noExamples) { try IntentTrainer.train(examples) }
    }

    @Test func `manages a single intent with a single example`() throws {
        let model = try IntentTrainer.train([IntentExample(intent: "only", text: "hello there")], options: Self.quick)
        #expect(model.classify("hello there").best?.intent == "only")
        #expect(model.classify("完全不同").advice == .reject)
    }
}
