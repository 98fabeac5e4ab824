import FrontdeskCore
import FrontdeskRules

/// One conversation while it is replayed.
struct ReplayRun {
    private let replayer: Replayer
    private var state: ConversationState
    private var wins: [RuleName: Int] = [:]
    /// The numbers of turns that asked for webhooks, by place.
    private var askingTurns: [Int: Int] = [:]
    /// The calls of the log by place, with the variables they filled.
    private var loggedCalls: [Int: [WebhookCall]] = [:]

    init(_ replayer: Replayer, conversation: ConversationID) {
        self.replayer = replayer
        state = ConversationState(id: conversation)
    }

    /// Takes a record that sets no turn going.
    mutating func pass(_ record: Record, into report: inout ReplayReport) {
        if record.author == .visitor {
            switch record.event {
            case .message: report.skip(isForBot ? .undecided : .people)
            case .erased(kind: .message): report.skip(.erased)
            default: break
            }
        }
        state.apply(record)
    }

    private var isForBot: Bool {
        switch state.owner {
        case .bot, .offline, .nobody: true
        case .queue, .agent: false
        }
    }

    /// Decides a turn again, compares, and goes on from what the visitor saw.
    mutating func play(_ act: LoggedAct, into report: inout ReplayReport) async {
        let stored: TurnRecord? = if case .turn(let turn)? = act.turn?.event { turn } else { nil }
        if let skip = skip(stored, act) {
            if let skip { report.skip(skip) }
            return applyLogged(act)
        }
        if let stored {
            for (rule, count) in stored.trace.visitorWins { wins[rule] = max(wins[rule] ?? 0, count) }
        }
        guard let input = input(of: act) else {
            report.skip(.undecided)
            return applyLogged(act)
        }
        let turn = turn(input, of: act, stored)
        let outcome = await replayer.pipeline.decide(turn)
        var decision = outcome.decision
        if case .page = act.cause, decision.rules.isEmpty { decision = Decision(outcome: .silent, confidence: 0) }
        let isWish = if case .wish = act.cause { true } else { false }
        let comparison = ReplayComparison(
            before: SeenTurn(act),
            after: SeenTurn(decision, isWish: isWish, standardTeam: replayer.standardTeam),
            rules: replayer.rules,
            acting: decision.rules,
            teams: replayer.teams
        )
        if act.turn != nil || comparison.change != .same {
            add(comparison, act, turn, outcome, to: &report)
        }
        if comparison.looksSame { apply(decision, act, number: turn.number) } else { applyLogged(act) }
    }

    /// Whether a turn can't be compared; the reason within is nil for one that nobody misses.
    private func skip(_ stored: TurnRecord?, _ act: LoggedAct) -> ReplayReport.Skip?? {
        guard let stored else { return replayer.answersPages && isForBot ? nil : .some(nil) }
        if stored.outcome == .suppressed { return .some(.people) }
        if stored.trace.steps.first?.plugin == PluginName("desk") { return .some(.undecided) }
        return nil
    }

    // MARK: The turn

    private func input(of act: LoggedAct) -> Turn.Input? {
        switch act.cause {
        case .page: return .event("page.opened")
        case .wish: return .askedForPerson
        case .message(let message):
            guard let pressed = message.chosen, let choice = choice(pressed, label: message.text) else {
                return .text(message.text)
            }
            return .choice(choice, seq: pressed.seq)
        case .webhook(let answer):
            let open = state.openCalls.first { $0.turnPosition == answer.turnPosition && $0.index == answer.index }
            return open.map { .webhookAnswered($0, values: values(answer, into: $0.call.into)) }
        }
    }

    /// The quick reply that was pressed, as it is offered now; nil when it can't be pressed any more.
    private func choice(_ pressed: Message.ChosenReply, label: String) -> Choice? {
        guard let offer = state.offers.first(where: { $0.seq == pressed.seq }) else { return nil }
        let sameLabel = offer.choices.filter { $0.label == label }
        return sameLabel.first { $0.id == pressed.choice } ?? sameLabel.first
            ?? offer.choices.first { $0.id == pressed.choice }
    }

    /// The answer under the variable that the rules now want it in.
    private func values(_ answer: WebhookAnswer, into variable: String?) -> [String: Value]? {
        guard let values = answer.values else { return nil }
        let logged = loggedCalls[answer.turnPosition].flatMap {
            $0.indices.contains(answer.index) ? $0[answer.index] : nil
        }
        guard let old = logged?.into, let variable, old != variable else { return values }
        return Dictionary(
            values.map { name, value in
                (name == old || name.hasPrefix(old + ".") ? variable + name.dropFirst(old.count) : name, value)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private func turn(_ input: Turn.Input, of act: LoggedAct, _ stored: TurnRecord?) -> Turn {
        var seen = state
        // The desk shows the bot a page that was just opened as the open one.
        if case .page = act.cause, let record = act.causeRecord { seen.apply(record) }
        var number: Int?
        if case .webhookAnswered(let call, _) = input { number = askingTurns[call.turnPosition] ?? state.turn }
        return Turn(
            input: input,
            conversation: seen,
            number: number,
            visitor: VisitorProfile(attributes: stored?.trace.attributes ?? [:], wins: wins),
            at: act.at,
            hours: replayer.openings(stored, at: act.at),
            siteLanguages: replayer.pipeline.siteLanguages
        )
    }

    // MARK: The report

    private func add(
        _ comparison: ReplayComparison,
        _ act: LoggedAct,
        _ turn: Turn,
        _ outcome: Pipeline.Outcome,
        to report: inout ReplayReport
    ) {
        var change = comparison.change
        if change == .variant, !replayer.comparesVariants { change = .same }
        report.add(change, comparison.before.rule, comparison.after.rule)
        guard change != .same else { return }
        guard report.wantsDifference(change, isLoss: comparison.isLoss) else { return }
        report.add(
            ReplayDifference(
                change: change,
                isLoss: comparison.isLoss,
                conversation: state.id.rawValue,
                turn: turn.number,
                at: "\(act.at)",
                said: act.said,
                before: comparison.before,
                after: comparison.after,
                why: why(comparison, turn, outcome)
            )
        )
    }

    private func why(_ comparison: ReplayComparison, _ turn: Turn, _ outcome: Pipeline.Outcome) -> String? {
        let judge = OutcomeJudge(rules: replayer.rules, texts: replayer.pipeline.texts)
        guard let old = comparison.before.rule, old != comparison.after.rule else {
            return judge.why(outcome, of: turn, not: nil)
        }
        guard replayer.rules.rule(named: RuleName(old)) != nil else {
            let reason = judge.why(outcome, of: turn, not: nil)
            return ([reason, "there is no rule \(old) any more"].compactMap { $0 }).joined(separator: "; ")
        }
        return judge.why(outcome, of: turn, not: RuleName(old))
    }

    // MARK: Going on

    private mutating func applyLogged(_ act: LoggedAct) {
        for record in [act.causeRecord].compactMap({ $0 }) + act.replies { state.apply(record) }
        guard let record = act.turn, case .turn(let turn) = record.event else { return }
        remember(turn, logged: turn, at: record.pos)
        state.apply(record)
    }

    /// Goes on with what the other rules remember; what the visitor read came to the same.
    private mutating func apply(_ decision: Decision, _ act: LoggedAct, number: Int) {
        guard let turnRecord = act.turn, case .turn(let logged) = turnRecord.event else { return applyLogged(act) }
        if let cause = act.causeRecord { state.apply(cause) }
        for (record, reply) in zip(act.replies, decision.replies) { state.apply(record.with(.message(reply))) }
        let turn = TurnRecord(
            turn: number,
            outcome: decision.outcome,
            rules: decision.rules,
            variants: decision.variants,
            effects: decision.effects,
            calls: decision.calls,
            trace: Trace(ruleSet: replayer.rules.hash, model: nil)
        )
        remember(turn, logged: logged, at: turnRecord.pos)
        state.apply(turnRecord.with(.turn(turn)))
    }

    private mutating func remember(_ turn: TurnRecord, logged: TurnRecord, at pos: Int) {
        for rule in turn.rules { wins[rule, default: 0] += 1 }
        guard !turn.calls.isEmpty else { return }
        askingTurns[pos] = turn.turn
        loggedCalls[pos] = logged.calls
    }
}

extension LoggedAct {
    /// What the visitor wrote, or did.
    fileprivate var said: String {
        switch cause {
        case .message(let message): message.text
        case .page: "(opened a page)"
        case .webhook: "(a webhook answered)"
        case .wish: "(asked for a person)"
        }
    }
}

extension Record {
    /// The record with something else in it.
    fileprivate func with(_ event: Event) -> Record {
        Record(conversation: conversation, pos: pos, seq: seq, epoch: epoch, at: at, author: author, event: event)
    }
}
