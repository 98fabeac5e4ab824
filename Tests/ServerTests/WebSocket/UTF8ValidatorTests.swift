import Testing

@testable import FrontdeskServer

struct UTF8ValidatorTests {
    private func isValid(_ bytes: [UInt8], inPiecesOf size: Int) -> Bool {
        var validator = UTF8Validator()
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(size))
            rest = rest.dropFirst(size)
            guard piece.withUnsafeBytes({ validator.accept($0) }) else { return false }
        }
        return validator.isAtBoundary
    }

    @Test(arguments: ["", "plain", "grüße", "你好", "👩‍👩‍👧", "\u{0}\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"])
    func `accepts text`(text: String) {
        for size in [1, 2, 100] { #expect(isValid(Array(text.utf8), inPiecesOf: size)) }
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x82], [0x41, 0xC3, 0x41],
        ] as [[UInt8]]
    )
    func `refuses what is no text`(bytes: [UInt8]) {
        for size in [1, 100] { #expect(!isValid(bytes, inPiecesOf: size)) }
    }

    @Test(arguments: 1...200)
    func `agrees with the standard library on random bytes`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // Mostly bytes near the borders of the encoding, where mistakes would be.
        let choices: [UInt8] = [
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4,
        ]
        let bytes = (0..<4).map { _ in choices.randomElement(using: &generator) ?? 0 }
        #expect(isValid(bytes, inPiecesOf: 1) == (String(validating: bytes, as: UTF8.self) != nil))
    }
}
