/// A JSON value that came over the wire.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// What kind of value it is, for error messages.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a truth value"
        case .integer, .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// The members of a JSON object, in the order they came.
struct JSONObject: Hashable, Sendable {
    /// A name and its value.
    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONValue
    }

    /// All members; no name comes twice.
    private(set) var members: [Member] = []

    /// The value of a name; nil when it is missing.
    subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }

    /// Adds a member; false when the name is there already.
    mutating func append(_ name: String, _ value: JSONValue) -> Bool {
        guard self[name] == nil else { return false }
        members.append(Member(name: name, value: value))
        return true
    }
}
