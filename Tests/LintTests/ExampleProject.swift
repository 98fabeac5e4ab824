import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules
import FrontdeskText

@testable import FrontdeskLint

/// Makes projects of examples and of texts.
enum ExampleProject {
    /// A fallback and a way to a person, so that examples need none of their own.
    static let base = """
        frontdesk 1

        rule base.human
          when event person.wanted
          escalate

        fallback
          escalate
        """

    /// The project of an example.
    static func make(_ example: CheckExample) -> RuleProject {
        var files = example.files.map { (path: $0.path, text: $0.text) }
        if !example.isWholeSet { files.append(("rules/zz-base.rules", base)) }
        return make(files)
    }

    /// A project of files, told apart by their names.
    static func make(_ files: [(path: String, text: String)]) -> RuleProject {
        RuleProject(
            sources: files.filter { !$0.path.hasSuffix(".json") }.map { RuleSource(path: $0.path, text: $0.text) },
            locales: files.filter { $0.path.hasSuffix(".json") }.map {
                LocaleFile(path: $0.path, bytes: Array($0.text.utf8))
            }
        )
    }

    /// A project of one rule file in English and what every set needs.
    static func make(english rules: String, _ others: [(path: String, text: String)] = []) -> RuleProject {
        make([("rules/shop.rules", "frontdesk 1\nlanguage en\n" + rules), ("rules/zz-base.rules", base)] + others)
    }

    /// What the trials of a project come to.
    static func trials(_ project: RuleProject) async -> TrialReport {
        guard let rules = project.rules else { return TrialReport() }
        return await TrialRunner(rules: rules, pipeline: pipeline(rules, project)).run()
    }

    static func pipeline(_ rules: RuleSet, _ project: RuleProject) -> Pipeline {
        let texts = LocaleCatalog(project.locales)
        return Pipeline(
            steps: [
                Pipeline.Step(NormalizationPlugin(profiles: rules.foldingProfiles)),
                Pipeline.Step(RuleBotPlugin(rules: rules, texts: texts)),
                Pipeline.Step(EscalationPlugin(rules: rules, texts: texts)),
            ],
            ruleSet: rules.hash,
            model: nil,
            schedules: rules.schedules,
            siteLanguages: ["en"],
            texts: texts,
            webhooks: Dictionary(rules.webhooks.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        )
    }
}

extension LintSettings {
    /// A site about which everything is known, so that every check can object.
    static let known = LintSettings(
        webhookHosts: ["oms.example.com"],
        linkHosts: ["shop.example.com"],
        teams: ["support", "billing"]
    )
}
