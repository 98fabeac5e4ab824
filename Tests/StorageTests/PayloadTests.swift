import Foundation
import FrontdeskCore
import FrontdeskRuntime
import Testing

@testable import FrontdeskStorage

struct PayloadTests {
    private let message = Event.message(Message(text: "Where is my parcel?", language: "en"))

    @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 300, .max, .min])
    func `whole numbers are read as written`(number: Int) throws {
        let read: Int = try Payload.value(Payload.data(of: number))
        #expect(read == number)
    }

    @Test(arguments: ["", "a", "退款", "\u{0}", "👩‍👩‍👧‍👦", String(repeating: "é", count: 1_000)])
    func `texts are read as written`(text: String) throws {
        let read: String = try Payload.value(Payload.data(of: text))
        #expect(read == text)
    }

    @Test func `the bytes of a message are for ever`() throws {
        let data = try #require(Payload.data(of: .message(Message(text: "hi", language: "en"))))
        #expect(Array(data) == [1, 2, 104, 105, 1, 2, 101, 110, 4, 97, 117, 116, 111, 0, 0, 0, 0])
    }

    @Test func `the codes of kinds are for ever`() {
        let codes = Event.Kind.allCases.map(\.code)
        #expect(codes == Array(1...17))
        #expect(Event.Kind.allCases.map { Event.Kind(code: $0.code) } == Event.Kind.allCases)
        #expect(Event.Kind(code: 0) == nil)
    }

    @Test func `every cut of a payload is an error`() throws {
        let data = try #require(Payload.data(of: message))
        for length in 0..<data.count {
            #expect(throws: ByteReader.Malformed.self) { try Payload.event(.message, data.prefix(length)) }
        }
        #expect(throws: ByteReader.Malformed.self) { try Payload.event(.message, data + [0]) }
    }

    @Test func `chance bytes are an error or a value and never a crash`() {
        var chance = SplitMix(state: 42)
        for _ in 0..<5_000 {
            let count = Int(chance.next() % 40)
            let bytes = [UInt8(1)] + (0..<count).map { _ in UInt8(truncatingIfNeeded: chance.next() >> 8) }
            for kind in Event.Kind.allCases { _ = try? Payload.event(kind, Data(bytes)) }
        }
    }

    @Test func `an unknown format is told`() {
        #expect(throws: ByteReader.Malformed(expected: "format 1", offset: 1)) {
            try Payload.event(.message, Data([9, 0]))
        }
    }
}

/// Numbers that look like chance and are the same on every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var number = state
        number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
        return number ^ number >> 31
    }
}
