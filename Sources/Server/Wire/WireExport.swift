import FrontdeskCore
import FrontdeskRuntime

extension JSONWriter {
    /// Writes everything that is kept about a visitor.
    mutating func export(_ export: VisitorExport, _ names: AuthorNames) {
        object { json in
            json.object("visitor") { json in
                json.member("id", export.visitor.id)
                if let name = export.visitor.outsideName {
                    json.object("outside_name") { json in
                        json.member("realm", name.realm)
                        json.member("name", name.name)
                    }
                }
                json.object("attributes") { $0.values(export.visitor.attributes) }
                json.strings("browser_languages", export.visitor.browserLanguages.map(\.rawValue))
                json.member("created_at", export.visitor.createdAt)
                json.member("erased_at", export.visitor.erasedAt)
            }
            json.object("rules_won") { json in
                for (rule, count) in export.wins.sorted(by: { $0.key < $1.key }) { json.member(rule.rawValue, count) }
            }
            json.array("conversations", export.conversations) { json, conversation in
                json.object { json in
                    json.name("summary")
                    json.summary(conversation.summary, names)
                    json.array("events", conversation.records) { json, record in
                        json.object { json in json.agentMembers(of: record, names) }
                    }
                }
            }
        }
    }
}
