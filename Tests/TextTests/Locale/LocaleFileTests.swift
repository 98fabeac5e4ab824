import FrontdeskCore
import FrontdeskText
import Testing

struct LocaleFileTests {
    @Test func `keeps keys, texts and their places`() throws {
        let file = LocaleFile(
            path: "locales/zh.json",
            bytes: Array("{\n  \"a\": \"你好\",\n  \"b\": \"x\\n\\u4f60\"\n}\n".utf8)
        )
        #expect(file.language == "zh")
        #expect(file.findings.isEmpty)
        #expect(file.patterns == ["a": "你好", "b": "x\n你"])
        let second = try #require(file.entries.last)
        #expect(second.keyLocation == FileLocation(path: "locales/zh.json", line: 3, column: 3))
        #expect(second.patternLocation == FileLocation(path: "locales/zh.json", line: 3, column: 9))
    }

    @Test(arguments: [
        ("", 1, 1), ("[]", 1, 1), ("{\"a\" 1}", 1, 6), ("{\"a\": 1}", 1, 7), ("{\"a\": \"b\",}", 1, 11),
        ("{\"a\": \"b", 1, 9), ("{\"a\": \"\\q\"}", 1, 10), ("{\"a\": \"b\"} x", 1, 12),
        ("{\n\"a\": \"b\"\n\"c\": \"d\"}", 3, 1),
        ("{\"a\": \"b\", \"a\": \"c\"}", 1, 12), ("{\"a\": \"\\ud800\"}", 1, 14),
    ])
    func `names the place of a fault`(text: String, line: Int, column: Int) throws {
        let finding = try #require(LocaleFile(path: "en.json", bytes: Array(text.utf8)).findings.first)
        #expect(finding.location == FileLocation(path: "en.json", line: line, column: column), "\(finding.message)")
        #expect(finding.severity == .error)
        #expect(finding.remedy != nil)
    }

    @Test(arguments: [
        ("{\"a\": \"Ich \"rufe\"\"}", "a quote within a text is written `\\\"`"),
        ("{\"a\": \"b\"", "close the file with `}`"), ("{\"a\": \"b\",", "close the file with `}`"),
        ("{\"a\": \"b\" \"c\": \"d\"}", "separate entries by commas"),
        ("{“a”: \"b\"}", "use straight double quotes: \"…\""), ("{\"a\": “b”}", "use straight double quotes: \"…\""),
    ])
    func `says what to write`(text: String, remedy: String) {
        let file = LocaleFile(path: "en.json", bytes: Array(text.utf8))
        #expect(file.findings.map(\.remedy) == [remedy])
        #expect(!file.isWhole)
    }

    @Test(arguments: [
        ("german", "de", "name it de.json"), ("cn", "zh", "name it zh.json"), ("jp-JP", "ja-JP", "name it ja-JP.json"),
        ("texts_en", "texts-en", "name it after one: de.json, pt-BR.json"),
    ])
    func `a name that is no language is told, and read as what was meant`(
        name: String,
        language: String,
        remedy: String
    ) {
        let file = LocaleFile(path: "locales/\(name).json", bytes: Array("{}".utf8))
        #expect(file.findings.map(\.message) == ["`\(name)` is no language"])
        #expect(file.findings.map(\.remedy) == [remedy])
        #expect(file.language.rawValue.lowercased() == language.lowercased())
    }

    @Test(arguments: ["en", "zh-Hant-TW", "pt_BR", "se", "es-419"])
    func `a language is no wrong name`(name: String) {
        #expect(LocaleFile(path: "locales/\(name).json", bytes: Array("{}".utf8)).findings == [])
    }

    @Test func `names the place of a byte that is not UTF-8`() throws {
        let bytes = Array("{\n  \"a\": \"é\",\n  \"b\": \"für\"\n}".utf8)
        let broken = Array(bytes.prefix { $0 != 0x66 }) + [0x66, 0xFC, 0x72, 0x22, 0x0A, 0x7D]
        let finding = try #require(LocaleFile(path: "de.json", bytes: broken).findings.first)
        #expect(finding.location == FileLocation(path: "de.json", line: 3, column: 10), "\(finding.message)")
        #expect(finding.message == "this byte is not UTF-8")
    }

    @Test func `ends on any bytes`() {
        var random = SystemIndependentBytes(seed: 7)
        let alphabet = Array("{}\":,\\u0dn é\u{0}".utf8)
        for _ in 0..<2_000 {
            let bytes = (0..<random.next(60)).map { _ in alphabet[random.next(alphabet.count)] }
            _ = LocaleFile(path: "en.json", bytes: bytes)
        }
    }
}

/// The same bytes on every run.
private struct SystemIndependentBytes {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
