/// A rule file's text, repaired to valid UTF-8 and cut into lines.
public struct SourceText: Sendable, Hashable {
    /// A physical line as byte offsets, without its line end.
    struct Line: Sendable, Hashable {
        let start: Int
        let end: Int
    }

    /// The path of the file.
    public let path: String
    let bytes: [UInt8]
    let lines: [Line]
    /// The number of code points before each block of 64 bytes; empty when the text is ASCII.
    private let scalarsBeforeBlock: [Int32]

    private static let blockShift = 6

    init(path: String, validUTF8 bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var lines: [Line] = []
        var start = 0
        var position = 0
        var isASCII = true
        while position < bytes.count {
            let byte = bytes[position]
            if byte >= 0x80 { isASCII = false }
            guard byte == 0x0a || byte == 0x0d else {
                position += 1
                continue
            }
            lines.append(Line(start: start, end: position))
            let isPair = byte == 0x0d && position + 1 < bytes.count && bytes[position + 1] == 0x0a
            position += isPair ? 2 : 1
            start = position
        }
        if start < bytes.count { lines.append(Line(start: start, end: bytes.count)) }
        self.lines = lines
        scalarsBeforeBlock = isASCII ? [] : Self.countScalars(bytes)
    }

    private static func countScalars(_ bytes: [UInt8]) -> [Int32] {
        var counts: [Int32] = []
        counts.reserveCapacity(bytes.count >> blockShift + 1)
        var total: Int32 = 0
        for (offset, byte) in bytes.enumerated() {
            if offset & (1 << blockShift - 1) == 0 { counts.append(total) }
            if byte & 0xc0 != 0x80 { total += 1 }
        }
        return counts
    }

    /// The number of lines.
    public var lineCount: Int { lines.count }

    /// The text of a line, counted from 1, without its line end; empty outside the file.
    public func text(ofLine number: Int) -> String {
        guard lines.indices.contains(number - 1) else { return "" }
        return text(lines[number - 1].start, lines[number - 1].end)
    }

    func text(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The column of a byte offset on a line, in code points from 1.
    func column(of offset: Int, onLine line: Int) -> Int {
        let start = lines[line].start
        guard !scalarsBeforeBlock.isEmpty else { return offset - start + 1 }
        return scalars(before: offset) - scalars(before: start) + 1
    }

    private func scalars(before offset: Int) -> Int {
        let block = min(offset >> Self.blockShift, scalarsBeforeBlock.count - 1)
        var count = Int(scalarsBeforeBlock[block])
        for byte in bytes[(block << Self.blockShift)..<offset] where byte & 0xc0 != 0x80 { count += 1 }
        return count
    }
}
