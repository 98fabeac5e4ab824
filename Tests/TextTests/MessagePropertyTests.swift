import FrontdeskCore
import FrontdeskText
import Testing

struct MessagePropertyTests {
    private static let pieces = [
        "{", "}", "'", "''", "'{'", "#", ",", " ", "n", "{n}", "{n, plural, ", "other {", "one {", "}}",
        "{d, date, short}",
        "{n, select, ", "{n, number, ::percent}", "=1 {", "offset:1 ", "退", "👋", "|", "choice", "{0}",
        "{n, selectordinal,",
    ]

    private static let values: [String: MessageArgumentValue] = [
        "n": .integer(3), "0": .text("zero"), "d": .instant(Instant(milliseconds: 0), zone: "Asia/Tokyo"),
    ]

    @Test func `any pattern is either filled or refused with a place within it`() {
        var nasty = NastyText(seed: 11)
        var filled = 0
        for _ in 0..<6_000 {
            let count = 1 + nasty.next(below: 9)
            let pattern = (0..<count).map { _ in Self.pieces[nasty.next(below: Self.pieces.count)] }.joined()
            do throws(MessageTemplateError) {
                let template = try MessageTemplate(pattern: pattern, language: "ru")
                let plain = try template.format(Self.values, isolating: false)
                let isolated = try template.format(Self.values, isolating: true)
                #expect(
                    isolated.unicodeScalars.filter { !(0x2068...0x2069).contains($0.value) }.elementsEqual(
                        plain.unicodeScalars
                    )
                )
                filled += 1
            } catch {
                #expect((0...pattern.unicodeScalars.count).contains(error.offset ?? 0))
            }
        }
        #expect(filled > 500)
    }
}
