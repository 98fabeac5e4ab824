import FrontdeskCore

/// Turns a source into clean text: what is not UTF-8 is replaced, and everything odd about the bytes is reported.
struct SourceReading {
    /// The repaired text.
    let text: SourceText
    /// What is wrong with the bytes, in order.
    let findings: [Finding]

    /// Files larger than this are not read.
    static let maximumBytes = 8 << 20
    /// Lines longer than this are not parsed.
    static let maximumLineBytes = 64 << 10
    private static let maximumFindings = 50

    init(_ source: RuleSource) {
        guard source.bytes.count <= Self.maximumBytes else {
            text = SourceText(path: source.path, validUTF8: [])
            let place = SourceSpan(path: source.path, line: 1, column: 1, endLine: 1, endColumn: 1)
            findings = [
                FindingKind.malformedLine.finding(
                    at: place,
                    "the file has \(source.bytes.count) bytes, more than \(Self.maximumBytes)",
                    remedy: "split it into several files"
                )
            ]
            return
        }
        if let (name, decoded) = Self.decodedUTF16(source.bytes) {
            text = SourceText(path: source.path, validUTF8: decoded)
            let place = SourceSpan(path: source.path, line: 1, column: 1, endLine: 1, endColumn: 2)
            findings = [
                FindingKind.brokenEncoding.finding(
                    at: place,
                    "this file is \(name), and rules are UTF-8",
                    remedy: "save it as UTF-8"
                )
            ]
            return
        }
        var reader = ByteReader(source)
        reader.read()
        text = reader.text
        findings = reader.findings
    }

    /// What a file in UTF-16 says, and how its encoding is called; nil for any other file.
    ///
    /// Its mark tells, or else that every other byte of its beginning is 0, as in Latin letters.
    private static func decodedUTF16(_ bytes: [UInt8]) -> (name: String, utf8: [UInt8])? {
        let isLittle: Bool
        var start = 2
        if bytes.starts(with: [0xff, 0xfe]) {
            isLittle = true
        } else if bytes.starts(with: [0xfe, 0xff]) {
            isLittle = false
        } else {
            let head = bytes.prefix(16)
            guard head.count >= 8, head.contains(0) else { return nil }
            let zeros = head.indices.filter { head[$0] == 0 }
            guard zeros.count == head.count / 2, Set(zeros.map { $0 % 2 }).count == 1 else { return nil }
            isLittle = zeros[0] == 1
            start = 0
        }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: start, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        return ("UTF-16", Array(String(decoding: units, as: UTF16.self).utf8))
    }

    /// Walks over the bytes once.
    private struct ByteReader {
        private let path: String
        private let bytes: [UInt8]
        private var faults: [(offset: Int, kind: FindingKind, message: String, remedy: String)] = []
        private(set) var text: SourceText
        private(set) var findings: [Finding] = []

        init(_ source: RuleSource) {
            path = source.path
            bytes = source.bytes
            text = SourceText(path: source.path, validUTF8: [])
        }

        mutating func read() {
            var isClean = true
            for byte in bytes where byte >= 0x80 || byte == 0 || byte == 0x0d {
                isClean = false
                break
            }
            if isClean {
                text = SourceText(path: path, validUTF8: bytes)
                return
            }
            text = SourceText(path: path, validUTF8: repaired())
            findings = faults.map { fault in
                let isFirstOfMany = fault.message == Self.strayByte && strayBytes > 1
                let message = isFirstOfMany ? "\(fault.message), nor are \(strayBytes - 1) others" : fault.message
                return fault.kind.finding(at: place(of: fault.offset), message, remedy: fault.remedy)
            }
        }

        private mutating func repaired() -> [UInt8] {
            var clean: [UInt8] = []
            clean.reserveCapacity(bytes.count)
            var position = 0
            if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
                note(
                    0,
                    .brokenEncoding,
                    "the file starts with a byte order mark",
                    "save it as UTF-8 without a mark, or let `frontdesk lint --fix` do it"
                )
                position = 3
            }
            var lineEnd: LineEnd?
            while position < bytes.count {
                let byte = bytes[position]
                if byte >= 0x80 {
                    position += copyScalar(at: position, into: &clean)
                    continue
                }
                if byte == 0 {
                    note(clean.count, .brokenEncoding, "the file has a NUL character here", "delete it")
                } else if byte == 0x0a || byte == 0x0d {
                    let found = LineEnd(bytes, at: position)
                    if let first = lineEnd, first != found {
                        let message = "this line ends with \(found.rawValue), the lines above with \(first.rawValue)"
                        if !hasMixedEnds { note(clean.count, .brokenEncoding, message, "use one kind of line end") }
                        hasMixedEnds = true
                    }
                    lineEnd = lineEnd ?? found
                    if found == .pair {
                        clean.append(0x0d)
                        position += 1
                    }
                    clean.append(bytes[position])
                    position += 1
                    continue
                }
                clean.append(byte)
                position += 1
            }
            return clean
        }

        private var hasMixedEnds = false
        /// A file in another encoding has one fault, however many letters it hits.
        private var strayBytes = 0
        private static let strayByte = "this byte is not UTF-8"

        private enum LineEnd: String {
            case lineFeed = "LF"
            case carriageReturn = "CR"
            case pair = "CR LF"

            init(_ bytes: [UInt8], at position: Int) {
                if bytes[position] == 0x0a {
                    self = .lineFeed
                } else {
                    self = position + 1 < bytes.count && bytes[position + 1] == 0x0a ? .pair : .carriageReturn
                }
            }
        }

        /// Copies one scalar, or a replacement character for bytes that are none, and says how many bytes it took.
        private mutating func copyScalar(at position: Int, into clean: inout [UInt8]) -> Int {
            let length = validLength(at: position)
            guard length > 0 else {
                strayBytes += 1
                if strayBytes == 1 { note(clean.count, .brokenEncoding, Self.strayByte, "save the file as UTF-8") }
                clean.append(contentsOf: [0xef, 0xbf, 0xbd])
                return 1
            }
            if let name = invisibleName(at: position, length: length) {
                let remedy = "delete it, or write it as \\u{…} in a quoted text"
                note(clean.count, .invisibleCharacter, "an invisible character (\(name)) stands here", remedy)
            }
            clean.append(contentsOf: bytes[position..<position + length])
            return length
        }

        /// The length of the UTF-8 sequence at `position`, 0 when there is none.
        private func validLength(at position: Int) -> Int {
            let first = bytes[position]
            let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
            guard length > 0, first <= 0xf4, position + length <= bytes.count else { return 0 }
            for offset in 1..<length where bytes[position + offset] & 0xc0 != 0x80 { return 0 }
            let second = bytes[position + 1]
            switch first {
            case 0xe0 where second < 0xa0, 0xed where second > 0x9f, 0xf0 where second < 0x90, 0xf4 where second > 0x8f:
                return 0
            default: return length
            }
        }

        /// The name of a character that reorders or hides text; nil for a visible one.
        private func invisibleName(at position: Int, length: Int) -> String? {
            guard length == 3, bytes[position] == 0xe2 || bytes[position] == 0xef else { return nil }
            let low = UInt32(bytes[position + 2] & 0x3f)
            let value = UInt32(bytes[position] & 0x0f) << 12 | UInt32(bytes[position + 1] & 0x3f) << 6 | low
            switch value {
            case 0x202a...0x202e, 0x2066...0x2069, 0x200e, 0x200f: return "bidirectional control U+\(hex(value))"
            case 0x200b: return "zero-width space U+200B"
            case 0x2060...0x2064: return "invisible operator U+\(hex(value))"
            case 0xfeff: return "byte order mark U+FEFF"
            default: return nil
            }
        }

        private func hex(_ value: UInt32) -> String { String(value, radix: 16, uppercase: true) }

        private mutating func note(_ offset: Int, _ kind: FindingKind, _ message: String, _ remedy: String) {
            guard faults.count < SourceReading.maximumFindings else { return }
            faults.append((offset, kind, message, remedy))
        }

        private func place(of offset: Int) -> SourceSpan {
            var low = 0
            var high = text.lines.count
            while low < high {
                let middle = (low + high) / 2
                if text.lines[middle].start <= offset { low = middle + 1 } else { high = middle }
            }
            guard low > 0 else { return SourceSpan(path: path, line: 1, column: 1, endLine: 1, endColumn: 1) }
            let column = text.column(of: offset, onLine: low - 1)
            return SourceSpan(path: path, line: low, column: column, endLine: low, endColumn: column + 1)
        }
    }
}
