import FrontdeskCore
import FrontdeskRules

/// Finds topics that nothing enters, or that nothing leaves.
struct DeadTopic: Check {
    static let description = CheckDescription(
        id: "FD602",
        name: "dead-topic",
        severity: .warning,
        summary: "No rule can bring a conversation into a topic, or nothing ever brings it out again.",
        rationale: """
            A topic is entered when one of its rules wins. If all of them only follow each other, none ever does. And \
            a topic without a number of turns lasts until another one is entered: where there is no other, its words \
            rank first for the rest of the conversation.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            topic ↓returns for 6 turns

            rule returns.size
              after returns.colour
              when size
              example another size
              say "Which size?"

            rule returns.colour
              after returns.size
              when colour
              example another colour
              say "Which colour?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            topic returns for 6 turns

            rule returns.start
              when return
              example I want to return it
              say "Is it the size, or the colour?"

            rule returns.size
              after returns.start
              when size
              example another size
              say "Which size?"
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let statements = survey.statements
        var first: [String: Located<String>] = [:]
        var order: [String] = []
        var timed: Set<String> = []
        for topic in statements.topics {
            guard let name = topic.node.name else { continue }
            if first[name.value] == nil {
                first[name.value] = name
                order.append(name.value)
            }
            if topic.node.turns != nil { timed.insert(name.value) }
        }
        var members: Set<String> = []
        var entered: Set<String> = []
        for rule in statements.rules {
            guard let topic = rule.topic?.rawValue else { continue }
            members.insert(topic)
            if survey.started.contains(rule.node.name.value) { entered.insert(topic) }
        }
        let lasting = entered.filter { !timed.contains($0) }
        return order.compactMap { topic in
            guard let name = first[topic], members.contains(topic) else { return nil }
            if !entered.contains(topic) {
                return description.finding(
                    at: name.span,
                    "nothing enters the topic `\(topic)`: its rules only follow each other",
                    remedy: "let one of its rules answer by itself, or let another rule go to it"
                )
            }
            guard lasting.contains(topic), entered.count == 1 else { return nil }
            return description.finding(
                at: name.span,
                "nothing leaves the topic `\(topic)`: it has no number of turns, and there is no other topic",
                remedy: "write `topic \(topic) for 6 turns`"
            )
        }
    }
}
