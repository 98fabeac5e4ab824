import FrontdeskCore
import FrontdeskRules
import Testing

/// A rule set made from text, and the messages that are put to it.
struct RuleSetFixture: Sendable {
    let set: RuleSet

    /// Compiles a file whose first line is added; errors fail the test.
    init(_ body: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        try self.init(
            [RuleSource(path: "shop.rules", text: "frontdesk 1\n" + body)],
            sourceLocation: sourceLocation
        )
    }

    init(_ sources: [RuleSource], sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let compilation = RuleCompiler.compile(sources)
        let errors = compilation.findings.filter { $0.severity == .error }.map { "\($0.location): \($0.message)" }
        set = try #require(compilation.ruleSet, "\(errors)", sourceLocation: sourceLocation)
    }

    static let epoch = Instant(milliseconds: 0)

    func rank(_ message: String, _ change: (inout MatchContext) -> Void = { _ in }) -> Ranking {
        var context = MatchContext(.message(MessageText(message)), at: Self.epoch, turn: 10, replyLanguage: "en")
        change(&context)
        return set.rank(context)
    }

    /// The names of the candidates, the winner first.
    func candidates(_ message: String, _ change: (inout MatchContext) -> Void = { _ in }) -> [String] {
        rank(message, change).candidates.map(\.rule.name.rawValue)
    }

    func winner(_ message: String, _ change: (inout MatchContext) -> Void = { _ in }) -> String? {
        candidates(message, change).first
    }

    /// Whether a pattern alone matches a message.
    static func matches(
        _ pattern: String,
        _ message: String,
        language: LanguageTag = "en",
        definitions: String = ""
    ) throws -> Bool {
        let languageLine = "language \(language)\n"
        let fixture = try RuleSetFixture(languageLine + definitions + "\nrule it\n  when \(pattern)\n  close\n")
        return fixture.winner(message) { $0.replyLanguage = language } != nil
    }
}

/// The findings of sources as `line:column-end id`, errors and all.
func findings(of body: String) -> [String] {
    RuleCompiler.compile([RuleSource(path: "f.rules", text: body)]).findings.map { finding in
        "\(finding.location.line):\(finding.location.column)-\(finding.endColumn ?? 0) \(finding.id)"
    }
}
