public import FrontdeskCore
public import FrontdeskRules
public import FrontdeskText

/// Answers an editor's questions about rules: what stands here, where it is defined, what could stand here.
///
/// It is made of parsed files and never needs them to be free of errors. Columns count code points, from 1.
public struct RuleEditor: Sendable {
    /// A name and everything that belongs to it: concepts of one name in two languages are two.
    struct Symbol: Hashable, Sendable {
        let kind: NameUse.Kind
        let name: String
        /// The first place that defines it; told apart by this only where one name means several things.
        let home: FileLocation?
    }

    /// The files, in the order of their paths.
    let files: [EditorFile]
    let locales: [LocaleFile]
    let teams: [TeamName]
    private let numbers: [String: Int]
    private let filled: Set<String>
    /// Concepts by name, with the number of the group of concepts that some place means together.
    private let concepts: [String: [(use: NameUse, group: Int)]]

    /// Makes an editor of files and texts.
    ///
    /// - Parameters:
    ///   - files: The rule files.
    ///   - locales: The locale files.
    ///   - teams: The teams that rules may call; for completion.
    public init(_ files: [EditorFile], locales: [LocaleFile], teams: [TeamName] = []) {
        self.files = files.sorted { $0.path < $1.path }
        self.locales = locales.sorted { $0.path < $1.path }
        self.teams = teams
        numbers = Dictionary(self.files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        filled = self.files.reduce(into: []) { $0.formUnion($1.filled) }
        concepts = Self.grouped(self.files)
    }

    /// A file of the set; nil for any other.
    public func file(_ path: String) -> EditorFile? { numbers[path].map { files[$0] } }

    /// The name at a place; nil where none stands.
    public func use(at place: FileLocation) -> NameUse? {
        file(place.path)?.uses.first { $0.covers(line: place.line, column: place.column) }.map(whole)
    }

    /// Where the name at a place is defined.
    public func definitions(at place: FileLocation) -> [SourceSpan] {
        guard let use = use(at: place) else { return [] }
        if use.kind == .text { return locales.flatMap { $0.keySpans(use.name) } }
        let all = uses(of: use)
        let defining = all.filter(\.isDefinition)
        // A variable that no entity defines begins where it is first written.
        return (defining.isEmpty ? Array(all.prefix(1)) : defining).map(\.span)
    }

    /// Everywhere the name at a place stands, in the order of path and line.
    public func references(at place: FileLocation, includingDefinitions: Bool = true) -> [SourceSpan] {
        guard let use = use(at: place) else { return [] }
        return uses(of: use).filter { includingDefinitions || !$0.isDefinition }.map(\.span)
    }

    // MARK: Symbols

    /// All uses of the same thing.
    func uses(of use: NameUse) -> [NameUse] {
        let symbol = symbol(of: use)
        return files.flatMap(\.uses).map(whole).filter { self.symbol(of: $0) == symbol }
    }

    /// All definitions of a kind, in the order of path and line.
    func definitions(_ kind: NameUse.Kind) -> [NameUse] {
        files.flatMap { $0.uses.filter { $0.kind == kind && $0.isDefinition } }
    }

    /// The name of a field is the name of the variable it is a field of.
    private func whole(_ use: NameUse) -> NameUse {
        guard use.kind == .variable, !use.isDefinition, let dot = use.name.firstIndex(of: ".") else { return use }
        let base = String(use.name[..<dot])
        guard filled.contains(base), use.span.line == use.span.endLine else { return use }
        let span = SourceSpan(
            path: use.span.path,
            line: use.span.line,
            column: use.span.column,
            endLine: use.span.line,
            endColumn: use.span.column + base.unicodeScalars.count
        )
        return NameUse(kind: .variable, name: base, span: span, statement: nil, languages: use.languages)
    }

    private func symbol(of use: NameUse) -> Symbol {
        guard use.kind == .concept, let all = concepts[use.name], all.count > 1 else {
            return Symbol(kind: use.kind, name: use.name, home: nil)
        }
        let meant = Self.meant(by: use, all.map(\.use)).first ?? 0
        let group = all[meant].group
        return Symbol(kind: .concept, name: use.name, home: all.first { $0.group == group }?.use.span.start)
    }

    /// Which of several concepts of one name a place means: those of its languages, else the one for any language.
    private static func meant(by use: NameUse, _ all: [NameUse]) -> [Int] {
        if use.isDefinition { return all.firstIndex(of: use).map { [$0] } ?? [] }
        var found: [Int] = []
        for language in use.languages {
            var tag: LanguageTag? = language
            while let current = tag {
                if let index = all.firstIndex(where: { $0.languages.contains(current) }) {
                    if !found.contains(index) { found.append(index) }
                    break
                }
                tag = current.parent
            }
        }
        return found.isEmpty ? all.indices.filter { all[$0].languages.isEmpty } : found
    }

    /// The concepts by name; those that one place means together are one group, so that they are renamed together.
    private static func grouped(_ files: [EditorFile]) -> [String: [(use: NameUse, group: Int)]] {
        var defined: [String: [NameUse]] = [:]
        var used: [String: [NameUse]] = [:]
        for use in files.lazy.flatMap(\.uses) where use.kind == .concept {
            if use.isDefinition {
                defined[use.name, default: []].append(use)
            } else {
                used[use.name, default: []].append(use)
            }
        }
        return defined.reduce(into: [:]) { result, entry in
            let (name, all) = entry
            var groups = Array(all.indices)
            if all.count > 1 {
                for use in used[name] ?? [] {
                    let meant = meant(by: use, all).map { groups[$0] }
                    guard let first = meant.min() else { continue }
                    for index in groups.indices where meant.contains(groups[index]) { groups[index] = first }
                }
            }
            result[name] = zip(all, groups).map { (use: $0, group: $1) }
        }
    }
}

extension LocaleFile {
    /// Where the entries of a key stand.
    func keySpans(_ key: String) -> [SourceSpan] {
        entries.filter { $0.key == key }.map { entry in
            SourceSpan(
                path: path,
                line: entry.keyLocation.line,
                column: entry.keyLocation.column + 1,
                endLine: entry.keyLocation.line,
                endColumn: entry.keyLocation.column + 1 + key.unicodeScalars.count
            )
        }
    }
}
