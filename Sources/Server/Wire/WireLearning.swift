import FrontdeskCore
import FrontdeskRuntime

extension JSONWriter {
    /// Writes intents.
    mutating func intents(_ intents: [IntentSummary]) {
        array("intents", intents) { json, intent in
            json.object { json in
                json.member("intent", intent.intent)
                json.member("title", intent.title)
                json.object("examples") { json in
                    for (language, count) in intent.examples.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                        json.member(language.rawValue, count)
                    }
                }
            }
        }
    }

    /// Writes a group of alike messages.
    mutating func members(of group: ExampleSuggestion, _ messages: [FieldMessage]) {
        let members = group.members.map { messages[$0] }
        var keys: [MessageKey] = []
        var counts: [MessageKey: Int] = [:]
        for member in members {
            counts[member.key, default: 0] += 1
            if counts[member.key] == 1 { keys.append(member.key) }
        }
        member("language", group.language)
        member("count", group.counts.total)
        object("causes") { json in
            json.member("clarified", group.counts.clarified)
            json.member("rejected", group.counts.rejected)
            json.member("corrected", group.counts.corrected)
        }
        if let intent = group.intent {
            member("intent", intent)
            member("source", group.source?.rawValue)
            member("agreement", group.agreement)
        }
        member("latest", members.map(\.at).max())
        array("texts", group.texts) { json, text in
            let message = messages[text.message]
            json.object { json in
                json.member("text", text.text)
                json.member("key", message.key)
                json.member("count", counts[message.key] ?? 1)
            }
        }
        member("withheld", group.withheld)
        identifiers("keys", keys)
        if let typical = members.first {
            member("conversation", typical.conversation)
            member("pos", typical.pos)
        }
    }

    /// Writes what speaks against examples, and whether one may insist on them.
    mutating func objections(_ objections: [ExampleObjection]) {
        member("can_insist", !objections.contains { $0.finding.severity == .error })
        array("objections", objections) { json, objection in
            json.object { json in
                json.member("text", objection.text)
                json.members(of: objection.finding)
            }
        }
    }
}
