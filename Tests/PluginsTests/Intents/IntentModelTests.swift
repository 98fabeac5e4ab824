import FrontdeskCore
import Testing

@testable import FrontdeskPlugins

struct IntentModelTests {
    private static let options = IntentTrainingOptions(effort: .quick)

    @Test(arguments: [IntentTrainingOptions.Effort.quick, .full])
    func `says the same after it was written and read`(effort: IntentTrainingOptions.Effort) throws {
        let options = IntentTrainingOptions(effort: effort)
        let model = try IntentTrainer.train(IntentSamples.few, options: options, schedule: IntentSamples.brief)
        let again = try IntentModel(fileBytes: model.fileBytes)
        #expect(again.fileBytes == model.fileBytes)
        #expect(again.reports == model.reports)
        #expect(again.contentHash == model.contentHash)
        for text in ["where is my parcel", "refnd", "", "完全", "pay with paypal!"] {
            #expect(again.classify(text, language: "en") == model.classify(text, language: "en"))
        }
    }

    @Test func `refuses what is not a model`() {
        #expect(throws: IntentModelFileError.notAModel) { try IntentModel(fileBytes: Array("hello".utf8)) }
        #expect(throws: IntentModelFileError.notAModel) { try IntentModel(fileBytes: []) }
    }

    @Test func `refuses a model of another version`() throws {
        var bytes = try IntentTrainer.train(IntentSamples.all, options: Self.options).fileBytes
        bytes[8] = 99
        #expect(throws: IntentModelFileError.unsupportedVersion(found: 99, supported: 2)) {
            try IntentModel(fileBytes: bytes)
        }
    }

    @Test func `notices a byte that was changed`() throws {
        var bytes = try IntentTrainer.train(IntentSamples.all, options: Self.options).fileBytes
        bytes[bytes.count / 2] ^= 1
        #expect(throws: IntentModelFileError.damaged) { try IntentModel(fileBytes: bytes) }
    }

    @Test func `reads no file that was cut off, wherever that was`() throws {
        let bytes = try IntentTrainer.train(IntentSamples.englishOnly, options: Self.options).fileBytes
        for end in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 40) {
            #expect(throws: IntentModelFileError.self) { try IntentModel(fileBytes: Array(bytes[..<end])) }
        }
    }

    @Test func `ranks by confidence, from 0 to 1, and not more than ten`() throws {
        let examples = (0..<15).flatMap { number in
            ["first thing \(number)", "second matter \(number)"].map {
                IntentExample(intent: IntentName("intent-\(number)"), text: $0 + " word\(number)")
            }
        }
        let model = try IntentTrainer.train(examples, options: Self.options)
        let ranking = model.classify("thing word7").ranking
        #expect(ranking.count == 10)
        #expect(ranking.first?.intent == "intent-7")
        #expect(zip(ranking, ranking.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
        #expect(ranking.allSatisfy { (0...1).contains($0.confidence) })
    }

    @Test(arguments: ["", "   ", "?", "qqq zzz xxx", "\u{1F600}"])
    func `rejects a text that holds nothing known`(text: String) throws {
        let model = try IntentTrainer.train(IntentSamples.englishOnly, options: Self.options)
        #expect(model.classify(text, language: "en").advice == .reject)
    }

    @Test func `finds strange texts less like the examples than known ones`() throws {
        let model = try IntentTrainer.train(IntentSamples.englishOnly, options: Self.options)
        let known = model.classify("where is my order", language: "en").outOfScope
        let strange = model.classify("tell me a story about wombats and their burrows", language: "en").outOfScope
        #expect(known < strange)
        #expect(strange > 0.9)
    }

    @Test func `reads a very long text in bounded time`() throws {
        let model = try IntentTrainer.train(IntentSamples.englishOnly, options: Self.options)
        let text = String(repeating: "where is my parcel ", count: 50_000)
        #expect(model.classify(text, language: "en").best?.intent == "order-status")
    }

    @Test func `treats accents and elongated letters as slips`() throws {
        let examples = ["¿Cuándo llega mi pedido?", "¿dónde está mi paquete?", "no llegó el envío"].map {
            IntentExample(intent: "envio", text: $0, language: "es")
        }
        let others = ["quiero un reembolso", "devuélvanme el dinero", "devolución por favor"].map {
            IntentExample(intent: "devolucion", text: $0, language: "es")
        }
        let model = try IntentTrainer.train(examples + others, options: Self.options)
        let exact = model.classify("devuélvanme el dinero", language: "es")
        let hasty = model.classify("devuelvanmeeee el dinerooo", language: "es")
        #expect(exact.best?.intent == "devolucion")
        #expect(hasty.best?.intent == "devolucion")
    }
}
