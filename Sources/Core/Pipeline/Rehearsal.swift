/// A conversation with a pipeline and nobody else: nothing is stored, no webhook is called.
///
/// For tools and tests. It writes the log that the runtime would write, so turns see the same state.
public struct Rehearsal: Sendable {
    /// The conversation so far.
    public private(set) var state: ConversationState
    /// What the site vouches for about the visitor.
    public var attributes: [String: Value] = [:]
    /// Schedules that count as open or closed whatever the time is.
    public var hours: [ScheduleName: Bool] = [:]
    private let pipeline: Pipeline
    private var visitorWins: [RuleName: Int] = [:]

    /// Begins a conversation.
    ///
    /// - Parameters:
    ///   - pipeline: What answers.
    ///   - page: The page the visitor has open.
    ///   - language: The language of the page, as a hint.
    ///   - channel: The way messages come in.
    ///   - at: When it begins.
    public init(
        _ pipeline: Pipeline,
        page: String? = nil,
        language: LanguageTag? = nil,
        channel: ChannelName = .web,
        at: Instant
    ) {
        self.pipeline = pipeline
        state = ConversationState(id: "rehearsal")
        let opening = Opening(
            visitor: "visitor",
            channel: channel,
            seed: 0,
            browserLanguages: [],
            pageLanguage: language
        )
        append(.opened(opening), by: .system, at)
        if let page { open(page, at: at) }
    }

    /// The visitor opens a page.
    public mutating func open(_ page: String, at: Instant) {
        append(.pageViewed(PageView(url: page, title: "")), by: .visitor, at)
    }

    /// Takes it that rules won a turn before, with effects on what the conversation remembers.
    public mutating func assume(rules: [RuleName], effects: [Effect], at: Instant) {
        let trace = Trace(ruleSet: pipeline.ruleSet, model: pipeline.model)
        let record = TurnRecord(
            turn: state.turn + 1,
            outcome: .answered,
            rules: rules,
            variants: [],
            effects: effects,
            calls: [],
            trace: trace
        )
        append(.turn(record), by: .bot, at)
    }

    /// The turn that an input would make now.
    public func turn(_ input: Turn.Input, at: Instant, number: Int? = nil) -> Turn {
        Turn(
            input: input,
            conversation: state,
            number: number,
            visitor: VisitorProfile(attributes: attributes, wins: visitorWins),
            at: at,
            hours: pipeline.hours(at: at).merging(hours) { _, assumed in assumed },
            siteLanguages: pipeline.siteLanguages
        )
    }

    /// The visitor does something, and the bot answers.
    public mutating func says(_ input: Turn.Input, at: Instant) async -> Pipeline.Outcome {
        let outcome = await pipeline.decide(turn(input, at: at))
        switch input {
        case .text(let text): append(.message(Message(text: text)), by: .visitor, at)
        case .choice(let choice, let seq):
            let chosen = Message.ChosenReply(seq: seq, choice: choice.id)
            append(.message(Message(text: choice.label, chosen: chosen)), by: .visitor, at)
        case .event, .webhookAnswered, .askedForPerson: break
        }
        keep(outcome, number: state.turn + 1, at)
        return outcome
    }

    /// A webhook answers (or fails, with nil), and the rule goes on.
    public mutating func answers(
        _ call: OpenCall,
        with values: [String: Value]?,
        at: Instant
    ) async -> Pipeline.Outcome {
        let answer = WebhookAnswer(turnPosition: call.turnPosition, index: call.index, values: values)
        append(.webhookAnswered(answer), by: .system, at)
        let number = state.turn
        let outcome = await pipeline.decide(turn(.webhookAnswered(call, values: values), at: at, number: number))
        keep(outcome, number: number, at)
        return outcome
    }

    private mutating func keep(_ outcome: Pipeline.Outcome, number: Int, _ at: Instant) {
        let decision = outcome.decision
        for reply in decision.replies { append(.message(reply), by: .bot, at) }
        for rule in decision.rules { visitorWins[rule, default: 0] += 1 }
        let record = TurnRecord(
            turn: number,
            outcome: decision.outcome,
            rules: decision.rules,
            variants: decision.variants,
            effects: decision.effects,
            calls: decision.calls,
            trace: outcome.trace
        )
        append(.turn(record), by: .bot, at)
        switch decision.transition {
        case .escalate(let team, let priority, let cause, let reason):
            let owner = Owner.queue(team: team ?? "support", priority: priority)
            append(.ownerChanged(OwnerChange(owner: owner, cause: cause, reason: reason)), by: .bot, at)
        case .close(let rule): append(.closed(.closedByRule(rule)), by: .bot, at)
        case nil: break
        }
    }

    private mutating func append(_ event: Event, by author: Author, _ at: Instant) {
        state.apply(
            Record(
                conversation: state.id,
                pos: state.pos + 1,
                seq: event.isVisible ? state.seq + 1 : nil,
                epoch: event.changesOwner ? state.epoch + 1 : state.epoch,
                at: at,
                author: author,
                event: event
            )
        )
    }
}
