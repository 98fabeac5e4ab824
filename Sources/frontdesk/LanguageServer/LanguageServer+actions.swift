import FrontdeskCore
import FrontdeskLint
import FrontdeskRules

/// Something an editor offers to do for a person.
struct CodeAction {
    /// Where editors list it.
    enum Kind: String, CaseIterable {
        /// Repairs one finding.
        case quickFix = "quickfix"
        /// Makes every repair of a file that doesn't change its meaning.
        case fixAll = "source.fixAll"

        /// Whether an editor asks for it, which names kinds or the first parts of kinds.
        func isWanted(_ only: [String]?) -> Bool {
            only?.contains { rawValue == $0 || rawValue.hasPrefix($0 + ".") } ?? true
        }
    }

    let kind: Kind
    let title: String
    let edits: [TextEdit]
    var diagnostic: JSONValue?
    var isPreferred = false

    /// As the editor whose file it is reads it.
    func json(_ document: LanguageServer.Document) -> JSONValue {
        let changes = edits.map { edit in
            let start = document.text.position(line: edit.line, column: edit.column)
            let end = document.text.position(line: edit.endLine, column: edit.endColumn)
            return JSONValue.members(
                ("range", .range(start, max(start, end))),
                ("newText", .string(edit.replacement))
            )
        }
        return .members(
            ("title", .string(title)),
            ("kind", .string(kind.rawValue)),
            ("diagnostics", diagnostic.map { [$0] }),
            ("isPreferred", isPreferred ? true : nil),
            ("edit", .members(("changes", .object([JSONValue.Member(document.uri, .array(changes))]))))
        )
    }
}

extension LanguageServer {
    /// What can be done about the findings in a stretch of an open file: first what keeps the meaning.
    ///
    /// Nothing is offered while the file differs from what was checked: the places would be wrong.
    func actions(_ params: JSONValue) throws(RequestFault) -> JSONValue {
        guard let path = params["textDocument"]?["uri"]?.text.flatMap(FilePlace.path), let document = documents[path]
        else { throw .parameters("the address of an open file") }
        guard let start = EditorText.Position(params["range"]?["start"]),
            let end = EditorText.Position(params["range"]?["end"])
        else { throw .parameters("a range") }
        let only = params["context"]?["only"]?.items?.compactMap(\.text)
        guard let search = search(for: path, document) else { return [] }
        let findings = lastResult?.findings[path] ?? []
        let repairs = findings.compactMap { finding in search.repair(of: finding).map { (finding, $0) } }
        var actions: [CodeAction] = []
        if CodeAction.Kind.quickFix.isWanted(only) {
            let texts = TextsByPath(findings, lastResult?.sets ?? [], documents.mapValues(\.text))
            for (finding, repair) in repairs where touches(finding, start, end, document) {
                actions.append(
                    CodeAction(
                        kind: .quickFix,
                        title: "\(finding.id): \(repair.title)\(repair.isSafe ? "" : " (may change the meaning)")",
                        edits: repair.edits,
                        diagnostic: Diagnostic(finding, texts, documents).json,
                        isPreferred: repair.isSafe
                    )
                )
            }
        }
        let preferred = actions.filter(\.isPreferred) + actions.filter { !$0.isPreferred }
        let all = CodeAction.Kind.fixAll.isWanted(only) ? fixAll(repairs.map(\.1)) : nil
        return .array((preferred + [all].compactMap { $0 }).map { $0.json(document) })
    }

    /// The repairs for a file that is open as it was checked.
    private func search(for path: String, _ document: Document) -> RepairSearch? {
        guard let result = lastResult else { return nil }
        for (set, repairs) in zip(result.sets, result.repairs) {
            guard let source = set.sources.first(where: { $0.path == path }) else { continue }
            return source.bytes == document.bytes ? repairs : nil
        }
        return nil
    }

    private func touches(
        _ finding: Finding,
        _ start: EditorText.Position,
        _ end: EditorText.Position,
        _ document: Document
    ) -> Bool {
        let line = finding.location.line
        let first = document.text.position(line: line, column: finding.location.column)
        let last = finding.endColumn.map { document.text.position(line: line, column: $0) }
        return first <= end && start <= max(first, last ?? document.text.end(ofLine: line))
    }

    /// All repairs of a file that keep its meaning and don't reach into each other, if there are any.
    private func fixAll(_ repairs: [FindingRepair]) -> CodeAction? {
        let safe = repairs.filter(\.isSafe)
        let small = safe.filter { !$0.rewritesFile }
        let edits = RepairRun.compatible(small.isEmpty ? Array(safe.prefix(1)) : small)
        guard !edits.isEmpty else { return nil }
        return CodeAction(kind: .fixAll, title: "make all repairs that keep the meaning", edits: edits)
    }
}

extension EditorText.Position {
    fileprivate init?(_ json: JSONValue?) {
        guard let line = json?["line"]?.wholeNumber, let character = json?["character"]?.wholeNumber else { return nil }
        self.init(line: line, character: character)
    }
}
