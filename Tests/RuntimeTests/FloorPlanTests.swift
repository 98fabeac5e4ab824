import FrontdeskCore
import FrontdeskTestSupport
import Testing

@testable import FrontdeskRuntime

struct FloorPlanTests {
    @Test(arguments: 0..<50)
    func `the order of joining is the order of service`(seed: UInt64) {
        var chance = SplitMix(state: seed)
        var plan = FloorPlan()
        // The model: tickets in the order they are due, kept by sorting again after every step.
        var model: [(key: (Int, Int, Int), id: ConversationID)] = []
        var states: [ConversationID: ConversationState] = [:]
        var arrivals = 0
        for step in 0..<200 {
            let at = Instant(milliseconds: Int64(step / 3))
            if model.isEmpty || chance.next() % 3 != 0 {
                let id = ConversationID("c\(chance.next() % 1_000)-\(step)")
                let priority = QueuePriority.allCases[Int(chance.next() % 4)]
                var draft = LogDraft(ConversationState(id: id), at: at)
                draft.add(.ownerChanged(OwnerChange(owner: .queue(team: "t", priority: priority))), by: .bot)
                states[id] = draft.state
                let rank = QueuePriority.allCases.firstIndex(of: priority) ?? 0
                model.append(((-rank, Int(at.milliseconds), arrivals), id))
                arrivals += 1
                _ = plan.update(ConversationSummary(draft.state, visitor: "v", visitorName: nil))
            } else {
                let (_, id) = model.remove(at: Int(chance.next() % UInt64(model.count)))
                var draft = LogDraft(states[id] ?? ConversationState(id: id), at: at)
                draft.add(chance.next() % 2 == 0 ? .closed(.closedByVisitor) : .ownerChanged(.taken), by: .visitor)
                _ = plan.update(ConversationSummary(draft.state, visitor: "v", visitorName: nil))
            }
            model.sort { $0.key < $1.key }
            #expect(plan.waiting(for: "t") == model.map(\.id))
            for (index, (_, id)) in model.enumerated() { #expect(plan.position(of: id) == index + 1) }
            #expect(plan.waitingCount() == model.count)
        }
    }

    @Test func `an older summary changes nothing`() {
        var plan = FloorPlan()
        var draft = LogDraft(ConversationState(id: "c"), at: Instant(milliseconds: 1))
        draft.add(.ownerChanged(OwnerChange(owner: .queue(team: "t", priority: .low))), by: .bot)
        let older = ConversationSummary(draft.state, visitor: "v", visitorName: nil)
        draft.add(.ownerChanged(.taken), by: .agent("a"))
        _ = plan.update(ConversationSummary(draft.state, visitor: "v", visitorName: nil))
        #expect(plan.update(older) == FloorPlan.Change())
        #expect(plan.openCount("a") == 1)
        #expect(plan.waitingCount() == 0)
    }

    @Test(arguments: [([1, 2, 3, 4], nil), ([5, 1, 4, 2, 3], 3), ([1, 2, 3, 4, 5, 6], 3)])
    func `a wait is the median of at least five`(waits: [Int], median: Int?) {
        var estimate = WaitEstimate()
        for wait in waits { estimate.accepted(after: .seconds(wait)) }
        #expect(estimate.median?.components.seconds == median.map(Int64.init))
    }

    @Test func `only the last twenty waits count`() {
        var estimate = WaitEstimate()
        for _ in 1...20 { estimate.accepted(after: .seconds(1_000)) }
        for _ in 1...20 { estimate.accepted(after: .seconds(1)) }
        #expect(estimate.median == .seconds(1))
    }
}

extension OwnerChange {
    fileprivate static let taken = OwnerChange(owner: .agent("a"))
}

/// Numbers that look like chance and are the same on every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var number = state
        number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
        return number ^ number >> 31
    }
}
