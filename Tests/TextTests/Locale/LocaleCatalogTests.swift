import FrontdeskCore
import FrontdeskText
import Testing

struct LocaleCatalogTests {
    private let catalog = LocaleCatalog([
        file("en", #"{"hi": "Hello {name}", "only": "English", "ui.send": "Send", "broken": "{"}"#),
        file("zh", #"{"hi": "{name}，你好"}"#),
        file("ar", #"{"hi": "مرحبا {name}", "ui.send": "إرسال"}"#),
    ])

    @Test(arguments: [
        ("zh-Hant-TW", "Ann，你好", "zh"), ("en", "Hello Ann", "en"), ("fr", "Hello Ann", "en"),
        ("und", "Hello Ann", "en"),
    ])
    func `takes the nearest language`(asked: String, text: String, language: String) {
        let rendered = catalog.text("hi", in: LanguageTag(asked), ["name": .value(.string("Ann"))])
        #expect(rendered == RenderedText(text: text, language: LanguageTag(language), direction: .leftToRight))
    }

    @Test func `isolates what is filled into right-to-left text`() throws {
        let rendered = try #require(catalog.text("hi", in: "ar", ["name": .value(.string("Ann"))]))
        #expect(rendered.text == "مرحبا \u{2068}Ann\u{2069}")
        #expect(rendered.direction == .rightToLeft)
    }

    @Test(arguments: ["broken", "missing", "ui.send"])
    func `has no text for a broken, a missing or an interface key`(key: String) {
        #expect(catalog.text(key, in: "en", [:]) == nil)
    }

    @Test func `hands out patterns merged over the fallback`() {
        #expect(catalog.patterns(in: "ar", prefixes: ["ui."]) == ["ui.send": "إرسال"])
        #expect(catalog.patterns(in: "zh", prefixes: ["ui."]) == ["ui.send": "Send"])
    }

    /// Own texts in Chinese and English, spare ones in Chinese, English and French.
    private let spared = LocaleCatalog(
        [
            file("zh", #"{"hi": "你好", "ui.own": "自己"}"#),
            file("en", #"{"hi": "Hello", "ui.own": "Own", "ui.late": "Late"}"#),
        ],
        spare: LocaleTexts(
            [
                file("zh", #"{"hi": "您好", "ui.own": "备用", "ui.late": "晚", "system.off": "关"}"#),
                file("en", #"{"ui.own": "Spare", "ui.more": "More", "system.off": "Off", "refund": "A refund"}"#),
                file("fr", #"{"ui.own": "De rechange"}"#),
            ],
            prefixes: ["ui.", "system."]
        )
    )

    @Test func `a spare text stands in for one that is missing, in the language asked for before a foreign one`() {
        #expect(
            spared.patterns(in: "zh-Hant", prefixes: ["ui.", "system."])
                == ["ui.own": "自己", "ui.late": "晚", "ui.more": "More", "system.off": "关"]
        )
        #expect(spared.text("system.off", in: "zh", [:])?.text == "关")
        #expect(spared.text("system.off", in: "pl", [:])?.text == "Off")
        #expect(spared.text("hi", in: "zh", [:])?.text == "你好")
    }

    @Test func `spare texts add neither languages nor keys of rules`() {
        #expect(spared.languages == ["en", "zh"])
        #expect(spared.text("refund", in: "en", [:]) == nil)
        #expect(spared.interfaceLanguages == ["en", "zh"])
    }

    @Test func `without own texts, faces come in the languages of the spare ones`() {
        let bare = LocaleCatalog([], spare: LocaleTexts([Self.file("fr", #"{"ui.own": "De rechange"}"#)]))
        #expect(bare.languages == [])
        #expect(bare.interfaceLanguages == ["fr"])
        #expect(bare.patterns(in: "fr", prefixes: ["ui."]) == ["ui.own": "De rechange"])
    }

    private static func file(_ language: String, _ text: String) -> LocaleFile {
        LocaleFile(path: "locales/\(language).json", bytes: Array(text.utf8))
    }
}
