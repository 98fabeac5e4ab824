import FrontdeskCore

extension Author {
    /// The author as a column: `v`, `b`, `s`, or `a` and the agent's id.
    var column: String {
        switch self {
        case .visitor: "v"
        case .bot: "b"
        case .system: "s"
        case .agent(let agent): "a\(agent.rawValue)"
        }
    }

    /// Reads ``column``.
    init?(column: String) {
        switch column.first {
        case "v": self = .visitor
        case "b": self = .bot
        case "s": self = .system
        case "a": self = .agent(AgentID(rawValue: String(column.dropFirst())))
        default: return nil
        }
    }
}

extension Author: Stored {
    func write(to writer: inout ByteWriter) { writer.write(column) }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        guard let author = Author(column: try reader.text()) else { throw reader.malformed("an author") }
        self = author
    }
}
