import NIOCore
import Testing

@testable import FrontdeskServer

struct WebSocketReaderTests {
    /// Everything a reader makes of bytes that come in pieces of `size`, and the fault that ended it.
    private func read(
        _ bytes: [UInt8],
        inPiecesOf size: Int = .max,
        limits: WebSocketReader.Limits = WebSocketReader.Limits()
    ) -> (inputs: [WebSocketInput], fault: WebSocketFault?) {
        var reader = WebSocketReader(limits: limits)
        var inputs: [WebSocketInput] = []
        var rest = bytes[...]
        do throws(WebSocketFault) {
            while !rest.isEmpty {
                var piece = ByteBuffer(bytes: rest.prefix(size))
                rest = rest.dropFirst(size)
                while let input = try reader.next(&piece) { inputs.append(input) }
            }
        } catch {
            return (inputs, error)
        }
        return (inputs, nil)
    }

    private func text(_ text: String) -> WebSocketInput { .text(ByteBuffer(string: text)) }

    @Test(arguments: [0, 1, 125, 126, 65_535, 65_536])
    func `reads messages of every kind of length`(length: Int) {
        let message = String(repeating: "x", count: length)
        let (inputs, fault) = read(ClientFrame.text(message).bytes)
        #expect(inputs == [text(message)])
        #expect(fault == nil)
    }

    @Test(arguments: [1, 2, 3, 7, 100])
    func `reads the same whatever pieces the bytes come in`(size: Int) {
        let bytes =
            ClientFrame.text("grüße 你好").bytes + ClientFrame(opcode: 9, payload: [1, 2]).bytes
            + ClientFrame(opcode: 2, payload: Array(0...200)).bytes + ClientFrame.close(1000, "bye").bytes
        #expect(read(bytes, inPiecesOf: size).inputs == read(bytes).inputs)
        #expect(read(bytes).inputs.count == 4)
    }

    @Test func `puts fragments together and lets control frames pass between them`() {
        var first = ClientFrame.text("one ")
        first.isFinal = false
        var middle = ClientFrame(opcode: 0, payload: Array("two ".utf8))
        middle.isFinal = false
        let last = ClientFrame(opcode: 0, payload: Array("three".utf8))
        let ping = ClientFrame(opcode: 9, payload: Array("p".utf8))
        let (inputs, fault) = read(first.bytes + ping.bytes + middle.bytes + last.bytes)
        #expect(inputs == [.ping(ByteBuffer(string: "p")), text("one two three")])
        #expect(fault == nil)
    }

    @Test func `lets a character be cut between fragments`() {
        let bytes = Array("€".utf8)
        var first = ClientFrame(opcode: 1, payload: Array(bytes[..<1]))
        first.isFinal = false
        let last = ClientFrame(opcode: 0, payload: Array(bytes[1...]))
        #expect(read(first.bytes + last.bytes).inputs == [text("€")])
    }

    static let faults: [(ClientFrame, WebSocketFault)] = [
        (ClientFrame(opcode: 1, payload: [65], mask: nil), .notMasked),
        (ClientFrame(opcode: 1, payload: [65], reserved: 4), .reservedBits),
        (ClientFrame(opcode: 3, payload: []), .unknownOpcode),
        (ClientFrame(opcode: 11, payload: []), .unknownOpcode),
        (ClientFrame(opcode: 1, payload: [65], lengthBytes: 2), .badLength),
        (ClientFrame(opcode: 1, payload: Array(repeating: 65, count: 200), lengthBytes: 8), .badLength),
        (ClientFrame(opcode: 2, payload: [], lengthBytes: 8, announced: -1), .badLength),
        (ClientFrame(opcode: 9, payload: [], isFinal: false), .badControlFrame),
        (ClientFrame(opcode: 9, payload: Array(repeating: 0, count: 126)), .badControlFrame),
        (ClientFrame(opcode: 0, payload: []), .badContinuation),
        (ClientFrame(opcode: 8, payload: [3]), .badCloseFrame),
        (ClientFrame.close(999), .badCloseFrame),
        (ClientFrame.close(1005), .badCloseFrame),
        (ClientFrame.close(1016), .badCloseFrame),
        (ClientFrame(opcode: 8, payload: [3, 232, 0xFF]), .notUTF8),
        (ClientFrame(opcode: 1, payload: [0xC3]), .notUTF8),
        (ClientFrame(opcode: 1, payload: [0xED, 0xA0, 0x80]), .notUTF8),
        (ClientFrame(opcode: 2, payload: [], lengthBytes: 8, announced: 1 << 30), .tooBig),
    ]

    @Test(arguments: faults.indices)
    func `refuses what breaks the protocol`(index: Int) {
        let (frame, fault) = Self.faults[index]
        #expect(read(frame.bytes).fault == fault)
    }

    @Test func `refuses a message inside a message`() {
        var first = ClientFrame.text("a")
        first.isFinal = false
        #expect(read(first.bytes + ClientFrame.text("b").bytes).fault == .badContinuation)
    }

    @Test func `refuses invalid text before the message ends`() {
        var first = ClientFrame(opcode: 1, payload: [65, 0xFF, 66])
        first.isFinal = false
        #expect(read(first.bytes).fault == .notUTF8)
    }

    @Test func `holds the limit of bytes over all fragments and from the header on`() {
        let limits = WebSocketReader.Limits(messageBytes: 10, fragments: 5)
        var first = ClientFrame.text("123456")
        first.isFinal = false
        let second = ClientFrame(opcode: 0, payload: Array("12345".utf8))
        #expect(read(first.bytes + second.bytes.prefix(6), limits: limits).fault == .tooBig)
        #expect(read(ClientFrame.text("1234567890").bytes, limits: limits).fault == nil)
        #expect(read(Array(ClientFrame.text("12345678901").bytes.prefix(2)), limits: limits).fault == .tooBig)
    }

    @Test func `holds the limit of fragments`() {
        var first = ClientFrame.text("")
        first.isFinal = false
        var more = ClientFrame(opcode: 0, payload: [])
        more.isFinal = false
        let limits = WebSocketReader.Limits(messageBytes: 10, fragments: 3)
        #expect(read(first.bytes + more.bytes + more.bytes, limits: limits).fault == nil)
        #expect(read(first.bytes + more.bytes + more.bytes + more.bytes, limits: limits).fault == .tooManyFragments)
    }

    @Test(arguments: 1...40)
    func `makes the same of random bytes whatever pieces they come in`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        for _ in 0..<20 {
            var frame = ClientFrame(
                opcode: [0, 1, 1, 2, 8, 9, 10, 3].randomElement(using: &generator) ?? 1,
                payload: (0..<Int.random(in: 0...150, using: &generator)).map { _ in
                    UInt8.random(in: 0x20...0x7E, using: &generator)
                }
            )
            frame.isFinal = Bool.random(using: &generator)
            if Int.random(in: 0..<30, using: &generator) == 0 { frame.mask = nil }
            bytes += frame.bytes
        }
        let whole = read(bytes)
        for size in [1, 5, 64] {
            let pieces = read(bytes, inPiecesOf: size)
            #expect(pieces.inputs == whole.inputs)
            #expect(pieces.fault == whole.fault)
        }
    }
}
