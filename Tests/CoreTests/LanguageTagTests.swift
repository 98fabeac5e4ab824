import FrontdeskCore
import Testing

struct LanguageTagTests {
    @Test(arguments: [
        ("EN_us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("SR-LATN", "sr-Latn"), ("", "und"), ("de", "de"),
        ("sl-1994", "sl-1994"),
    ])
    func `writes tags in canonical case`(text: String, canonical: String) {
        #expect(LanguageTag(text).rawValue == canonical)
    }

    @Test(arguments: [("zh", "zh-Hant", true), ("zh-Hant", "zh", false), ("zh", "zha", false), ("en", "en", true)])
    func `covers narrower tags only`(wide: String, narrow: String, covers: Bool) {
        #expect(LanguageTag(wide).covers(LanguageTag(narrow)) == covers)
    }

    @Test func `knows its parts`() {
        let tag = LanguageTag("zh-Hant-TW")
        #expect(tag.language == "zh")
        #expect(tag.script == "Hant")
        #expect(tag.subtagCount == 3)
        #expect(tag.parent == "zh-Hant")
        #expect(LanguageTag("zh").parent == nil)
    }
}
