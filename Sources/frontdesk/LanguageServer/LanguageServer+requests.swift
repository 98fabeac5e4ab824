import FrontdeskCore
import FrontdeskLint
import FrontdeskRules

extension LanguageServer {
    /// What the server can do, as it tells editors.
    static let capabilities: JSONValue = .members(
        (
            "capabilities",
            .members(
                ("positionEncoding", "utf-16"),
                ("textDocumentSync", .members(("openClose", true), ("change", 1), ("save", true))),
                ("hoverProvider", true),
                ("definitionProvider", true),
                ("referencesProvider", true),
                ("documentSymbolProvider", true),
                ("workspaceSymbolProvider", true),
                ("documentFormattingProvider", true),
                (
                    "codeActionProvider",
                    .members(("codeActionKinds", .array(CodeAction.Kind.allCases.map { .string($0.rawValue) })))
                ),
                ("renameProvider", .members(("prepareProvider", true))),
                ("completionProvider", .members(("triggerCharacters", ["@", "＠", "{", "｛", ":", ">", "<", " "])))
            )
        ),
        ("serverInfo", .members(("name", "frontdesk"), ("version", .string(FrontdeskVersion.text))))
    )

    /// Where a request points to.
    private func place(_ params: JSONValue) throws(RequestFault) -> FileLocation {
        guard let path = params["textDocument"]?["uri"]?.text.flatMap(FilePlace.path) else {
            throw .parameters("the address of a file")
        }
        guard let line = params["position"]?["line"]?.wholeNumber,
            let character = params["position"]?["character"]?.wholeNumber
        else { throw .parameters("a position") }
        let text = try text(path)
        let place = text.place(of: EditorText.Position(line: line, character: max(0, character)))
        return FileLocation(path: path, line: place.line, column: place.column)
    }

    private func text(_ path: String) throws(RequestFault) -> EditorText {
        if let open = documents[path] { return open.text }
        guard let file = try editor(for: path).file(path) else { throw .failed("\(path): no rule file") }
        return file.text
    }

    private func range(_ span: SourceSpan, _ editor: RuleEditor) -> JSONValue {
        let text =
            documents[span.path]?.text ?? editor.file(span.path)?.text
            ?? EditorText(String(decoding: FileBytes.read(span.path), as: UTF8.self))
        return .range(
            text.position(line: span.line, column: span.column),
            text.position(line: span.endLine, column: span.endColumn)
        )
    }

    private func uri(_ path: String) -> JSONValue { .string(documents[path]?.uri ?? FilePlace.uri(path)) }

    private func location(_ span: SourceSpan, _ editor: RuleEditor) -> JSONValue {
        .members(("uri", uri(span.path)), ("range", range(span, editor)))
    }

    func hover(_ params: JSONValue) throws(RequestFault) -> JSONValue {
        let place = try place(params)
        let editor = try editor(for: place.path)
        guard let hover = editor.hover(at: place) else { return .null }
        return .members(
            ("contents", .members(("kind", "markdown"), ("value", .string(hover.markdown)))),
            ("range", range(hover.span, editor))
        )
    }

    func definition(_ params: JSONValue) throws(RequestFault) -> JSONValue {
        let place = try place(params)
        let editor = try editor(for: place.path)
        return .array(editor.definitions(at: place).map { location($0, editor) })
    }

    func references(_ params: JSONValue) throws(RequestFault) -> JSONValue {
        let place = try place(params)
        let editor = try editor(for: place.path)
        let all = params["context"]?["includeDeclaration"]?.flag ?? true
        return .array(editor.references(at: place, includingDefinitions: all).map { location($0, editor) })
    }

    func prepareRename(_ params: JSONValue) throws(RequestFault) -> JSONValue {
        let place = try place(params)
        let editor = try editor(for: place.path)
        do throws(RenameFault) {
            let use = try editor.renamable(at: place)
            return .members(("range", range(use.span, editor)), ("placeholder", .string(use.name)))
        } catch {
            throw .failed("\(error)")
        }
    }

    func rename(_ params: JSONValue) throws(RequestFault) -> JSONValue {
        let place = try place(params)
        guard let name = params["newName"]?.text else { throw .parameters("a new name") }
        let editor = try editor(for: place.path)
        let spans: [SourceSpan]
        do throws(RenameFault) { spans = try editor.rename(at: place, to: name) } catch { throw .failed("\(error)") }
        var edits: [String: [JSONValue]] = [:]
        for span in spans {
            edits[span.path, default: []].append(
                .members(("range", range(span, editor)), ("newText", .string(name)))
            )
        }
        let changes = edits.sorted { $0.key < $1.key }.map { path, edits in
            JSONValue.Member(documents[path]?.uri ?? FilePlace.uri(path), .array(edits))
        }
        return .members(("changes", .object(changes)))
    }

    func completion(_ params: JSONValue) throws(RequestFault) -> JSONValue {
        let place = try place(params)
        let editor = try editor(for: place.path)
        let items = editor.completions(at: place)
        let listed = items.map { item in
            JSONValue.members(
                ("label", .string(item.label)),
                ("kind", .integer(item.kind.number)),
                ("detail", item.detail.isEmpty ? nil : .string(item.detail)),
                (
                    "textEdit",
                    .members(("range", range(item.replaced, editor)), ("newText", .string(item.label)))
                )
            )
        }
        let isFull = items.count >= RuleEditor.maximumSuggestions
        return .members(("isIncomplete", .boolean(isFull)), ("items", .array(listed)))
    }

    func outline(_ params: JSONValue) throws(RequestFault) -> JSONValue {
        guard let path = params["textDocument"]?["uri"]?.text.flatMap(FilePlace.path) else {
            throw .parameters("the address of a file")
        }
        let editor = try editor(for: path)
        return .array(
            editor.outline(of: path).map { item in
                .members(
                    ("name", .string(item.name)),
                    ("detail", .string(item.detail)),
                    ("kind", .integer(item.kind.number)),
                    ("range", range(item.statement, editor)),
                    ("selectionRange", range(item.nameSpan, editor))
                )
            }
        )
    }

    func symbols(_ params: JSONValue) -> JSONValue {
        let wanted = params["query"]?.text ?? ""
        let found = allEditors().flatMap { editor in
            editor.definitions(matching: wanted).map { item in
                JSONValue.members(
                    ("name", .string(item.name)),
                    ("kind", .integer(item.kind.number)),
                    ("location", location(item.nameSpan, editor))
                )
            }
        }
        return .array(found)
    }

    func formatting(_ params: JSONValue) throws(RequestFault) -> JSONValue {
        guard let path = params["textDocument"]?["uri"]?.text.flatMap(FilePlace.path), let document = documents[path]
        else { throw .parameters("the address of an open file") }
        switch RuleFormatter.format(RuleSource(path: path, bytes: document.bytes)) {
        case .tidy: return []
        case .rewritten(let text):
            let whole = JSONValue.range(EditorText.Position(line: 0, character: 0), document.text.end)
            return [.members(("range", whole), ("newText", .string(text)))]
        case .broken: throw .failed("the file has errors; it is formatted when they are repaired")
        case .refused: throw .failed("the file can't be formatted without changing its meaning")
        }
    }
}

extension NameUse.Kind {
    /// The number that editors know it by in an outline.
    fileprivate var number: Int {
        switch self {
        case .rule: 12
        case .concept: 5
        case .variable: 13
        case .intent: 24
        case .topic: 2
        case .schedule: 14
        case .webhook: 11
        case .test: 6
        case .text: 15
        }
    }
}

extension CompletionItem.Kind {
    /// The number that editors know it by in a list of suggestions.
    fileprivate var number: Int {
        switch self {
        case .keyword: 14
        case .rule: 3
        case .concept: 7
        case .variable: 6
        case .intent: 23
        case .schedule: 21
        case .webhook: 8
        case .topic: 9
        case .text: 1
        case .value: 12
        }
    }
}
