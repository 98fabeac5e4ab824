public import FrontdeskCore
public import FrontdeskRuntime
import Synchronization

/// Ids that count: `conversation-1`, `visitor-1`, `agent-1`; the seed is always the same.
public final class SequentialIdentifiers: IdentifierSource {
    private let counts = Mutex<[String: Int]>([:])
    private let fixedSeed: UInt64

    /// Makes a source that begins with 1.
    public init(seed: UInt64 = 0) { fixedSeed = seed }

    public func conversation() -> ConversationID { ConversationID(rawValue: next("conversation")) }

    public func visitor() -> VisitorID { VisitorID(rawValue: next("visitor")) }

    public func agent() -> AgentID { AgentID(rawValue: next("agent")) }

    public func seed() -> UInt64 { fixedSeed }

    private func next(_ kind: String) -> String {
        counts.withLock { counts in
            counts[kind, default: 0] += 1
            return "\(kind)-\(counts[kind] ?? 0)"
        }
    }
}
