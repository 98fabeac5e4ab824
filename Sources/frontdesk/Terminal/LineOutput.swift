import Foundation

/// Collects result lines and writes them in large pieces; for commands that answer line by line.
struct LineOutput {
    private var buffer = Data()
    private static let pieceSize = 64 * 1024

    /// Adds a line; lines reach a pipe in pieces, and at once when nothing more waits on standard input.
    mutating func write(_ line: String) {
        buffer.append(contentsOf: line.utf8)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.pieceSize { flush() }
    }

    /// Writes what is left.
    mutating func flush() {
        guard !buffer.isEmpty else { return }
        FileHandle.standardOutput.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
