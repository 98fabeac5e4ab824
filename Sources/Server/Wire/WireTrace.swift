import FrontdeskCore

extension JSONWriter {
    /// Writes how a turn was decided.
    mutating func trace(_ name: String, _ trace: Trace) {
        object(name) { json in
            json.member("rule_set", trace.ruleSet)
            json.member("model", trace.model)
            json.member("confidence", trace.confidence)
            json.array("steps", trace.steps) { json, step in json.step(step) }
            json.object("hours") { json in
                for (schedule, isOpen) in trace.hours.sorted(by: { $0.key < $1.key }) {
                    json.member(schedule.rawValue, isOpen)
                }
            }
        }
    }

    private mutating func step(_ step: TraceStep) {
        object { json in
            json.member("plugin", step.plugin)
            json.member("outcome", step.outcome.rawValue)
            json.array("reasons", step.reasons) { json, reason in
                json.object { json in json.members(of: reason) }
            }
        }
    }

    private mutating func members(of reason: Reason) {
        switch reason {
        case .languages(let languages):
            member("kind", "languages")
            array("list", languages) { json, guess in
                json.object { json in
                    json.member("lang", guess.language)
                    json.member("p", guess.probability)
                }
            }
        case .replyLanguage(let language, let from):
            member("kind", "reply_language")
            member("lang", language)
            member("from", from)
        case .intents(let facts): intents(facts)
        case .candidate(let candidate): members(of: candidate)
        case .wonBy(let column):
            member("kind", "won_by")
            member("column", column.rawValue)
        case .omitted(let count):
            member("kind", "omitted")
            member("n", count)
        case .chosen(let rule):
            member("kind", "chosen")
            member("rule", rule)
        case .clarified(let intents):
            member("kind", "clarified")
            identifiers("intents", intents)
        case .fallback(let misses):
            member("kind", "fallback")
            member("misses", misses)
        case .escalated(let cause):
            member("kind", "escalated")
            member("cause", cause.rawValue)
        case .other(let text):
            member("kind", "other")
            member("text", text)
        }
    }

    private mutating func intents(_ facts: IntentFacts) {
        member("kind", "intents")
        ranking("ranking", facts.ranking, naming: "intent")
        member("advice", facts.advice.rawValue)
        member("accept", facts.acceptThreshold)
        member("clarify", facts.clarifyThreshold)
        member("out_of_scope", facts.outOfScope)
    }

    /// Writes intents with their confidence, the likeliest first.
    mutating func ranking(_ name: String, _ scores: [IntentFacts.Score], naming key: String) {
        array(name, scores) { json, score in
            json.object { json in
                json.member(key, score.intent)
                json.member("confidence", score.confidence)
            }
        }
    }

    private mutating func members(of candidate: CandidateReason) {
        member("kind", "candidate")
        member("rule", candidate.rule)
        members(of: candidate.location)
        member("priority", candidate.priority)
        member("layer", candidate.layer)
        member("rank_kind", candidate.kind)
        member("coverage", candidate.coverage)
        array("conditions", candidate.conditions) { json, condition in
            json.object { json in
                json.member("text", condition.text)
                json.member("holds", condition.holds)
            }
        }
        member("language", candidate.language)
        member("language_tenths", candidate.languageTenths)
        array("spans", candidate.spans) { json, span in
            json.array([span.lowerBound, span.upperBound]) { json, offset in json.integer(offset) }
        }
        member("blocked_by", candidate.blockedBy)
    }

    /// Writes the members of a place in a file.
    mutating func members(of location: FileLocation) {
        member("path", location.path)
        member("line", location.line)
        member("column", location.column)
    }
}
