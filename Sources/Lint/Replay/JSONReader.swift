/// Reads JSON, however broken it is: every input ends in a value or in a fault with its place.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    /// Values that lie deeper than this are refused, so that no input exhausts the stack.
    static let maximumDepth = 128

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads one value with nothing but blanks behind it.
    mutating func read() throws(JSONFault) -> JSONValue {
        let value = try value()
        skipBlanks()
        guard position == bytes.count else { throw fault("the end") }
        return value
    }

    private mutating func value() throws(JSONFault) -> JSONValue {
        skipBlanks()
        guard position < bytes.count else { throw fault("a value") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object() throws(JSONFault) -> JSONValue {
        try enter()
        var members: [JSONValue.Member] = []
        while true {
            skipBlanks()
            if members.isEmpty, take("}") { break }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw fault("a name") }
            let key = try string()
            skipBlanks()
            guard take(":") else { throw fault("':'") }
            members.append(JSONValue.Member(key, try value()))
            skipBlanks()
            if take(",") { continue }
            guard take("}") else { throw fault("',' or '}'") }
            break
        }
        depth -= 1
        return .object(members)
    }

    private mutating func array() throws(JSONFault) -> JSONValue {
        try enter()
        var items: [JSONValue] = []
        while true {
            skipBlanks()
            if items.isEmpty, take("]") { break }
            items.append(try value())
            skipBlanks()
            if take(",") { continue }
            guard take("]") else { throw fault("',' or ']'") }
            break
        }
        depth -= 1
        return .array(items)
    }

    private mutating func enter() throws(JSONFault) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw fault("at most \(Self.maximumDepth) levels") }
        position += 1
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        let length = word.utf8CodeUnitCount
        guard bytes.count - position >= length else { throw fault("a value") }
        let isWord = word.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + length]) }
        guard isWord else { throw fault("a value") }
        position += length
        return value
    }

    private mutating func number() throws(JSONFault) -> JSONValue {
        let start = position
        var isWhole = true
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"): isWhole = false
            default:
                return try number(from: start, isWhole)
            }
            position += 1
        }
        return try number(from: start, isWhole)
    }

    private mutating func number(from start: Int, _ isWhole: Bool) throws(JSONFault) -> JSONValue {
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let number = Int(text) { return .integer(number) }
        guard let first = text.utf8.first, first != UInt8(ascii: "+"), let number = Double(text), number.isFinite
        else {
            position = start
            throw fault("a value")
        }
        return .number(number)
    }

    private mutating func string() throws(JSONFault) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            default: position += 1
            }
        }
        throw fault("'\"'")
    }

    /// Goes on with a string at its first escape.
    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var text = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            default: text.append(byte)
            }
        }
        throw fault("'\"'")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
        guard position < bytes.count else { throw fault("an escape") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "n"): text.append(0x0a)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0d)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0c)
        case UInt8(ascii: "u"):
            var value = try fourDigits()
            if (0xd800..<0xdc00).contains(value), bytes.count - position >= 6, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            {
                position += 2
                let low = try fourDigits()
                if (0xdc00..<0xe000).contains(low) { value = 0x10000 + (value - 0xd800) << 10 + (low - 0xdc00) }
            }
            // Half a pair stands for no character.
            text.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{fffd}").utf8)
        default: throw fault("an escape")
        }
    }

    private mutating func fourDigits() throws(JSONFault) -> UInt32 {
        guard bytes.count - position >= 4 else { throw fault("four hexadecimal digits") }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0a, 0x0d: position += 1
            default: return
            }
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
        position += 1
        return true
    }

    private func fault(_ expected: String) -> JSONFault { JSONFault(offset: position, expected: expected) }
}

/// JSON can't be read.
public struct JSONFault: Error, Hashable, CustomStringConvertible {
    /// How many bytes could be read.
    public let offset: Int
    /// What should have stood there.
    public let expected: String

    public var description: String { "no JSON: expected \(expected) at byte \(offset + 1)" }
}

extension JSONValue {
    /// Reads a value.
    ///
    /// - Throws: ``JSONFault`` with the first place that is wrong.
    public init(reading bytes: [UInt8]) throws(JSONFault) {
        var reader = JSONReader(bytes)
        self = try reader.read()
    }
}
