import FrontdeskCore
import FrontdeskText
import Testing

struct MessageTemplateTests {
    @Test(arguments: [
        ("en", 1, "1 message"), ("en", 0, "0 messages"), ("en", 1_234, "1,234 messages"),
        ("de", 1_234, "1.234 messages"),
    ])
    func `chooses the plural of the language`(language: LanguageTag, count: Int, text: String) throws {
        let pattern = "{count, plural, one {# message} other {# messages}}"
        let template = try MessageTemplate(pattern: pattern, language: language)
        #expect(try template.format(["count": .integer(count)]) == text)
    }

    @Test(arguments: [(1, "сообщение"), (3, "сообщения"), (5, "сообщений"), (21, "сообщение"), (11, "сообщений")])
    func `chooses Russian plurals`(count: Int, word: String) throws {
        let pattern = "{n, plural, one {сообщение} few {сообщения} many {сообщений} other {сообщения}}"
        #expect(try MessageTemplate(pattern: pattern, language: "ru").format(["n": .integer(count)]) == word)
    }

    @Test func `fills texts, choices and ordinals`() throws {
        let template = try MessageTemplate(
            pattern:
                "It''s {name}''s {n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} {who, select, bot {bot} other {person}}",
            language: "en"
        )
        let values: [String: MessageArgumentValue] = [
            "name": .text("O'Neil {x}"), "n": .text("22"), "who": .text("bot"),
        ]
        #expect(try template.format(values) == "It's O'Neil {x}'s 22nd bot")
        #expect(template.arguments.map(\.name) == ["name", "n", "who"])
        #expect(template.arguments.map(\.kind) == [.plain, .ordinal, .select])
    }

    @Test func `shows an argument without a value as its name`() throws {
        let template = try MessageTemplate(pattern: "Hi {name}, {n, plural, other {#}}", language: "en")
        #expect(try template.format() == "Hi {name}, {n}")
        #expect(template.missingArguments(in: ["n": .integer(1)]) == ["name"])
    }

    @Test(arguments: [
        ("Europe/Berlin", "12:30"), ("Asia/Shanghai", "19:30"), ("America/New_York", "06:30"),
        ("Nowhere/City", "11:30"),
    ])
    func `shows instants in their time zone`(zone: String, time: String) throws {
        let instant = try #require(Instant("2026-01-15T11:30:00Z"))
        let nested = "{n, plural, other {{at, time, ::HHmm}}}"
        for pattern in ["{at, time, ::HHmm}", nested] {
            let template = try MessageTemplate(pattern: pattern, language: "en-GB")
            #expect(try template.format(["at": .instant(instant, zone: zone), "n": .integer(1)]) == time)
        }
        let plain = try MessageTemplate(pattern: "{at}", language: "en-GB")
        #expect(try plain.format(["at": .instant(instant, zone: zone)]) == "15 Jan 2026, \(time)")
    }

    @Test func `isolates inserted texts in languages from right to left`() throws {
        let arabic = try MessageTemplate(pattern: "طلب {id} في {n, plural, other {{id}}}", language: "ar")
        let id: [String: MessageArgumentValue] = ["id": .text("AB\u{2069}\u{202E}1"), "n": .integer(1)]
        #expect(try arabic.format(id) == "طلب \u{2068}AB1\u{2069} في \u{2068}AB1\u{2069}")
        #expect(try arabic.format(id, isolating: false) == "طلب AB\u{2069}\u{202E}1 في AB\u{2069}\u{202E}1")
        let english = try MessageTemplate(pattern: "order {id}", language: "en")
        #expect(try english.format(["id": .text("AB1")]) == "order AB1")
        #expect(try english.format(["id": .text("AB1")], isolating: true) == "order \u{2068}AB1\u{2069}")
    }

    @Test(arguments: [
        ("Hello {name", MessageTemplateError.malformed(.unmatchedBraces, offset: 6)),
        ("退款 {n, plural, one {other}}", .malformed(.otherMissing, offset: 3)),
        ("a {b c}", .malformed(.syntax, offset: 3)),
        ("{x, number, ::nonsense-skeleton}", .malformed(.style, offset: nil)),
        ("{n, choice, 0#none|1#one}", .choiceFormat(argument: "n", offset: 0)),
        ("{d} {d, date, short}", .mixedDate(argument: "d")),
        ("{a, plural, other {{b, select, x {'{'}}}}", .malformed(.otherMissing, offset: 19)),
    ])
    func `tells where a pattern is wrong`(pattern: String, error: MessageTemplateError) {
        #expect(throws: error) { try MessageTemplate(pattern: pattern, language: "en") }
    }

    @Test func `bounds the length and the depth of a pattern`() {
        let level = "{n, select, other {"
        let fits = String(repeating: level, count: 16) + String(repeating: "}}", count: 16)
        #expect(throws: Never.self) { try MessageTemplate(pattern: fits, language: "en") }
        #expect(throws: MessageTemplateError.tooDeep(offset: 16 * level.count)) {
            try MessageTemplate(pattern: String(repeating: level, count: 800), language: "en")
        }
        #expect(throws: MessageTemplateError.tooLong) {
            try MessageTemplate(pattern: String(repeating: "x", count: 20_000), language: "en")
        }
    }

    @Test(arguments: [
        ("{n, plural, other {#}}", MessageArgumentValue.text("many"), MessageArgument.Kind.plural),
        ("{n, number}", .text(""), .number), ("{n, date}", .integer(5), .date), ("{n, number}", .text("nan"), .number),
    ])
    func `refuses a value of the wrong kind`(
        pattern: String,
        value: MessageArgumentValue,
        kind: MessageArgument.Kind
    ) throws {
        let template = try MessageTemplate(pattern: pattern, language: "en")
        #expect(throws: MessageTemplateError.wrongValue(argument: "n", expected: kind)) {
            try template.format(["n": value])
        }
    }

    @Test func `lists the choices and what they choose by`() throws {
        let template = try MessageTemplate(
            pattern: "退 {a, plural, =0 {x} one {y} other {{b, select, m {1} other {2}}}}",
            language: "en"
        )
        #expect(template.choices.map(\.argument) == ["a", "b"])
        #expect(template.choices.map(\.selectors) == [["=0", "one", "other"], ["m", "other"]])
        #expect(template.choices.map(\.offset) == [2, 36])
        #expect(template.choices[0].categories == [.one, .other])
    }

    @Test func `keeps the strongest demand on an argument`() throws {
        let template = try MessageTemplate(pattern: "{n} {n, number} {n, plural, other {#}} {n}", language: "en")
        #expect(template.arguments.map(\.kind) == [.plural])
    }

    @Test func `gives a text without arguments back as it is`() throws {
        #expect(try MessageTemplate(pattern: "", language: "en").format() == "")
        #expect(try MessageTemplate(pattern: "Hi there", language: "ar").format() == "Hi there")
        #expect(try MessageTemplate(pattern: "It's '{ok}'", language: "en").format() == "It's {ok}")
    }

    @Test func `may be filled by many tasks at once`() async throws {
        let template = try MessageTemplate(
            pattern: "{n, plural, one {#} other {#}} {at, time, ::HHmm}",
            language: "en"
        )
        let noon = Instant(milliseconds: 43_200_000)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let zone = number.isMultiple(of: 2) ? "Asia/Tokyo" : "Etc/UTC"
                    let values = ["n": MessageArgumentValue.integer(number), "at": .instant(noon, zone: zone)]
                    return try template.format(values) == "\(number) \(number.isMultiple(of: 2) ? "21:00" : "12:00")"
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }
}

struct PluralCategoryTests {
    @Test(
        arguments: [
            ("en", [.one, .other]), ("zh", [.other]), ("ar", [.zero, .one, .two, .few, .many, .other]),
            ("ru", [.one, .few, .many, .other]), ("fr", [.one, .other]), ("pl", [.one, .few, .many, .other]),
            ("qqq", [.other]),
        ] as [(LanguageTag, [PluralCategory])]
    )
    func `names what counting needs in a language`(language: LanguageTag, categories: [PluralCategory]) {
        #expect(PluralCategory.categories(of: language) == categories)
    }

    @Test func `knows ordinals and fractions too`() {
        #expect(PluralCategory.categories(of: "en", ordinal: true) == [.one, .two, .few, .other])
        #expect(PluralCategory.allCategories(of: "fr") == [.one, .many, .other])
    }
}
