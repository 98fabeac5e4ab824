/// JSON that is written with its keys in the order given.
indirect enum JSONText {
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case null
    case array([JSONText])
    case object([(key: String, value: JSONText)])

    /// The text, each level indented by two blanks; a value without inner values stays on one line.
    var pretty: String { written(indentation: "") + "\n" }

    private func written(indentation: String) -> String {
        let inner = indentation + "  "
        switch self {
        case .string(let text): return Self.quoted(text)
        case .integer(let number): return String(number)
        case .boolean(let flag): return flag ? "true" : "false"
        case .null: return "null"
        case .array(let items):
            if items.isEmpty { return "[]" }
            let lines = items.map { inner + $0.written(indentation: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n" + indentation + "]"
        case .object(let members):
            if members.isEmpty { return "{}" }
            let lines = members.map { "\(inner)\(Self.quoted($0.key)): \($0.value.written(indentation: inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + indentation + "}"
        }
    }

    /// The text on one line.
    var compact: String {
        switch self {
        case .array(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\(Self.quoted($0.key)):\($0.value.compact)" }.joined(separator: ",") + "}"
        case .string, .integer, .boolean, .null: written(indentation: "")
        }
    }

    /// Object members, those without a value left out.
    static func members(_ members: (String, JSONText?)...) -> JSONText {
        .object(members.compactMap { key, value in value.map { (key, $0) } })
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            // A line separator is legal JSON, but ends a line in programs that read it as a script.
            case "\u{0}"..."\u{1f}", "\u{7f}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension JSONText: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    init(stringLiteral value: String) { self = .string(value) }
    init(arrayLiteral elements: JSONText...) { self = .array(elements) }
}
