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

    private static func file(_ language: String, _ text: String) -> LocaleFile {
        LocaleFile(path: "locales/\(language).json", bytes: Array(text.utf8))
    }
}
