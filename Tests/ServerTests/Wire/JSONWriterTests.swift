import FrontdeskCore
import NIOCore
import Testing

@testable import FrontdeskServer

struct JSONWriterTests {
    private func text(_ write: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        write(&json)
        return String(buffer: json.buffer)
    }

    @Test func `writes members in their order and leaves out what is nil`() {
        let written = text { json in
            json.object { json in
                json.member("b", 1)
                json.member("a", String?.none)
                json.member("at", Instant(milliseconds: 1_772_445_600_250))
                json.array("list", [1, 2]) { json, number in json.integer(number) }
                json.object("o") { $0.member("t", true) }
                json.nullMember("n")
            }
        }
        #expect(written == #"{"b":1,"at":"2026-03-02T10:00:00.250Z","list":[1,2],"o":{"t":true},"n":null}"#)
    }

    @Test func `escapes what JSON needs escaped and nothing else`() {
        #expect(
            text { $0.string("a\"\\\n\r\t\u{1}\u{1f}/é你😀\u{2028}") }
                == "\"a\\\"\\\\\\n\\r\\t\\u0001\\u001f/é你😀\u{2028}\""
        )
    }

    @Test(arguments: [(1.0, "1"), (0.25, "0.25"), (-3.0, "-3"), (1e20, "1e+20"), (.nan, "null"), (.infinity, "null")])
    func `writes numbers that readers understand`(number: Double, expected: String) {
        #expect(text { $0.number(number) } == expected)
    }
}
