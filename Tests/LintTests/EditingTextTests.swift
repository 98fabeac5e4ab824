import Testing

@testable import FrontdeskLint

struct EditorTextTests {
    @Test(
        arguments: [
            ("abc", 0, 2, 1, 3), ("a😀b", 0, 3, 1, 3), ("a😀b", 0, 2, 1, 2), ("退款\r\nx", 1, 0, 2, 1),
            ("a\rb\nc", 2, 1, 3, 2),
            ("abc", 0, 99, 1, 4), ("abc", 9, 0, 1, 4), ("abc", -1, 5, 1, 1), ("", 0, 0, 1, 1),
        ]
    )
    func `a position of an editor is a place`(text: String, line: Int, character: Int, placeLine: Int, column: Int) {
        let place = EditorText(text).place(of: EditorText.Position(line: line, character: character))
        #expect(place == (placeLine, column))
    }

    @Test func `there and back is the same`() {
        var numbers = SeededNumbers(seed: 1)
        for _ in 0..<200 {
            let text = EditorText(String(decoding: numbers.bytes(80, of: "a é😀退\n\r "), as: UTF8.self))
            for line in 1...text.lines.count {
                for column in 1...(text.lines[line - 1].count + 1) {
                    let place = text.place(of: text.position(line: line, column: column))
                    #expect(place == (line, column))
                }
            }
        }
    }
}

struct MessageFramesTests {
    private func frames(_ bytes: [UInt8], pieces: Int, maximumSize: Int = 1_000) -> [MessageFrames.Frame] {
        var frames = MessageFrames(maximumSize: maximumSize)
        var found: [MessageFrames.Frame] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + pieces)
            frames.add(Array(bytes[start..<end]))
            start = end
            while let frame = frames.next() { found.append(frame) }
        }
        return found
    }

    @Test(arguments: [1, 2, 7, 1_000])
    func `messages come out whole, however they are cut`(pieces: Int) {
        let bodies = ["{}", "", "{\"a\":\"\r\n\r\n\"}"].map { Array($0.utf8) }
        let bytes = bodies.flatMap { MessageFrames.written($0) }
        #expect(frames(bytes, pieces: pieces) == bodies.map { .message($0) })
    }

    @Test(arguments: [1, 3, 1_000])
    func `a message that is too large is thrown away, and the next one read`(pieces: Int) {
        let bytes = MessageFrames.written(Array(repeating: 0x20, count: 50)) + MessageFrames.written(Array("{}".utf8))
        #expect(frames(bytes, pieces: pieces, maximumSize: 10) == [.tooLarge(50), .message(Array("{}".utf8))])
    }

    @Test(arguments: [
        "X: 1\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n", "\r\n\r\n\n\n",
    ])
    func `headers without a length are passed over`(headers: String) {
        let found = frames(Array(headers.utf8) + MessageFrames.written(Array("{}".utf8)), pieces: 5)
        #expect(found.first == .unreadable)
        #expect(found.last == .message(Array("{}".utf8)))
    }

    @Test func `headers may be written in any case, with other headers beside them`() {
        let bytes = Array("content-type: x\ncontent-length:\t2 \n\n{}".utf8)
        #expect(frames(bytes, pieces: 4) == [.message(Array("{}".utf8))])
    }

    @Test(arguments: 0..<20)
    func `random bytes never hold more than a message`(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        var frames = MessageFrames(maximumSize: 500)
        for _ in 0..<400 {
            let piece = numbers.bytes(
                Int.random(in: 0...200, using: &numbers),
                of: "Content-Length: 0123456789\r\n\r\n\r\n{}"
            )
            frames.add(piece)
            while let frame = frames.next() {
                if case .message(let body) = frame { #expect(body.count <= 500) }
            }
            #expect(frames.held <= MessageFrames.maximumHeaders + 500 + 200)
        }
    }
}
