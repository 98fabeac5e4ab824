import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// What checks look at: a project, and what several of them need to know about it, found out once.
///
/// One task at a time uses it.
final class ProjectSurvey {
    let project: RuleProject
    let settings: LintSettings

    init(_ project: RuleProject, _ settings: LintSettings = LintSettings()) {
        self.project = project
        self.settings = settings
    }

    /// All statements by kind.
    var statements: RuleSetDraft { project.definitions.statements }

    /// What names mean.
    var definitions: RuleDefinitions { project.definitions }

    /// The file a statement stands in.
    func file(_ scoped: RuleSetDraft.Scoped<some Sendable>) -> RuleFile { statements.files[scoped.file] }

    /// The languages that rules are written for, sorted.
    lazy var ruleLanguages: [LanguageTag] = Set(statements.rules.flatMap(\.languages)).sorted()

    /// The languages that need answers: the site's, else those of the rules, else those of the texts.
    lazy var languages: [LanguageTag] =
        if !settings.languages.isEmpty {
            settings.languages
        } else if !ruleLanguages.isEmpty {
            ruleLanguages
        } else {
            texts.languages
        }

    /// The languages that a rule without a language answers in: the site's, else all there are texts or rules for.
    lazy var answerLanguages: [LanguageTag] =
        settings.languages.isEmpty ? Set(ruleLanguages + texts.languages).sorted() : settings.languages

    /// The texts of all languages.
    lazy var texts = TextSurvey(project.locales, fallback: settings.languages.first)

    /// Every reply of rules and fallbacks, in the order of path and line.
    lazy var replies: [ReplyUse] = ReplyUse.all(in: statements)

    /// Where definitions are used.
    lazy var uses = NameUses(statements)

    /// Terms that match the same as others of their list.
    lazy var twins: [TermTwin] = TermTwinSearch(self).twins

    /// Where variables are set and read.
    lazy var variables = VariableFlow(statements)

    /// Which rules lead to which.
    lazy var graph = RuleGraph(statements)

    /// The rules that a conversation can come to.
    lazy var started: Set<String> = graph.started(statements)

    /// All training examples, in the order of path and line.
    lazy var examples: [(intent: String, example: IntentStatement.Example)] = statements.intents.flatMap { intent in
        intent.node.examples.map { (intent.node.name.value, $0) }
    }

    /// What is doubtful about the training examples; the places are those of ``examples``.
    lazy var exampleReview = ExampleReview(examples)

    /// What the engine makes of the rules' own examples; nil when the rules have errors.
    lazy var examplesMet: ExampleEncounters? = project.rules.map { ExampleEncounters($0, languages: ruleLanguages) }

    /// The `when` lines and what matches them; nil when the rules have errors.
    lazy var lines: LineSurvey? = project.rules.map {
        LineSurvey($0, definitions, languages: ruleLanguages)
    }

    /// Rules that can never win; nil when the rules have errors.
    lazy var shadows: ShadowSearch? =
        if let lines, let examplesMet { ShadowSearch(lines, examplesMet) } else { nil }
}
