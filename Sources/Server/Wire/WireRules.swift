import FrontdeskCore

extension JSONWriter {
    /// Writes the state of the rules with the files of their folder.
    mutating func rules(_ status: RuleDeskStatus, _ files: [RuleFileSummary]) {
        object { json in
            json.member("rule_set", status.ruleSet)
            json.member("model", status.model)
            json.member("since", status.since)
            json.member("rule_count", status.ruleCount)
            json.member("checked_at", status.checkedAt)
            json.member("is_current", status.isCurrent)
            json.findings(status.findings)
            json.array("files", files) { json, file in
                json.object { json in
                    json.member("path", file.path)
                    json.member("size", file.size)
                    json.identifiers("rules", file.rules)
                }
            }
        }
    }

    /// Writes a member with findings.
    mutating func findings(_ findings: [Finding]) {
        array("findings", findings) { json, finding in json.object { $0.members(of: finding) } }
    }

    /// Writes the members of a finding.
    mutating func members(of finding: Finding) {
        member("id", finding.id)
        member("name", finding.name)
        member("severity", finding.severity.rawValue)
        members(of: finding.location)
        member("end_column", finding.endColumn)
        member("message", finding.message)
        member("remedy", finding.remedy)
        guard !finding.notes.isEmpty else { return }
        array("notes", finding.notes) { json, note in
            json.object { json in
                json.members(of: note.location)
                json.member("message", note.message)
            }
        }
    }

    /// Writes what would happen to a message, and why.
    mutating func explanation(_ explanation: Explanation) {
        let decision = explanation.decision
        object { json in
            json.member("outcome", decision.outcome.rawValue)
            if let rule = decision.rules.first { json.member("rule", rule) } else { json.nullMember("rule") }
            json.member("confidence", decision.confidence)
            json.array("replies", decision.replies) { json, reply in
                json.object { json in
                    json.members(of: reply)
                    json.member("key", reply.key)
                }
            }
            json.transition(decision.transition)
            json.trace("trace", explanation.trace)
            json.array("near_misses", explanation.nearMisses) { json, miss in
                json.object { json in
                    json.member("rule", miss.rule)
                    json.members(of: miss.location)
                    json.member("failed", miss.failed)
                }
            }
        }
    }

    private mutating func transition(_ transition: Decision.Transition?) {
        switch transition {
        case .escalate(let team, let priority, let cause, let reason):
            object("transition") { json in
                json.member("kind", "escalate")
                json.member("team", team)
                json.member("priority", priority.rawValue)
                json.member("cause", cause.rawValue)
                json.member("reason", reason)
            }
        case .close(let rule):
            object("transition") { json in
                json.member("kind", "close")
                json.member("rule", rule)
            }
        case nil: break
        }
    }
}
