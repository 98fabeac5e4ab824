import FrontdeskCore
import NIOCore

/// Reads the fields of a JSON object and says what is wrong with them.
///
/// Unknown fields are passed over, so that newer clients can speak to older servers.
struct JSONFields: Sendable {
    private let object: JSONObject
    private let place: String

    /// Reads fields of an object; `place` names it in errors, such as `message`.
    init(_ object: JSONObject, in place: String) {
        self.object = object
        self.place = place
    }

    /// Reads a buffer that must hold one JSON object.
    init(_ buffer: ByteBuffer, in place: String) throws(Problem) {
        let value: JSONValue
        do throws(JSONFault) {
            value = try JSONReader.value(in: buffer)
        } catch {
            throw Problem(.malformed, error.description)
        }
        guard case .object(let object) = value else {
            throw Problem(.malformed, "\(place) must be a JSON object, it is \(value.kind)")
        }
        self.init(object, in: place)
    }

    /// The names that are there, in the order they came.
    var names: [String] { object.members.map(\.name) }

    /// The value of a field, null counting as missing.
    func value(_ name: String) -> JSONValue? {
        guard let value = object[name], value != .null else { return nil }
        return value
    }

    // MARK: Texts

    /// A text of at most `limit` bytes that must be there.
    func text(_ name: String, upTo limit: Int) throws(Problem) -> String {
        guard let text = try optionalText(name, upTo: limit) else { throw missing(name, "a text") }
        return text
    }

    /// A text of at most `limit` bytes; nil when it is missing.
    func optionalText(_ name: String, upTo limit: Int) throws(Problem) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else { throw wrong(name, "a text", value) }
        guard text.utf8.count <= limit else {
            throw Problem(.tooLong, "'\(name)' of \(place) has \(text.utf8.count) bytes, at most \(limit) are allowed")
        }
        guard !text.utf8.contains(0) else {
            throw Problem(.invalid, "'\(name)' of \(place) holds a NUL character, leave it out")
        }
        return text
    }

    /// An identifier of 1 to 128 printable ASCII characters that must be there.
    func identifier<ID: Identifier>(_ name: String, as type: ID.Type = ID.self) throws(Problem) -> ID {
        guard let identifier = try optionalIdentifier(name, as: type) else { throw missing(name, "an id") }
        return identifier
    }

    /// An identifier of 1 to 128 printable ASCII characters; nil when it is missing.
    func optionalIdentifier<ID: Identifier>(_ name: String, as type: ID.Type = ID.self) throws(Problem) -> ID? {
        guard let text = try optionalText(name, upTo: 128) else { return nil }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem(.invalid, "'\(name)' of \(place) must be 1 to 128 printable ASCII characters without blanks")
        }
        return ID(rawValue: text)
    }

    /// A name of 1 to 128 bytes in any script; nil when it is missing.
    func optionalName<ID: Identifier>(_ name: String, as type: ID.Type = ID.self) throws(Problem) -> ID? {
        guard let text = try optionalText(name, upTo: 128) else { return nil }
        guard !text.isEmpty, text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw Problem(.invalid, "'\(name)' of \(place) must not be empty or hold control characters")
        }
        return ID(rawValue: text)
    }

    /// A language tag; nil when it is missing or empty.
    func optionalLanguage(_ name: String) throws(Problem) -> LanguageTag? {
        guard let text = try optionalText(name, upTo: 64), !text.isEmpty else { return nil }
        let tag = LanguageTag(text)
        let isPlain = tag.rawValue.utf8.allSatisfy { byte in
            Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber || byte == 0x2D
        }
        guard isPlain else { throw Problem(.invalid, "'\(name)' of \(place) must be a language tag such as zh-CN") }
        return tag == .undetermined ? nil : tag
    }

    // MARK: Others

    /// A truth value that must be there.
    func flag(_ name: String) throws(Problem) -> Bool {
        guard let flag = try optionalFlag(name) else { throw missing(name, "true or false") }
        return flag
    }

    /// A truth value; nil when it is missing.
    func optionalFlag(_ name: String) throws(Problem) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .bool(let flag) = value else { throw wrong(name, "true or false", value) }
        return flag
    }

    /// A whole number in a range that must be there.
    func integer(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int {
        guard let number = try optionalInteger(name, in: range) else { throw missing(name, "a whole number") }
        return number
    }

    /// A whole number in a range; nil when it is missing.
    func optionalInteger(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let value = value(name) else { return nil }
        guard case .integer(let number) = value else { throw wrong(name, "a whole number", value) }
        guard range.contains(number) else {
            let bounds =
                range.upperBound == .max ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
            throw Problem(.invalid, "'\(name)' of \(place) must be \(bounds)")
        }
        return number
    }

    /// An object that must be there.
    func object(_ name: String) throws(Problem) -> JSONFields {
        guard let fields = try optionalObject(name) else { throw missing(name, "an object") }
        return fields
    }

    /// An object; nil when it is missing.
    func optionalObject(_ name: String) throws(Problem) -> JSONFields? {
        guard let value = value(name) else { return nil }
        guard case .object(let object) = value else { throw wrong(name, "an object", value) }
        return JSONFields(object, in: "'\(name)'")
    }

    /// A list of at most `limit` elements, empty when it is missing.
    func list(_ name: String, upTo limit: Int) throws(Problem) -> [JSONValue] {
        guard let value = value(name) else { return [] }
        guard case .array(let elements) = value else { throw wrong(name, "a list", value) }
        guard elements.count <= limit else {
            throw Problem(
                .invalid,
                "'\(name)' of \(place) has \(elements.count) elements, at most \(limit) are allowed"
            )
        }
        return elements
    }

    /// A list of texts of 1 to 128 bytes, empty when it is missing.
    func texts(_ name: String, upTo limit: Int) throws(Problem) -> [String] {
        var texts: [String] = []
        for element in try list(name, upTo: limit) {
            guard case .string(let text) = element, (1...128).contains(text.utf8.count), !text.utf8.contains(0) else {
                throw Problem(.invalid, "'\(name)' of \(place) must hold texts of 1 to 128 bytes")
            }
            texts.append(text)
        }
        return texts
    }

    /// The members of an object as variables: texts, numbers and truth values.
    func attributes(_ name: String, upTo limit: Int) throws(Problem) -> [String: Value] {
        guard let fields = try optionalObject(name) else { return [:] }
        guard fields.names.count <= limit else {
            throw Problem(
                .invalid,
                "'\(name)' of \(place) has \(fields.names.count) members, at most \(limit) are allowed"
            )
        }
        var attributes: [String: Value] = [:]
        for member in fields.object.members {
            switch member.value {
            case .string(let text) where text.utf8.count <= 1_024 && !text.utf8.contains(0):
                attributes[member.name] = .string(text)
            case .integer(let number): attributes[member.name] = .integer(number)
            case .number(let number): attributes[member.name] = .number(number)
            case .bool(let flag): attributes[member.name] = .boolean(flag)
            case .null: continue
            default:
                throw Problem(
                    .invalid,
                    "members of '\(name)' must be numbers, truth values or texts of up to 1024 bytes"
                )
            }
        }
        return attributes
    }

    private func missing(_ name: String, _ kind: String) -> Problem {
        Problem(.invalid, "'\(name)' of \(place) is missing, it must be \(kind)")
    }

    private func wrong(_ name: String, _ kind: String, _ value: JSONValue) -> Problem {
        Problem(.invalid, "'\(name)' of \(place) must be \(kind), it is \(value.kind)")
    }
}
