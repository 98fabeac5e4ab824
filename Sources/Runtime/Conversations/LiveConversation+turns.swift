import FrontdeskCore

extension LiveConversation {
    /// How often a turn is decided again because the log had moved on.
    static let maximumSecondThoughts = 4

    /// Lets the bot look at something, and stores that with the replies, the trace and a change of owner as one.
    ///
    /// To be called in the lane of decisions. While somebody else answers, only the cause is stored.
    func take(_ request: TurnRequest) async throws(DeskError) -> TurnResult {
        var secondThoughts = 0
        while true {
            var before = LogDraft(state, at: context.clock.now)
            if request.reopens, before.state.owner == .nobody { reopen(&before) }
            guard isForBot(request, before.state) else {
                switch try await commitWithoutBot(request) {
                case .again: continue
                case let committed: return TurnResult(committed)
                }
            }
            let turn = turn(for: request, before)
            let pipeline = request.pipeline ?? context.pipelines.current
            let hoursTurn = turn.inHours(of: pipeline)
            let outcome = await pipeline.decide(hoursTurn, runner: context.runner)
            let isLast = secondThoughts == Self.maximumSecondThoughts
            let committed = try await commit { draft in
                if draft.basisEpoch != before.basisEpoch {
                    return suppress(outcome, of: request, turn.number, in: &draft)
                }
                guard draft.basisPos == before.basisPos else {
                    return isLast ? giveUp(outcome, on: request, turn.number, in: &draft) : .again
                }
                draft.at = before.at
                return carryOut(outcome, of: request, turn.number, in: &draft)
            }
            if case .again = committed {
                secondThoughts += 1
                context.metrics.decidesAgain()
                continue
            }
            return TurnResult(committed)
        }
    }

    private func isForBot(_ request: TurnRequest, _ state: ConversationState) -> Bool {
        if let epoch = request.epoch, epoch != state.epoch { return false }
        switch state.owner {
        case .bot, .offline: return true
        case .queue, .agent, .nobody: return false
        }
    }

    /// What the bot looks at: the conversation before a message, but with the page that was just opened.
    private func turn(for request: TurnRequest, _ draft: LogDraft) -> Turn {
        var seen = draft
        if let cause = request.cause, case .pageViewed = cause.event { seen.add(cause) }
        return Turn(
            input: request.input,
            conversation: seen.state,
            number: request.number,
            visitor: VisitorProfile(attributes: visitor.attributes, wins: wins),
            at: draft.at
        )
    }

    /// Stores the cause alone, unless the bot has the conversation by now.
    private func commitWithoutBot(_ request: TurnRequest) async throws(DeskError) -> Committed {
        try await commit { draft in
            if request.reopens, draft.state.owner == .nobody { reopen(&draft) }
            if isForBot(request, draft.state) { return .again }
            guard let cause = request.cause else { return .nothing }
            draft.add(cause)
            return .store
        }
    }

    /// Somebody else answers by now: the reply is thrown away.
    private func suppress(
        _ outcome: Pipeline.Outcome,
        of request: TurnRequest,
        _ number: Int,
        in draft: inout LogDraft
    ) -> Plan {
        if request.reopens, draft.state.owner == .nobody { return .again }
        if let cause = request.cause { draft.add(cause) }
        draft.add(.turn(TurnRecord(number, .suppressed, outcome.trace.boundedForLog)), by: .bot)
        return .store
    }

    /// The log moves on faster than the bot decides: a person shall look.
    private func giveUp(
        _ outcome: Pipeline.Outcome,
        on request: TurnRequest,
        _ number: Int,
        in draft: inout LogDraft
    ) -> Plan {
        if request.reopens, draft.state.owner == .nobody { reopen(&draft) }
        if let cause = request.cause { draft.add(cause) }
        var trace = outcome.trace
        trace.confidence = 0
        trace.steps = [
            TraceStep(plugin: "desk", outcome: .decided, reasons: [.escalated(.contention)])
        ]
        draft.add(.turn(TurnRecord(number, .escalated, trace)), by: .bot)
        guard isForBot(request, draft.state) else { return .store }
        call(
            PersonCall(priority: .normal, cause: .contention, author: .bot, line: "system.handover"),
            in: &draft
        )
        return .store
    }

    private func carryOut(
        _ outcome: Pipeline.Outcome,
        of request: TurnRequest,
        _ number: Int,
        in draft: inout LogDraft
    ) -> Plan {
        var decision = outcome.decision
        if !request.isForEveryPlugin, decision.rules.isEmpty { decision = Decision(outcome: .silent, confidence: 0) }
        if request.reopens, draft.state.owner == .nobody { reopen(&draft) }
        guard isForBot(request, draft.state) else { return .again }
        if let cause = request.cause { draft.add(cause) }
        for reply in decision.replies { draft.add(.message(reply), by: .bot) }
        if request.isForEveryPlugin || !decision.rules.isEmpty {
            let record = TurnRecord(
                turn: number,
                outcome: decision.outcome,
                rules: decision.rules,
                variants: decision.variants,
                effects: decision.effects,
                calls: decision.calls,
                trace: outcome.trace.boundedForLog
            )
            draft.add(.turn(record), by: .bot)
        }
        carryOut(decision, request.wish, in: &draft)
        return draft.records.isEmpty ? .nothing : .store
    }

    /// Changes the owner as decided; a wish for a person is granted whatever was decided.
    private func carryOut(_ decision: Decision, _ wish: TurnRequest.Wish?, in draft: inout LogDraft) {
        let author: Author = wish == nil ? .bot : .visitor
        switch decision.transition {
        case .escalate(let team, let priority, let cause, let reason):
            call(
                PersonCall(
                    team: team,
                    priority: priority,
                    cause: wish == nil ? cause : .button,
                    reason: reason,
                    author: author,
                    clientMessageID: wish?.clientMessageID,
                    line: decision.replies.isEmpty ? "system.handover" : nil
                ),
                in: &draft
            )
        case .close(let rule) where wish == nil:
            if decision.replies.isEmpty { say("system.closed", in: &draft) }
            draft.add(.closed(.closedByRule(rule)), by: .bot)
        case .close, nil:
            guard let wish else { return }
            call(
                PersonCall(
                    priority: .normal,
                    cause: .button,
                    author: author,
                    clientMessageID: wish.clientMessageID,
                    line: decision.replies.isEmpty ? "system.handover" : nil
                ),
                in: &draft
            )
        }
    }
}

/// What became of a ``TurnRequest``.
enum TurnResult: Sendable {
    case stored(StoredTurn)
    case nothing
    case duplicate(Record)

    init(_ committed: LiveConversation.Committed) {
        switch committed {
        case .stored(let records): self = .stored(StoredTurn(records: records, calls: records.flatMap(\.openCalls)))
        case .nothing, .again: self = .nothing
        case .duplicate(let record): self = .duplicate(record)
        }
    }
}

extension LogDraft {
    fileprivate mutating func add(_ cause: TurnRequest.Cause) {
        add(cause.event, by: cause.author, cause.clientMessageID)
    }
}

extension Turn {
    /// The turn with the opening hours and languages of a rule set.
    fileprivate func inHours(of pipeline: Pipeline) -> Turn {
        Turn(
            input: input,
            conversation: conversation,
            number: number,
            visitor: visitor,
            at: at,
            hours: pipeline.hours(at: at),
            siteLanguages: pipeline.siteLanguages,
            facts: facts
        )
    }
}

extension TurnRecord {
    /// A turn of which nothing but the trace is left.
    fileprivate init(_ turn: Int, _ outcome: Outcome, _ trace: Trace) {
        self.init(turn: turn, outcome: outcome, rules: [], variants: [], effects: [], calls: [], trace: trace)
    }
}

extension Record {
    /// The webhook calls that a stored turn asks for.
    fileprivate var openCalls: [OpenCall] {
        guard case .turn(let turn) = event else { return [] }
        return turn.calls.enumerated().map { OpenCall(turnPosition: pos, index: $0.offset, call: $0.element) }
    }
}
