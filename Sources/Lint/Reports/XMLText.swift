/// An element of an XML document that is written with its attributes in the order given.
struct XMLText {
    let name: String
    let attributes: [(name: String, value: String)]
    let children: [XMLText]
    let text: String?

    init(
        _ name: String,
        _ attributes: [(name: String, value: String)] = [],
        text: String? = nil,
        _ children: [XMLText] = []
    ) {
        self.name = name
        self.attributes = attributes
        self.text = text
        self.children = children
    }

    /// A whole document with this element as its root.
    var document: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + written(indentation: "") }

    private func written(indentation: String) -> String {
        let head = ([name] + attributes.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }).joined(separator: " ")
        if let text { return "\(indentation)<\(head)>\(Self.escaped(text))</\(name)>\n" }
        if children.isEmpty { return "\(indentation)<\(head)/>\n" }
        let inner = children.map { $0.written(indentation: indentation + "  ") }.joined()
        return "\(indentation)<\(head)>\n\(inner)\(indentation)</\(name)>\n"
    }

    /// The text with what XML reserves written as references; what XML can't hold becomes a replacement character.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case "\r": result += "&#13;"
            case "\t": result += "&#9;"
            case "\u{0}"..."\u{1f}", "\u{fffe}", "\u{ffff}": result += "\u{fffd}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
