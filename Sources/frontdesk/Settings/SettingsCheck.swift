import FrontdeskLint
import FrontdeskRules
import Yams

/// Holds a configuration file against the schema: every unknown key and every value of the wrong kind, with its place.
struct SettingsCheck {
    private let path: String
    private var places: [String: SettingsError.Place] = [:]
    private var faults: [SettingsError.Fault] = []

    /// Checks a file's text.
    ///
    /// - Returns: Where each key has its value.
    /// - Throws: ``SettingsError`` with everything that is wrong.
    static func check(_ text: String, path: String) throws(SettingsError) -> [String: SettingsError.Place] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw .malformed(path, error)
        } catch {
            throw .unreadable(path: path)
        }
        guard let root else { return [:] }
        var check = SettingsCheck(path: path)
        check.visit(root, at: "")
        guard check.faults.isEmpty else { throw .invalid(check.faults) }
        return check.places
    }

    private init(path: String) { self.path = path }

    private mutating func visit(_ node: Node, at key: String) {
        guard let mapping = node.mapping else {
            if key.isEmpty { report(node, "a configuration holds `key: value` lines") }
            return
        }
        for (name, value) in mapping {
            guard let text = name.string else {
                report(name, "a key is a text")
                continue
            }
            let full = key.isEmpty ? text : "\(key).\(text)"
            if let known = SettingsSchema.key(for: full) {
                places[full] = place(of: value)
                verify(value, known)
                if known.name == "lint.severities.*" { verifyCheck(text, name) }
            } else if SettingsSchema.isSection(full) {
                if value.mapping == nil { report(value, "`\(full)` holds further keys, not a value") }
                visit(value, at: full)
            } else {
                report(name, unknown(full))
            }
        }
    }

    private mutating func verify(_ value: Node, _ key: SettingsSchema.Key) {
        let fits =
            switch key.kind {
            case .text: value.scalar != nil
            case .number: value.float != nil
            case .wholeNumber: value.int != nil
            case .switchValue: value.bool != nil
            case .list: value.sequence?.allSatisfy { $0.scalar != nil } ?? false
            }
        if !fits { report(value, "`\(key.name)` is a \(key.kind.rawValue): \(key.meaning)") }
    }

    /// A check that is nowhere in the manual.
    private mutating func verifyCheck(_ spelling: String, _ node: Node) {
        guard CheckManual.page(for: spelling) == nil else { return }
        let known = CheckManual.descriptions.flatMap { [$0.id, $0.name] }
        let near = SpellingSuggestion.nearest(to: spelling, among: known)
        let remedy = near.map { "did you mean `\($0)`?" } ?? "`frontdesk checks` lists them"
        report(node, "there is no check `\(spelling)`; \(remedy)")
    }

    private func unknown(_ name: String) -> String {
        let known = SettingsSchema.keys.map(\.name)
        guard let near = SpellingSuggestion.nearest(to: name, among: known) else {
            return "unknown key `\(name)`; `frontdesk settings` lists them"
        }
        return "unknown key `\(name)`, did you mean `\(near)`?"
    }

    private mutating func report(_ node: Node, _ message: String) {
        faults.append(SettingsError.Fault(place: place(of: node), message: message))
    }

    private func place(of node: Node) -> SettingsError.Place {
        .file(path: path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
}

extension SettingsError {
    fileprivate static func malformed(_ path: String, _ error: YamlError) -> SettingsError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            .malformed(path: path, line: mark.line, column: mark.column, problem: problem)
        default: .malformed(path: path, line: 1, column: 1, problem: "it can't be read as a whole")
        }
    }
}
