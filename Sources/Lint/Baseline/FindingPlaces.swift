import FrontdeskCore
import FrontdeskRules

/// In which statement findings stand, and on what line.
public struct FindingPlaces: Sendable {
    private struct Stretch {
        let first: Int
        let last: Int
        let name: String
    }

    /// The statements of each file, in order.
    private let stretches: [String: [Stretch]]
    private let lines: SourceLines

    /// Looks at a project.
    public init(_ project: RuleProject, lines: SourceLines) {
        var stretches: [String: [Stretch]] = [:]
        for file in project.files {
            stretches[file.path] = file.statements.compactMap { statement in
                statement.title.map { Stretch(first: statement.span.line, last: statement.span.endLine, name: $0) }
            }
        }
        self.stretches = stretches
        self.lines = lines
    }

    /// The statement that a place is in, such as `rule refund.ask`; the path of a place in none.
    func name(of place: FileLocation) -> String {
        let all = stretches[place.path] ?? []
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if all[middle].last < place.line { low = middle + 1 } else { high = middle }
        }
        guard low < all.count, all[low].first <= place.line else { return place.path }
        return all[low].name
    }

    /// A hash of a line without its blanks.
    func lineHash(of place: FileLocation) -> String {
        var hash = StableHash()
        let line = lines.line(place.line, of: place.path) ?? ""
        hash.combine(line.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        return hash.hexadecimal
    }
}

extension Statement {
    /// The keyword and the name; nil for a statement without a name.
    fileprivate var title: String? {
        switch self {
        case .concept(let node): "concept \(node.name.value)"
        case .entity(let node): "entity \(node.name.value)"
        case .intent(let node): "intent \(node.name.value)"
        case .rule(let node): "rule \(node.name.value)"
        case .schedule(let node): "schedule \(node.name.value)"
        case .webhook(let node): "webhook \(node.name.value)"
        case .test(let node): "test \(node.name.value)"
        case .fallback: "fallback"
        case .version, .include, .language, .topic: nil
        }
    }
}
