import FrontdeskCore
import FrontdeskLint
import FrontdeskRules

/// The texts that findings point into, cut into lines.
struct TextsByPath: Sendable {
    private var texts: [String: EditorText]

    init(_ findings: some Sequence<Finding>, _ sets: [RuleFiles], _ open: [String: EditorText]) {
        texts = open
        let bytes = Dictionary(
            sets.flatMap { $0.sources.map { ($0.path, $0.bytes) } },
            uniquingKeysWith: { first, _ in first }
        )
        for finding in findings {
            for path in [finding.location.path] + finding.notes.map(\.location.path) where texts[path] == nil {
                texts[path] = EditorText(String(decoding: bytes[path] ?? FileBytes.read(path), as: UTF8.self))
            }
        }
    }

    /// The text of a file; an empty one for a file that nothing points into.
    subscript(path: String) -> EditorText { texts[path] ?? EditorText("") }
}

/// One finding, as editors show it.
struct Diagnostic {
    private let finding: Finding
    private let texts: TextsByPath
    private let documents: [String: LanguageServer.Document]

    init(_ finding: Finding, _ texts: TextsByPath, _ documents: [String: LanguageServer.Document]) {
        self.finding = finding
        self.texts = texts
        self.documents = documents
    }

    var json: JSONValue {
        let notes = finding.notes.map { note in
            JSONValue.members(
                (
                    "location",
                    .members(
                        ("uri", .string(documents[note.location.path]?.uri ?? FilePlace.uri(note.location.path))),
                        ("range", range(note.location, nil))
                    )
                ),
                ("message", .string(note.message))
            )
        }
        return .members(
            ("range", range(finding.location, finding.endColumn)),
            ("severity", .integer(finding.severity.number)),
            ("code", .string(finding.id)),
            ("source", "frontdesk"),
            ("message", .string(finding.message + (finding.remedy.map { "\n\($0)" } ?? ""))),
            ("relatedInformation", notes.isEmpty ? nil : .array(notes))
        )
    }

    private func range(_ location: FileLocation, _ endColumn: Int?) -> JSONValue {
        let text = texts[location.path]
        let start = text.position(line: location.line, column: location.column)
        let end = endColumn.map { text.position(line: location.line, column: $0) } ?? text.end(ofLine: location.line)
        return JSONValue.range(start, max(start, end))
    }
}

extension Finding.Severity {
    fileprivate var number: Int {
        switch self {
        case .error: 1
        case .warning: 2
        case .info: 3
        }
    }
}

extension JSONValue {
    /// A range of an editor.
    static func range(_ start: EditorText.Position, _ end: EditorText.Position) -> JSONValue {
        .members(("start", position(start)), ("end", position(end)))
    }

    private static func position(_ position: EditorText.Position) -> JSONValue {
        .members(("line", .integer(position.line)), ("character", .integer(position.character)))
    }
}
