import FrontdeskCore
import NIOCore

/// Writes JSON: UTF-8, members in the order in which they are written, nothing that is nil.
struct JSONWriter: Sendable {
    private var bytes: [UInt8] = []
    private var needsComma = false

    /// Starts an empty document.
    init() { bytes.reserveCapacity(256) }

    /// What was written.
    var buffer: ByteBuffer { ByteBuffer(bytes: bytes) }

    /// How many bytes were written.
    var count: Int { bytes.count }

    // MARK: Values

    /// Writes an object.
    mutating func object(_ members: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        members(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    /// Writes an array.
    mutating func array<Element>(_ elements: some Sequence<Element>, _ each: (inout JSONWriter, Element) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "["))
        needsComma = false
        for element in elements { each(&self, element) }
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Writes a text.
    mutating func string(_ text: String) {
        separate()
        append(quoted: text)
        needsComma = true
    }

    /// Writes a whole number.
    mutating func integer(_ number: Int) { literal(String(number)) }

    /// Writes a number; infinities and not-a-number become null, which JSON has instead.
    mutating func number(_ number: Double) {
        guard number.isFinite else { return null() }
        if number == number.rounded(), abs(number) < 1e15 {
            literal(String(Int64(number)))
        } else {
            literal(String(number))
        }
    }

    /// Writes a truth value.
    mutating func bool(_ flag: Bool) { literal(flag ? "true" : "false") }

    /// Writes null.
    mutating func null() { literal("null") }

    /// Writes a variable's value.
    mutating func value(_ value: Value) {
        switch value {
        case .string(let text): string(text)
        case .integer(let number): integer(number)
        case .number(let number): self.number(number)
        case .boolean(let flag): bool(flag)
        }
    }

    // MARK: Members

    /// Writes a member's name; its value must follow.
    mutating func name(_ name: String) {
        separate()
        append(quoted: name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a member that is an object.
    mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
        self.name(name)
        object(members)
    }

    /// Writes a member that is an array.
    mutating func array<Element>(
        _ name: String,
        _ elements: some Sequence<Element>,
        _ each: (inout JSONWriter, Element) -> Void
    ) {
        self.name(name)
        array(elements, each)
    }

    /// Writes a member that is a list of texts.
    mutating func strings(_ name: String, _ texts: some Sequence<String>) {
        array(name, texts) { json, text in json.string(text) }
    }

    /// Writes a member that is a list of names.
    mutating func identifiers<ID: Identifier>(_ name: String, _ identifiers: some Sequence<ID>) {
        array(name, identifiers) { json, identifier in json.string(identifier.rawValue) }
    }

    /// Writes a member that is a text.
    mutating func member(_ name: String, _ text: String) {
        self.name(name)
        string(text)
    }

    /// Writes a member that is a text, or nothing.
    mutating func member(_ name: String, _ text: String?) {
        if let text { member(name, text) }
    }

    /// Writes a member that is a whole number.
    mutating func member(_ name: String, _ number: Int) {
        self.name(name)
        integer(number)
    }

    /// Writes a member that is a whole number, or nothing.
    mutating func member(_ name: String, _ number: Int?) {
        if let number { member(name, number) }
    }

    /// Writes a member that is a number.
    mutating func member(_ name: String, _ number: Double) {
        self.name(name)
        self.number(number)
    }

    /// Writes a member that is a truth value.
    mutating func member(_ name: String, _ flag: Bool) {
        self.name(name)
        bool(flag)
    }

    /// Writes a member that is an identifier.
    mutating func member(_ name: String, _ identifier: some Identifier) { member(name, identifier.rawValue) }

    /// Writes a member that is an identifier, or nothing.
    mutating func member<ID: Identifier>(_ name: String, _ identifier: ID?) {
        if let identifier { member(name, identifier.rawValue) }
    }

    /// Writes a member that is a point in time.
    mutating func member(_ name: String, _ instant: Instant) { member(name, instant.description) }

    /// Writes a member that is a point in time, or nothing.
    mutating func member(_ name: String, _ instant: Instant?) {
        if let instant { member(name, instant.description) }
    }

    /// Writes a member that is a language.
    mutating func member(_ name: String, _ language: LanguageTag) { member(name, language.rawValue) }

    /// Writes a member that is a language, or nothing.
    mutating func member(_ name: String, _ language: LanguageTag?) {
        if let language { member(name, language.rawValue) }
    }

    /// Writes a member that is null.
    mutating func nullMember(_ name: String) {
        self.name(name)
        null()
    }

    // MARK: Bytes

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x00..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Self.hexadecimal[Int(byte >> 4)])
                bytes.append(Self.hexadecimal[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}
