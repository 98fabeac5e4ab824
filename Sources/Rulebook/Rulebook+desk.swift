public import FrontdeskCore
import FrontdeskLint
import FrontdeskPlugins
import FrontdeskRules

extension Rulebook: RuleDesk {
    public func status() async -> RuleDeskStatus { places.named(currentStatus) }

    public func files() async -> [RuleFileSummary] {
        let snapshot = snapshot
        return zip(snapshot.sources.sources.filter(\.isRuleFile), snapshot.rules.files).map { source, file in
            RuleFileSummary(path: relative(source.path), size: source.bytes.count, rules: file.ruleNames)
        }
    }

    public func text(of path: String) async -> String? {
        let wanted = absolute(path)
        return (try? FolderSnapshot.read(folders))?.sources.first { $0.path == wanted }.map {
            String(decoding: $0.bytes, as: UTF8.self)
        }
    }

    public func lint(drafts: [String: String]) async -> [Finding] {
        guard let found = try? FolderSnapshot.read(folders) else { return [] }
        let named = Dictionary(uniqueKeysWithValues: drafts.map { (absolute($0.key), $0.value) })
        return linter.findings(in: found.replacing(named).project)
    }

    public func reload() async -> RuleDeskStatus { places.named(readAgain()) }

    public func explain(_ question: ExplainQuestion) async -> Explanation {
        places.named(await Explainer(snapshot).explain(question))
    }

    public func classify(_ text: String, language: LanguageTag?) async -> IntentFacts? {
        let snapshot = snapshot
        let detected = language ?? detector?.detect(text).first?.language ?? .undetermined
        let facts = snapshot.intents?.classify(text, language: detected).facts
        return facts.flatMap { $0.ranking.isEmpty ? nil : $0 }
    }

    /// A path as people name it: without the folder in front.
    private func relative(_ path: String) -> String {
        path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }

    private func absolute(_ path: String) -> String { path.hasPrefix(prefix) ? path : prefix + path }

    private var prefix: String { folders.rules.hasSuffix("/") ? folders.rules : folders.rules + "/" }
}

extension RuleFile {
    /// The names of its rules, in order.
    var ruleNames: [RuleName] {
        statements.compactMap { statement in
            if case .rule(let rule) = statement { RuleName(rule.name.value) } else { nil }
        }
    }
}
