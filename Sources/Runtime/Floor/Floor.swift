import FrontdeskCore
import Synchronization

/// The floor plan, shared by all conversations.
final class Floor: Sendable {
    private let plan = Mutex(FloorPlan())

    /// Takes a newer summary.
    func update(_ summary: ConversationSummary) -> FloorPlan.Change { plan.withLock { $0.update(summary) } }

    /// Forgets nothing and changes nothing: asks the plan.
    func ask<Answer: Sendable>(_ question: (borrowing FloorPlan) -> Answer) -> Answer {
        plan.withLock { question($0) }
    }

    /// The places of a team that visitors don't know yet; afterwards they count as told.
    func untoldPositions(of team: TeamName) -> [ConversationSummary] {
        plan.withLock { $0.untoldPositions(of: team) }
    }

    /// The visitor is being told the place now.
    func positionToTell(of conversation: ConversationID) -> Int? {
        plan.withLock { plan in
            plan.told(conversation)
            return plan.position(of: conversation)
        }
    }
}
