import Foundation
import Glibc

/// Reads standard input line by line; what is not UTF-8 is read with replacement characters.
struct LineInput: Sequence, IteratorProtocol {
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private static let pieceSize = 64 * 1024

    /// The next line without its end, nil behind the last.
    mutating func next() -> String? {
        while true {
            if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return text(buffer[start..<end])
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return text(buffer[start...])
            }
            fill()
        }
    }

    /// Whether a whole line waits already, so that asking for it won't block.
    var hasLine: Bool { buffer[start...].contains(UInt8(ascii: "\n")) }

    private mutating func fill() {
        buffer.removeFirst(start)
        start = 0
        var piece = [UInt8](repeating: 0, count: Self.pieceSize)
        let count = read(STDIN_FILENO, &piece, piece.count)
        if count > 0 { buffer.append(contentsOf: piece[..<count]) } else { isAtEnd = true }
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self)
    }
}
