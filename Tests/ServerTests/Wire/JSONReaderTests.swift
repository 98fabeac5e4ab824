import NIOCore
import Testing

@testable import FrontdeskServer

struct JSONReaderTests {
    private func read(_ text: String) throws(JSONFault) -> JSONValue {
        try JSONReader.value(in: ByteBuffer(string: text))
    }

    @Test(
        arguments: [
            ("null", .null), ("true", .bool(true)), (" false ", .bool(false)), ("0", .integer(0)),
            ("-12", .integer(-12)),
            ("1.5", .number(1.5)), ("1e3", .number(1_000)), ("-0.0", .number(-0.0)),
            ("9223372036854775808", .number(9_223_372_036_854_775_808)),
            (#""a\n\u00e9\ud83d\ude00\/""#, .string("a\né😀/")), ("[]", .array([])),
            ("[1, [2]]", .array([.integer(1), .array([.integer(2)])])),
            ("{}", .object(JSONObject())),
        ] as [(String, JSONValue)]
    )
    func `reads every kind of value`(text: String, value: JSONValue) throws {
        #expect(try read(text) == value)
    }

    @Test func `keeps the members of an object in their order`() throws {
        guard case .object(let object) = try read(#"{"b":1,"a":{"c":null}}"#) else {
            Issue.record("not an object")
            return
        }
        #expect(object.members.map(\.name) == ["b", "a"])
        #expect(object["b"] == .integer(1))
    }

    @Test(arguments: [
        ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\"}", 4), ("{\"a\":1,}", 7), ("{a:1}", 1), ("01", 1), ("1.", 2), ("-", 1),
        ("+1", 0),
        ("tru", 3), ("\"a", 2), ("\"\\x\"", 3), ("\"\\u12\"", 5), ("\"\\ud800\"", 7), ("\"\\ud800\\u0041\"", 13),
        ("\"\\udc00\"", 7),
        ("\"a\nb\"", 2), ("1 2", 2), ("{\"a\":1,\"a\":2}", 12), ("NaN", 0), ("[1 2]", 3), ("'a'", 0), ("1e999", 5),
    ])
    func `says where it goes wrong`(text: String, offset: Int) {
        #expect {
            try read(text)
        } throws: { error in
            (error as? JSONFault)?.offset == offset
        }
    }

    @Test func `refuses text that is no UTF-8`() {
        #expect(throws: JSONFault.self) {
            try JSONReader.value(in: ByteBuffer(bytes: Array("\"".utf8) + [0xFF] + Array("\"".utf8)))
        }
        #expect(throws: JSONFault.self) {
            try JSONReader.value(in: ByteBuffer(bytes: Array("\"\\n".utf8) + [0xC3] + Array("\"".utf8)))
        }
    }

    @Test func `limits nesting, members and values`() throws {
        let depth = JSONReader.maximumDepth
        _ = try read(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
        #expect(throws: JSONFault.self) { try read(String(repeating: "[", count: depth + 1)) }
        #expect(throws: JSONFault.self) { try read(String(repeating: "[", count: 1_000_000)) }
        let members = (0...JSONReader.maximumMembers).map { "\"\($0)\":1" }.joined(separator: ",")
        #expect(throws: JSONFault.self) { try read("{\(members)}") }
        let values = String(repeating: "1,", count: JSONReader.maximumValues) + "1"
        #expect(throws: JSONFault.self) { try read("[\(values)]") }
    }

    @Test func `tells nothing of what was written`() {
        #expect {
            try read(#"{"secret": hunter2}"#)
        } throws: { error in
            !"\(error)".contains("hunter2") && !"\(error)".contains("secret")
        }
    }

    @Test(arguments: 1...300)
    func `ends with a value or a fault on any bytes`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array(#"{}[]:,"\ux0123456789abcdef-+.eEtrufalsn \#u{e9}"#.utf8)
        let bytes = (0..<60).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
        do throws(JSONFault) {
            let value = try JSONReader.value(in: ByteBuffer(bytes: bytes))
            // What was understood must be understood again when it is written.
            #expect(try read(Self.written(value)) == value)
        } catch {
            #expect((0...bytes.count).contains(error.offset))
        }
    }

    private static func written(_ value: JSONValue) -> String {
        switch value {
        case .null: return "null"
        case .bool(let flag): return "\(flag)"
        case .integer(let number): return "\(number)"
        case .number(let number): return "\(number)"
        case .string(let text):
            var json = JSONWriter()
            json.string(text)
            return String(buffer: json.buffer)
        case .array(let elements): return "[" + elements.map(written).joined(separator: ",") + "]"
        case .object(let object):
            let members = object.members.map { "\(written(.string($0.name))):\(written($0.value))" }
            return "{" + members.joined(separator: ",") + "}"
        }
    }
}
