import FrontdeskCore

/// Checks that every included file is in the set, and that no file includes itself.
struct IncludeCheck {
    private let draft: RuleSetDraft
    private let numbers: [String: Int]

    init(_ draft: RuleSetDraft) {
        self.draft = draft
        numbers = Dictionary(draft.files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func findings() -> [Finding] {
        var findings: [Finding] = []
        var edges: [[(target: Int, span: SourceSpan)]] = Array(repeating: [], count: draft.files.count)
        for include in draft.includes {
            let file = include.node.file
            switch Self.resolve(file.value, from: draft.files[include.file].path) {
            case .failure(let fault): findings.append(finding(file, fault.message))
            case .success(let path):
                if let target = numbers[path] {
                    edges[include.file].append((target, file.span))
                } else {
                    let near = nearest(to: path).map { Self.relative($0, to: draft.files[include.file].path) }
                    let remedy = near.map { "did you mean `\($0)`?" }
                    findings.append(finding(file, "there is no file `\(path)` in the rules folder", remedy: remedy))
                }
            }
        }
        findings += cycles(edges)
        return findings
    }

    /// The file that was probably meant: one of the same name in another folder, else one whose name is near.
    private func nearest(to path: String) -> String? {
        func name(_ path: String) -> String {
            let last = path.split(separator: "/").last.map(String.init) ?? path
            return last.hasSuffix(".rules") ? String(last.dropLast(6)) : last
        }
        let files = draft.files.map(\.path)
        if let moved = files.first(where: { name($0) == name(path) }) { return moved }
        guard let near = SpellingSuggestion.nearest(to: name(path), among: files.map(name)) else { return nil }
        return files.first { name($0) == near }
    }

    /// The path of a file as another one names it.
    private static func relative(_ path: String, to file: String) -> String {
        let target = path.split(separator: "/")
        let folder = file.split(separator: "/").dropLast()
        let shared = zip(target.dropLast(), folder).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: folder.count - shared) + target[shared...].map(String.init))
            .joined(separator: "/")
    }

    private func finding(_ file: Located<String>, _ message: String, remedy: String? = nil) -> Finding {
        FindingKind.brokenInclude.finding(at: file.span, message, remedy: remedy)
    }

    /// One finding for each include that closes a circle.
    private func cycles(_ edges: [[(target: Int, span: SourceSpan)]]) -> [Finding] {
        var findings: [Finding] = []
        var state = Array(repeating: 0, count: edges.count)
        for start in edges.indices where state[start] == 0 {
            var path: [(node: Int, next: Int)] = [(start, 0)]
            state[start] = 1
            while let (node, next) = path.last {
                guard next < edges[node].count else {
                    state[node] = 2
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let edge = edges[node][next]
                if state[edge.target] == 1 {
                    let message = "`\(draft.files[edge.target].path)` includes itself through this line"
                    findings.append(
                        FindingKind.brokenInclude.finding(at: edge.span, message, remedy: "delete one of the includes")
                    )
                } else if state[edge.target] == 0 {
                    state[edge.target] = 1
                    path.append((edge.target, 0))
                }
            }
        }
        return findings
    }

    /// Why a path can't be followed.
    struct PathFault: Error {
        let message: String
    }

    /// The path of a file that another file names, or what is wrong with it.
    static func resolve(_ path: String, from file: String) -> Result<String, PathFault> {
        if path.contains("://") {
            return .failure(PathFault(message: "an address can't be included, only a file of the rules folder"))
        }
        if path.hasPrefix("/") || path.contains("\\") {
            return .failure(PathFault(message: "the path must be relative to this file, with `/` between its parts"))
        }
        let isAbsolute = file.hasPrefix("/")
        var parts = file.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                return .failure(PathFault(message: "the path leaves the rules folder"))
            }
        }
        return .success((isAbsolute ? "/" : "") + parts.joined(separator: "/"))
    }
}
