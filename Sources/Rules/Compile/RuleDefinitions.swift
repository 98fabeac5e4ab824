public import FrontdeskCore

/// What the sources of a set define, and what their names mean, whether or not the set could be compiled.
public struct RuleDefinitions: Sendable {
    /// All statements, by kind.
    public let statements: RuleSetDraft
    private let names: NameTable

    init(_ draft: RuleSetDraft, _ names: NameTable) {
        statements = draft
        self.names = names
    }

    /// The concepts a name means where `languages` hold: those of the languages, else the one for any language.
    public func concepts(named name: String, for languages: [LanguageTag]) -> [RuleSetDraft.Scoped<ConceptStatement>] {
        names.concepts(named: name, for: languages).map { statements.concepts[$0] }
    }

    /// The rule of a name; of several the first.
    public func rule(named name: String) -> RuleSetDraft.Scoped<RuleStatement>? {
        names.rules[name].map { statements.rules[$0] }
    }

    /// The entity of a name; of several the first.
    ///
    /// The built-in `number`, `email` and `date` have no statement.
    public func entity(named name: String) -> RuleSetDraft.Scoped<EntityStatement>? {
        names.entities[name].map { statements.entities[$0] }
    }

    /// The intent of a name; of several the first.
    public func intent(named name: String) -> RuleSetDraft.Scoped<IntentStatement>? {
        names.intents[name].map { statements.intents[$0] }
    }
}
