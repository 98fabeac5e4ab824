/// Cuts a stream of bytes into the messages of an editor: headers, an empty line, a body of so many bytes.
///
/// Whatever the bytes are, it goes on: what is no message is skipped up to the next header that can be read.
public struct MessageFrames: Sendable {
    /// What was found in the stream.
    public enum Frame: Hashable, Sendable {
        /// The body of a message.
        case message([UInt8])
        /// A message that is larger than allowed; it was thrown away.
        case tooLarge(Int)
        /// Headers that say no length.
        case unreadable
    }

    /// A larger message is thrown away, in bytes.
    public static let maximumSize = 32 * 1024 * 1024
    /// Longer headers are given up, in bytes.
    public static let maximumHeaders = 8 * 1024

    private var buffer: [UInt8] = []
    private var start = 0
    /// How many bytes of a message that is too large still come.
    private var ignored = 0
    /// The length of the body that is being read.
    private var length: Int?
    private let maximumSize: Int

    /// Begins a stream.
    public init(maximumSize: Int = Self.maximumSize) { self.maximumSize = maximumSize }

    /// How many bytes are held; never more than one message and its headers, and the piece added last.
    public var held: Int { buffer.count - start }

    /// Adds what was read.
    public mutating func add(_ bytes: [UInt8]) {
        var bytes = bytes[...]
        if ignored > 0 {
            let skipped = min(ignored, bytes.count)
            ignored -= skipped
            bytes = bytes.dropFirst(skipped)
        }
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer += bytes
    }

    /// The next whole frame; nil when more has to be read.
    public mutating func next() -> Frame? {
        if length == nil {
            switch readHeaders() {
            case .missing: return nil
            case .unreadable: return .unreadable
            case .length(let found):
                guard found <= maximumSize else {
                    let there = min(found, buffer.count - start)
                    start += there
                    ignored = found - there
                    return .tooLarge(found)
                }
                length = found
            }
        }
        guard let length, buffer.count - start >= length else { return nil }
        self.length = nil
        defer { start += length }
        return .message(Array(buffer[start..<start + length]))
    }

    private enum Headers {
        case missing, unreadable
        case length(Int)
    }

    private mutating func readHeaders() -> Headers {
        guard let end = endOfHeaders() else {
            guard buffer.count - start > Self.maximumHeaders else { return .missing }
            start = buffer.count
            return .unreadable
        }
        let headers = String(decoding: buffer[start..<end.first], as: UTF8.self)
        start = end.behind
        for line in headers.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            let digits = parts[1].filter { $0 != " " && $0 != "\t" }
            if digits.allSatisfy(\.isASCII), let length = Int(digits), length >= 0 { return .length(length) }
        }
        return .unreadable
    }

    /// Where the empty line behind the headers is; a bare line feed ends a line, too.
    private func endOfHeaders() -> (first: Int, behind: Int)? {
        var position = start
        let limit = min(buffer.count, start + Self.maximumHeaders)
        while position < limit {
            if buffer[position] == 0x0a {
                if position + 1 < buffer.count, buffer[position + 1] == 0x0a { return (position, position + 2) }
                if position + 2 < buffer.count, buffer[position + 1] == 0x0d, buffer[position + 2] == 0x0a {
                    return (position, position + 3)
                }
            }
            position += 1
        }
        return nil
    }

    /// A message with its headers.
    public static func written(_ body: [UInt8]) -> [UInt8] {
        Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
}
