import NIOCore

/// Text that is no JSON, or more of it than allowed.
struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The byte where it goes wrong, from 0.
    let offset: Int
    /// What is wrong there; never what the text says.
    let message: String

    var description: String { "not valid JSON at byte \(offset): \(message)" }
}

/// Reads JSON strictly as RFC 8259 has it, with a limit on nesting and on the number of values.
///
/// Names that come twice, lone surrogates and anything behind the value are refused, so that no two readers of the
/// same bytes can disagree about what they say.
struct JSONReader {
    /// The most objects and arrays inside each other.
    static let maximumDepth = 16
    /// The most values in one document.
    static let maximumValues = 20_000
    /// The most members of one object.
    static let maximumMembers = 256

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private var depth = 0
    private var values = 0

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The value in a buffer.
    static func value(in buffer: ByteBuffer) throws(JSONFault) -> JSONValue {
        let result = buffer.withUnsafeReadableBytes { bytes -> Result<JSONValue, JSONFault> in
            var reader = JSONReader(bytes: bytes)
            do throws(JSONFault) {
                let value = try reader.value()
                reader.skipBlanks()
                guard reader.position == bytes.count else { throw reader.fault("nothing may follow the value") }
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func fault(_ message: String) -> JSONFault { JSONFault(offset: position, message: message) }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(JSONFault) -> JSONValue {
        skipBlanks()
        values += 1
        guard values <= Self.maximumValues else { throw fault("too many values") }
        guard let byte = current else { throw fault("the text ends where a value should begin") }
        switch byte {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw fault("a value should begin here")
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        for index in 0..<text.utf8CodeUnitCount {
            guard take(text.utf8Start[index]) else { throw fault("write \(text)") }
        }
        return value
    }

    private mutating func enter() throws(JSONFault) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw fault("nested deeper than \(Self.maximumDepth) levels") }
        position += 1
    }

    private mutating func object() throws(JSONFault) -> JSONObject {
        try enter()
        var object = JSONObject()
        skipBlanks()
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipBlanks()
                guard current == UInt8(ascii: "\"") else { throw fault("a member's name in quotes should begin here") }
                let name = try string()
                skipBlanks()
                guard take(UInt8(ascii: ":")) else { throw fault("a colon should follow the name") }
                guard object.members.count < Self.maximumMembers else { throw fault("too many members in one object") }
                guard object.append(name, try value()) else { throw fault("this name comes twice in one object") }
                skipBlanks()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw fault("a comma or } should follow") }
        }
        depth -= 1
        return object
    }

    private mutating func array() throws(JSONFault) -> [JSONValue] {
        try enter()
        var elements: [JSONValue] = []
        skipBlanks()
        if !take(UInt8(ascii: "]")) {
            repeat {
                elements.append(try value())
                skipBlanks()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw fault("a comma or ] should follow") }
        }
        depth -= 1
        return elements
    }

    private mutating func number() throws(JSONFault) -> JSONValue {
        let start = position
        var isWhole = true
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let integer = Int(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw fault("this number is too large") }
        return .number(number)
    }

    private mutating func digits() throws(JSONFault) {
        let start = position
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw fault("a digit should follow") }
    }

    private mutating func string() throws(JSONFault) -> String {
        position += 1
        let start = position
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            guard byte >= 0x20 else { throw fault("control characters must be escaped") }
            position += 1
        }
        guard current != nil else { throw fault("this text has no closing quote") }
        guard current == UInt8(ascii: "\\") else {
            let text = try text(bytes[start..<position], at: start)
            position += 1
            return text
        }
        return try escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var unescaped = Array(bytes[start..<position])
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(unescaped, at: start)
            case UInt8(ascii: "\\"): try escape(into: &unescaped)
            case 0x00..<0x20: throw fault("control characters must be escaped")
            default: unescaped.append(byte)
            }
        }
        throw fault("this text has no closing quote")
    }

    private func text(_ bytes: some Sequence<UInt8>, at start: Int) throws(JSONFault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw JSONFault(offset: start, message: "this text is not UTF-8")
        }
        return text
    }

    private mutating func escape(into unescaped: inout [UInt8]) throws(JSONFault) {
        guard let byte = current else { throw fault("this text has no closing quote") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"):
            var code = try fourDigits()
            if (0xD800..<0xDC00).contains(code) {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw fault("half a surrogate pair") }
                let low = try fourDigits()
                guard (0xDC00..<0xE000).contains(low) else { throw fault("half a surrogate pair") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault("half a surrogate pair") }
            unescaped.append(contentsOf: UTF8.encode(scalar)?.map { $0 } ?? [])
        default: throw fault("unknown escape")
        }
    }

    private mutating func fourDigits() throws(JSONFault) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw fault("four hexadecimal digits should follow")
            }
            code = code << 4 | UInt32(digit)
            position += 1
        }
        return code
    }
}
