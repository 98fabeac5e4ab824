/// JSON as it was read: for transcripts, and for editors that speak to the language server.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// One member of an object.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let key: String
        /// The value.
        public let value: JSONValue

        /// Makes a member.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The member of a name; nil for an unknown one, for `null`, and in what is no object.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        guard let value = members.first(where: { $0.key == key })?.value, value != .null else { return nil }
        return value
    }

    /// The text, if it is one.
    public var text: String? { if case .string(let text) = self { text } else { nil } }

    /// The whole number, if it is one.
    public var wholeNumber: Int? {
        switch self {
        case .integer(let number): number
        case .number(let number): Int(exactly: number)
        default: nil
        }
    }

    /// The truth value, if it is one.
    public var flag: Bool? { if case .boolean(let flag) = self { flag } else { nil } }

    /// The items, if it is an array.
    public var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }

    /// The members, if it is an object.
    public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

    /// An object of members in this order, those without a value left out.
    public static func members(_ members: (String, JSONValue?)...) -> JSONValue {
        .object(members.compactMap { key, value in value.map { Member(key, $0) } })
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
