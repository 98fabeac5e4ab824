import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules

@testable import FrontdeskLint

/// A small shop: its rules, and conversations that its visitors had.
enum ReplayShop {
    static let rules = """
        frontdesk 1
        language en

        entity order_id = /[A-Z]{2}\\d{6}/
        webhook oms = POST https://oms.example.com/order

        rule greet
          when exactly hello | hi
          say "Hello!"
          or "Good day!"

        topic refund for 3 turns

        rule refund.ask
          when refund & [{order_id}]
          say "Which order?" if order_id unknown
          say "Looking at your order." if order_id known
          chips "It is damaged" -> refund.damaged

        rule refund.damaged
          after refund.ask
          when damaged | broken
          say "We are sorry."
          escalate to billing

        topic none

        rule hours
          when open | opening hours
          say "We are open." if hours support open
          say "We are closed." if hours support closed

        rule parcel
          when where & parcel
          call oms(order="7") into order
          say "It is {order.state}." if order.state known
          say "We can't see it." if order.state unknown

        schedule support Etc/UTC
          mon-fri 09:00-17:00

        rule person
          when human | agent
          priority 100
          say "One moment."
          escalate

        fallback
          say "Could you say it in other words?"
          after 2 misses: escalate
        """

    static func project(_ rules: String) -> RuleProject { ExampleProject.make([("rules/shop.rules", rules)]) }

    /// Replays logs against rules.
    static func replay(
        _ logs: [[Record]],
        against text: String,
        hours: Replayer.Hours = .log,
        variants: Bool = false,
        limit: Int = 100
    ) async throws -> ReplayReport {
        let project = project(text)
        guard let rules = project.rules else { throw BrokenRules(findings: project.readingFindings) }
        let replayer = Replayer(
            rules: rules,
            pipeline: ExampleProject.pipeline(rules, project),
            hours: hours,
            teams: ["support", "billing"],
            comparesVariants: variants
        )
        var report = ReplayReport(keeping: limit)
        for log in logs { await replayer.replay(log, into: &report) }
        return report
    }

    struct BrokenRules: Error { let findings: [Finding] }
}

/// Writes the log that a desk would write while the rules of the shop answer.
struct ReplayLog {
    private(set) var records: [Record] = []
    private var state: ConversationState
    private let pipeline: Pipeline
    var at = Instant(milliseconds: 1_772_445_600_000)

    init(_ id: ConversationID = "c1", rules text: String = ReplayShop.rules, seed: UInt64 = 7) throws {
        let project = ReplayShop.project(text)
        guard let rules = project.rules else { throw ReplayShop.BrokenRules(findings: project.readingFindings) }
        pipeline = ExampleProject.pipeline(rules, project)
        state = ConversationState(id: id)
        let opening = Opening(
            visitor: "v1",
            channel: .web,
            seed: seed,
            browserLanguages: ["en"],
            pageLanguage: "en"
        )
        add(.opened(opening), by: .system)
    }

    mutating func says(_ text: String) async { await take(.text(text), Message(text: text)) }

    /// Presses a quick reply of the last message that offered some.
    mutating func presses(_ label: String) async {
        guard let offer = state.offers.last, let choice = offer.choices.first(where: { $0.label == label }) else {
            return
        }
        let chosen = Message.ChosenReply(seq: offer.seq, choice: choice.id)
        await take(.choice(choice, seq: offer.seq), Message(text: label, chosen: chosen))
    }

    mutating func asksForPerson() async {
        at = at + .seconds(60)
        await decide(.askedForPerson, number: nil)
    }

    /// The first open call is answered, or fails.
    mutating func webhookAnswers(_ values: [String: Value]?) async {
        guard let call = state.openCalls.first else { return }
        at = at + .seconds(1)
        let number = state.turn
        let answer = WebhookAnswer(turnPosition: call.turnPosition, index: call.index, values: values)
        let input = Turn.Input.webhookAnswered(call, values: values)
        let before = state
        add(.webhookAnswered(answer), by: .system)
        await decide(input, number: number, from: before)
    }

    mutating func opens(_ url: String) { add(.pageViewed(PageView(url: url, title: "Shop")), by: .visitor) }

    mutating func agentTakes() {
        add(.ownerChanged(OwnerChange(owner: .agent("mei"), name: "Mei")), by: .agent("mei"))
        add(.message(Message(text: "Mei here, Jane.")), by: .agent("mei"))
    }

    mutating func personReads(_ text: String) { add(.message(Message(text: text)), by: .visitor) }

    private mutating func take(_ input: Turn.Input, _ message: Message) async {
        at = at + .seconds(60)
        let before = state
        add(.message(message), by: .visitor)
        await decide(input, number: nil, from: before)
    }

    private mutating func decide(_ input: Turn.Input, number: Int?, from before: ConversationState? = nil) async {
        let turn = Turn(
            input: input,
            conversation: before ?? state,
            number: number,
            visitor: VisitorProfile(attributes: ["plan": .string("gold")]),
            at: at,
            hours: pipeline.hours(at: at),
            siteLanguages: pipeline.siteLanguages
        )
        let outcome = await pipeline.decide(turn)
        let decision = outcome.decision
        for reply in decision.replies { add(.message(reply), by: .bot) }
        let record = TurnRecord(
            turn: turn.number,
            outcome: decision.outcome,
            rules: decision.rules,
            variants: decision.variants,
            effects: decision.effects,
            calls: decision.calls,
            trace: outcome.trace
        )
        add(.turn(record), by: .bot)
        let isWish = if case .askedForPerson = input { true } else { false }
        switch decision.transition {
        case .escalate(let team, let priority, let cause, _):
            let owner = Owner.queue(team: team ?? "support", priority: priority)
            add(.ownerChanged(OwnerChange(owner: owner, cause: isWish ? .button : cause)), by: isWish ? .visitor : .bot)
        case .close(let rule): add(.closed(.closedByRule(rule)), by: .bot)
        case nil:
            guard isWish else { return }
            let owner = Owner.queue(team: "support", priority: .normal)
            add(.ownerChanged(OwnerChange(owner: owner, cause: .button)), by: .visitor)
        }
    }

    private mutating func add(_ event: Event, by author: Author) {
        let record = Record(
            conversation: state.id,
            pos: state.pos + 1,
            seq: event.isVisible ? state.seq + 1 : nil,
            epoch: event.changesOwner ? state.epoch + 1 : state.epoch,
            at: at,
            author: author,
            event: event
        )
        state.apply(record)
        records.append(record)
    }
}
