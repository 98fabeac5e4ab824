import FrontdeskCore

extension Author {
    /// The word for who it is.
    var kind: String {
        switch self {
        case .visitor: "visitor"
        case .bot: "bot"
        case .agent: "agent"
        case .system: "system"
        }
    }
}

/// What the name of an author is for whoever reads.
typealias AuthorNames = @Sendable (Author) -> String

extension JSONWriter {
    /// Writes a member that names an author: `{"kind":"agent","name":"Mei"}`.
    mutating func author(_ name: String, _ author: Author, _ names: AuthorNames) {
        object(name) { json in
            json.member("kind", author.kind)
            json.member("name", names(author))
        }
    }
}
