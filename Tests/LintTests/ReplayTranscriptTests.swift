import FrontdeskCore
import Testing

@testable import FrontdeskLint

struct TranscriptReaderTests {
    private func line() async throws -> [UInt8] {
        var log = try ReplayLog()
        await log.says("refund for AB739264")
        await log.presses("It is damaged")
        return TranscriptLine.written("c1", log.records)
    }

    @Test func `what was written is read again`() async throws {
        let line = try await line()
        let records = try TranscriptReader(line).records()
        #expect(TranscriptLine.written("c1", records) == line)
    }

    @Test(
        arguments: [
            ("", "no JSON: expected a value at byte 1"),
            ("[1,]", "no JSON: expected a value at byte 4"),
            ("{}", "no transcript; write one with `frontdesk export --all`"),
            (#"{"transcript":9}"#, "transcripts of version 9 can't be read; export again with this program"),
            (#"{"transcript":1}"#, "conversation: expected an id"),
            (#"{"transcript":1,"conversation":"c"}"#, "records: expected an array"),
            (
                #"{"transcript":1,"conversation":"c","records":[{"pos":0,"at":1,"by":"bot"}]}"#,
                "records[0]: expected a growing pos, at, and by"
            ),
            (
                #"{"transcript":1,"conversation":"c","records":[{"pos":1,"at":1,"by":"bot","said":{}}]}"#,
                "records[0]: expected one event that can be read"
            ),
        ]
    )
    func `a fault is told with its place`(text: String, message: String) {
        #expect {
            _ = try TranscriptReader(Array(text.utf8)).records()
        } throws: { error in
            "\(error)" == message
        }
    }

    @Test func `whatever is changed in a line, reading ends in records or in a fault`() async throws {
        let line = try await line()
        var numbers = SeededNumbers(seed: 11)
        for _ in 0..<2_000 {
            var broken = line
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                let place = Int.random(in: 0..<broken.count, using: &numbers)
                switch Int.random(in: 0..<3, using: &numbers) {
                case 0: broken[place] = UInt8.random(in: 0...255, using: &numbers)
                case 1: broken.removeSubrange(place..<min(broken.count, place + 20))
                default: broken.insert(contentsOf: "\"{[,".utf8, at: place)
                }
                if broken.isEmpty { break }
            }
            guard let records = try? TranscriptReader(broken).records() else { continue }
            _ = try await ReplayShop.replay([records], against: ReplayShop.rules)
        }
    }
}

struct JSONReaderTests {
    @Test(
        arguments: [
            ("null", JSONValue.null), (" true ", true), ("-12", -12), ("1.5e2", .number(150)),
            (#""a\"\\\/\n\u00e9\ud83d\ude00\ud83d""#, "a\"\\/\né😀\u{fffd}"),
            (#"{"a":[1,{}],"b":null}"#, .object([.init("a", [1, .object([])]), .init("b", .null)])),
        ]
    )
    func `a value is read`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(reading: Array(text.utf8)) == value)
        #expect(try JSONValue(reading: value.bytes) == value)
    }

    @Test(arguments: [
        "", "{", "[", "\"", "\"\\", "\"\\u12", "tru", "-", "+1", "1 2", "{\"a\"}", "{a:1}", "[1 2]", "nan",
    ])
    func `what is no value is refused`(text: String) {
        #expect(throws: JSONFault.self) { try JSONValue(reading: Array(text.utf8)) }
    }

    @Test(arguments: [(JSONReader.maximumDepth, true), (JSONReader.maximumDepth + 1, false)])
    func `values lie only so deep`(depth: Int, isRead: Bool) {
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(((try? JSONValue(reading: Array(text.utf8))) != nil) == isRead)
    }

    @Test(arguments: 0..<20)
    func `random bytes are refused or read, never more`(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        for _ in 0..<500 {
            let bytes = numbers.bytes(Int.random(in: 0...40, using: &numbers), of: "{}[]\",:\\u0019eE+-.truefalsn ")
            if let value = try? JSONValue(reading: bytes) { #expect((try? JSONValue(reading: value.bytes)) == value) }
        }
    }
}

struct TextMaskTests {
    private let mask = TextMask(names: ["Marie Curie", "王小明", "Олег"])

    @Test(
        arguments: [
            ("mail me at marie.c@mail.example.org, please", "mail me at visitor@example.com, please"),
            ("user@", "user@"), ("@refund", "@refund"),
            ("Order AB48213377 and 2 pieces within 24 hours", "Order AB12345678 and 2 pieces within 24 hours"),
            ("call 06 42 99 18 77", "call 01 23 45 67 89"), ("+49 30 901820", "+12 34 567890"),
            ("born 1987-11-30", "born 2001-02-01"), ("on 30.11.1987", "on 01.02.2001"), ("٤٨٢١٣", "١٢٣٤٥"),
            ("at 12:30", "at 12:30"),
            ("I am Marie CURIE; Mariette is not", "I am Xxxxx XXXXX; Mariette is not"),
            ("我叫王小明你好", "我叫某某某你好"), ("Олег тут", "Хххх тут"),
            (
                "https://shop.example.com/o/4821?mail=a@b.example&tab=x#f",
                "https://shop.example.com/o/1234?mail=x&tab=x"
            ),
        ]
    )
    func `numbers, addresses and names go, their shape stays`(text: String, masked: String) {
        #expect(mask.masked(text) == masked)
        #expect(mask.masked(masked) == masked)
    }

    @Test(arguments: 0..<10)
    func `whatever is masked stays masked`(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        for _ in 0..<300 {
            let bytes = numbers.bytes(Int.random(in: 0...60, using: &numbers), of: "a@b.c 0123456789?=&-/ 王小明Marie")
            let once = mask.masked(String(decoding: bytes, as: UTF8.self))
            #expect(mask.masked(once) == once)
        }
    }
}
