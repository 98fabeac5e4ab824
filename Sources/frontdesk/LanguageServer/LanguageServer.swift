import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook
import FrontdeskRules
import FrontdeskText

/// What an editor has told, and the answers to what it asks.
///
/// Checking is done elsewhere, in ``CheckJob``: it asks for the newest version whenever it is done with an older one, so
/// the faster somebody types, the fewer versions are checked.
actor LanguageServer {
    /// A file that is open in the editor.
    struct Document {
        /// As the editor spells it.
        let uri: String
        var version: Int?
        var bytes: [UInt8]
        /// The text cut into lines.
        var text: EditorText
    }

    /// What the command line says.
    struct Options: Sendable {
        var config: String?
        var rules: String?
        var locales: String?
    }

    /// What came of a message.
    struct Response: Sendable {
        var messages: [JSONValue] = []
        /// Whether something has to be checked again.
        var wantsCheck = false
        /// The code to end with.
        var exit: Int32?
    }

    private enum Phase { case fresh, running, shutDown }

    /// More open files are not looked at.
    static let maximumDocuments = 2_000
    /// A larger file is not looked at, in bytes.
    static let maximumSize = 8 * 1024 * 1024

    private let options: Options
    private var phase = Phase.fresh
    private var workspace = RuleWorkspace.empty
    private(set) var documents: [String: Document] = [:]
    private var generation = 0
    private var checked = 0
    private var wasStale = false
    /// What lay on the disk when it was read last, open files put in.
    private var sets: [RuleFiles] = []
    /// What was found when everything was checked last.
    private(set) var lastResult: CheckJob.Result?
    private var parsed: [String: (source: RuleSource, file: EditorFile)] = [:]
    private var editors: [(editor: RuleEditor, paths: Set<String>)]?
    private var told: Set<String> = []
    private var lastFault: String?

    init(options: Options) { self.options = options }

    /// Whether the editor has said that it is leaving.
    var isShutDown: Bool { phase == .shutDown }

    // MARK: Messages

    /// Takes the body of a message.
    func receive(_ body: [UInt8]) async -> Response {
        let message: JSONValue
        do throws(JSONFault) { message = try JSONValue(reading: body) } catch {
            return Response(messages: [ServerMessage.failure(.null, .notJSON(error))])
        }
        guard let method = message["method"]?.text else {
            // An answer to something we sent needs no answer.
            let isAnswer =
                message["id"] != nil && message.members?.contains { $0.key == "result" || $0.key == "error" } == true
            return Response(messages: isAnswer ? [] : [ServerMessage.failure(message["id"] ?? .null, .noRequest)])
        }
        let params = message["params"] ?? .object([])
        guard let id = message["id"] else { return await take(method, params) }
        switch id {
        case .integer, .string, .number: break
        default: return Response(messages: [ServerMessage.failure(.null, .noRequest)])
        }
        do throws(RequestFault) {
            var response = Response()
            let result = try await answer(method, params, &response)
            response.messages.insert(ServerMessage.answer(id, result), at: 0)
            return response
        } catch {
            return Response(messages: [ServerMessage.failure(id, error)])
        }
    }

    private func take(_ method: String, _ params: JSONValue) async -> Response {
        var response = Response()
        switch method {
        case "exit": response.exit = phase == .shutDown ? 0 : 1
        case "textDocument/didOpen": open(params["textDocument"])
        case "textDocument/didChange": change(params)
        case "textDocument/didClose": close(params)
        case "textDocument/didSave", "workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration": touch()
        default: return response
        }
        response.wantsCheck = phase == .running && generation != checked
        return response
    }

    private func answer(_ method: String, _ params: JSONValue, _ response: inout Response) async throws(RequestFault)
        -> JSONValue
    {
        if method == "initialize" { return await initialize(params, &response) }
        switch phase {
        case .fresh: throw .notInitialized
        case .shutDown: throw .isShutDown
        case .running: break
        }
        switch method {
        case "shutdown":
            phase = .shutDown
            return .null
        case "textDocument/hover": return try hover(params)
        case "textDocument/definition": return try definition(params)
        case "textDocument/references": return try references(params)
        case "textDocument/prepareRename": return try prepareRename(params)
        case "textDocument/rename": return try rename(params)
        case "textDocument/completion": return try completion(params)
        case "textDocument/documentSymbol": return try outline(params)
        case "workspace/symbol": return symbols(params)
        case "textDocument/formatting": return try formatting(params)
        case "textDocument/codeAction": return try actions(params)
        default: throw .unknown(method)
        }
    }

    private func initialize(_ params: JSONValue, _ response: inout Response) async -> JSONValue {
        let folder = params["workspaceFolders"]?.items?.first?["uri"]?.text ?? params["rootUri"]?.text
        let root =
            folder.flatMap(FilePlace.path) ?? params["rootPath"]?.text.map(FilePlace.resolved)
            ?? FilePlace.resolved(FileManager.default.currentDirectoryPath)
        do {
            workspace = try await RuleWorkspace.find(
                in: root,
                config: options.config,
                rules: options.rules,
                locales: options.locales
            )
        } catch {
            response.messages.append(Self.complaint("\(error)"))
        }
        phase = .running
        touch()
        response.wantsCheck = true
        return Self.capabilities
    }

    /// Something to be shown to the person at the editor.
    static func complaint(_ text: String) -> JSONValue {
        ServerMessage.notification("window/showMessage", .members(("type", 1), ("message", .string(text))))
    }

    // MARK: Open files

    private func open(_ document: JSONValue?) {
        guard let uri = document?["uri"]?.text, let path = FilePlace.path(uri), let text = document?["text"]?.text
        else {
            return
        }
        guard documents[path] != nil || documents.count < Self.maximumDocuments else { return }
        keep(uri, path, text, document?["version"]?.wholeNumber)
    }

    private func change(_ params: JSONValue) {
        guard let uri = params["textDocument"]?["uri"]?.text, let path = FilePlace.path(uri), documents[path] != nil,
            let text = params["contentChanges"]?.items?.last?["text"]?.text
        else { return }
        keep(uri, path, text, params["textDocument"]?["version"]?.wholeNumber)
    }

    private func keep(_ uri: String, _ path: String, _ text: String, _ version: Int?) {
        guard text.utf8.count <= Self.maximumSize else {
            documents[path] = nil
            return touch()
        }
        documents[path] = Document(uri: uri, version: version, bytes: Array(text.utf8), text: EditorText(text))
        touch()
    }

    private func close(_ params: JSONValue) {
        guard let path = params["textDocument"]?["uri"]?.text.flatMap(FilePlace.path) else { return }
        documents[path] = nil
        touch()
    }

    private func touch() {
        generation += 1
        editors = nil
    }

    // MARK: Checking

    /// The next thing to check; nil when the newest version has been checked.
    func nextJob() -> CheckJob? {
        guard phase == .running, generation != checked else { return nil }
        return CheckJob(generation: generation, workspace: workspace, drafts: documents.mapValues(\.bytes))
    }

    /// Takes what a job found, and gives back what the editor is told.
    ///
    /// What was found in an older version is thrown away once; if the next one is out of date, too, it is told, so that
    /// somebody who never stops typing sees findings.
    func finish(_ job: CheckJob, _ result: CheckJob.Result) -> [JSONValue] {
        checked = job.generation
        sets = result.sets
        lastResult = result
        if job.generation == generation { editors = nil }
        let isStale = job.generation != generation
        if isStale, !wasStale {
            wasStale = true
            return []
        }
        wasStale = false
        var messages: [JSONValue] = []
        let fault = result.fault?.description
        if let fault, fault != lastFault { messages.append(Self.complaint(fault)) }
        lastFault = fault
        let texts = TextsByPath(result.findings.values.joined(), result.sets, documents.mapValues(\.text))
        for path in Set(result.findings.keys).union(told).sorted() {
            let findings = result.findings[path] ?? []
            let diagnostics = findings.map { Diagnostic($0, texts, documents).json }
            messages.append(
                ServerMessage.notification(
                    "textDocument/publishDiagnostics",
                    .members(
                        ("uri", .string(documents[path]?.uri ?? FilePlace.uri(path))),
                        ("version", documents[path]?.version.map { .integer($0) }),
                        ("diagnostics", .array(diagnostics))
                    )
                )
            )
        }
        told = Set(result.findings.keys)
        return messages
    }

    // MARK: Editors

    /// The editor for the set that a file belongs to.
    func editor(for path: String) throws(RequestFault) -> RuleEditor {
        let all: [(editor: RuleEditor, paths: Set<String>)]
        if let editors {
            all = editors
        } else {
            all = try makeEditors()
            editors = all
        }
        guard let found = all.first(where: { $0.paths.contains(path) }) else {
            throw .failed("\(path): this file belongs to no rules")
        }
        return found.editor
    }

    /// All editors there are, the one of the folders first.
    func allEditors() -> [RuleEditor] {
        if let editors { return editors.map(\.editor) }
        editors = try? makeEditors()
        return editors?.map(\.editor) ?? []
    }

    private func makeEditors() throws(RequestFault) -> [(editor: RuleEditor, paths: Set<String>)] {
        let drafts = documents.mapValues(\.bytes)
        var made: [RuleFiles] = []
        let known = Set(sets.flatMap { $0.sources.map(\.path) + $0.locales.map(\.path) })
        if !sets.isEmpty, drafts.keys.allSatisfy({ known.contains($0) }) {
            made = sets.map { set in
                let paths = Set(set.sources.map(\.path) + set.locales.map(\.path))
                return set.replacing(drafts.filter { paths.contains($0.key) })
            }
        } else {
            do throws(FolderError) { made = try workspace.sets(with: drafts) } catch { throw .failed("\(error)") }
        }
        var kept: [String: (source: RuleSource, file: EditorFile)] = [:]
        let result = made.map { set -> (editor: RuleEditor, paths: Set<String>) in
            let files = set.sources.filter { $0.path.hasSuffix(".rules") }.map { source -> EditorFile in
                if let known = parsed[source.path], known.source == source {
                    kept[source.path] = known
                    return known.file
                }
                let file = EditorFile(source)
                kept[source.path] = (source, file)
                return file
            }
            let editor = RuleEditor(files, locales: set.locales, teams: workspace.settings.teams ?? [])
            return (editor, Set(set.sources.map(\.path) + set.locales.map(\.path)))
        }
        parsed = kept
        return result
    }
}
