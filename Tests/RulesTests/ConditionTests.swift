import FrontdeskCore
import FrontdeskRules
import Testing

struct ConditionTests {
    private func holds(_ condition: String) throws -> Bool {
        let fixture = try RuleSetFixture(
            """
            intent wish
              en: a
            schedule shop Europe/Berlin
              mon-fri 09:00-18:00
            rule r
              when order [{code:1-1}]
              if \(condition)
              close
            """
        )
        let monday = try #require(Instant("2026-03-02T10:00+01:00"))
        return fixture.winner("order X1") { context in
            context.at = monday
            context.turn = 3
            context.page = "/orders/77?tab=open"
            context.tags = ["vip"]
            context.variables = [
                "count": .integer(3), "name": .string("Ann"), "flag": .boolean(true), "other": .string("Ann"),
            ]
            context.visitorAttributes = ["plan": .string("gold"), "age": .integer(30)]
            context.intents = IntentFacts(
                ranking: [IntentFacts.Score(intent: "wish", confidence: 0.5)],
                advice: .clarify,
                acceptThreshold: 0.75,
                clarifyThreshold: 0.45,
                outOfScope: 0
            )
        } != nil
    }

    @Test(arguments: [
        "hours shop open", "not hours shop closed", "page \"/orders/*\"", "page \"/orders/77\"", "page \"*?tab=open\"",
        "not page \"/orders\"", "language is en", "language != fr", "channel is web", "channel != rest", "tag vip",
        "not tag other", "visitor.plan is \"gold\"", "visitor.age >= 30", "visitor.none unknown", "count known",
        "none unknown", "count = 3", "count > 2.5", "count != \"4\"", "count < \"10\"", "name is \"Ann\"",
        "name = other",
        "name != count", "none != \"x\"", "flag is true", "flag != false", "intent wish > 0.4", "confidence <= 0.5",
        "turn = 3", "turn != 4", "code is \"X1\"", "code known and (none known or turn > 2)",
        "not (none known or tag x)",
    ])
    func `a condition that holds lets the rule win`(condition: String) throws {
        #expect(try holds(condition))
    }

    @Test(arguments: [
        "hours shop closed", "page \"/orders\"", "page \"/orders/77?tab=shut\"", "language is fr", "channel is rest",
        "tag none", "visitor.plan is \"Gold\"", "visitor.none known", "visitor.none = 1", "none known", "none < 3",
        "count > 3", "name is \"ann\"", "flag is false", "intent wish >= 0.6", "turn < 3", "none = none",
        "none != none",
        "count known and none known", "not (count known)",
    ])
    func `a condition that does not hold blocks it`(condition: String) throws {
        #expect(try !holds(condition))
    }

    @Test func `each condition is shown with its text and whether it holds`() throws {
        let fixture = try RuleSetFixture(
            "rule r\n  when a\n  if tag vip or \\\n    turn > 1   # why\n  unless tag x\n  close\n"
        )
        let ranking = fixture.rank("a") { $0.tags = ["x"] }
        let conditions = try #require(ranking.blocked.first).conditions
        #expect(conditions.map(\.text) == ["if tag vip or turn > 1", "unless tag x"])
        #expect(conditions.map(\.holds) == [true, false])
    }
}
