import FrontdeskCore
import FrontdeskText

/// Makes a rule set of rule files.
public enum RuleCompiler {
    /// So many findings are kept; a set with more has one fault many times.
    static let maximumFindings = 2_000

    /// Parses and compiles all sources of a set.
    ///
    /// Sources whose path ends in `.rules` are rule files; the others are files that schedules name. The order of the
    /// sources does not matter.
    public static func compile(_ sources: [RuleSource]) -> RuleCompilation {
        let ordered = sources.sorted { ($0.path, $0.bytes.count) < ($1.path, $1.bytes.count) }
        let files = ordered.filter(\.isRuleFile).map(RuleParser.parse)
        return compile(files, ordered)
    }

    /// Compiles files that were parsed already; `sources` are all sources of the set, those of `files` included.
    ///
    /// An editor or linter that parses a file again only when it changed saves the rest.
    public static func compile(_ files: [RuleFile], _ sources: [RuleSource]) -> RuleCompilation {
        let files = files.sorted { $0.path < $1.path }
        let draft = RuleSetDraft(files)
        let names = NameTable(draft)
        var findings = files.flatMap(\.findings) + names.findings
        findings += IncludeCheck(draft).findings()
        let cycles = ConceptCycleCheck(draft, names).run()
        findings += cycles.findings
        var references = ReferenceCheck(draft, names)
        findings += references.run()
        for rule in draft.rules {
            var captures = CaptureCheck(rule.node)
            findings += captures.run()
        }
        var builder = RuleSetBuilder(draft, names, sources)
        if cycles.cyclic.isEmpty { builder.build() }
        findings += builder.findings
        let ordered = Array(findings.inOrder.prefix(maximumFindings))
        let isClean = !findings.contains { $0.severity == .error }
        return RuleCompilation(
            ruleSet: isClean ? builder.ruleSet : nil,
            findings: ordered,
            files: files,
            definitions: RuleDefinitions(draft, names)
        )
    }
}

extension RuleSource {
    /// Whether this is a rule file by its name.
    public var isRuleFile: Bool { path.hasSuffix(".rules") }
}
