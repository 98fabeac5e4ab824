public import FrontdeskRules

/// A definition in the outline of a file.
public struct OutlineItem: Hashable, Sendable {
    /// What is defined.
    public let kind: NameUse.Kind
    /// The name; `fallback` for the block that has none.
    public let name: String
    /// A few words beside it.
    public let detail: String
    /// The name alone.
    public let nameSpan: SourceSpan
    /// The whole statement.
    public let statement: SourceSpan
}

extension RuleEditor {
    /// What a file defines, in the order of its lines.
    public func outline(of path: String) -> [OutlineItem] {
        guard let file = file(path) else { return [] }
        return file.uses.compactMap { use in
            guard let statement = use.statement else { return nil }
            return OutlineItem(
                kind: use.kind,
                name: use.name,
                detail: use.kind == .variable ? "entity" : use.kind.rawValue,
                nameSpan: use.span,
                statement: statement
            )
        }
    }

    /// Definitions anywhere whose names hold some letters, at most so many.
    public func definitions(matching letters: String, limit: Int = 200) -> [OutlineItem] {
        let wanted = letters.lowercased()
        var found: [OutlineItem] = []
        for file in files {
            for item in outline(of: file.path) where wanted.isEmpty || item.name.lowercased().contains(wanted) {
                found.append(item)
                if found.count == limit { return found }
            }
        }
        return found
    }
}
