/// What a replay came to: counts of everything, and as many of the changes as fit.
public struct ReplayReport: Sendable {
    /// Why a turn was not compared.
    public enum Skip: String, Hashable, Sendable, CaseIterable {
        /// People answered, not the bot.
        case people
        /// What was written was erased.
        case erased
        /// No rule decided: the bot was overtaken, or the transcript begins or ends within the turn.
        case undecided
    }

    /// One rule in the place of another, and how.
    public struct Move: Hashable, Sendable, Comparable {
        /// The rule before; nil for none.
        public let before: String?
        /// The rule after; nil for none.
        public let after: String?
        /// What changes.
        public let change: ReplayChange

        public static func < (left: Move, right: Move) -> Bool {
            (left.before ?? "", left.after ?? "", left.change.rawValue)
                < (right.before ?? "", right.after ?? "", right.change.rawValue)
        }
    }

    /// How many conversations were replayed.
    public private(set) var conversations = 0
    /// How many turns came out each way.
    public private(set) var counts: [ReplayChange: Int] = [:]
    /// How many turns were not compared.
    public private(set) var skipped: [Skip: Int] = [:]
    /// How many turns changed from which rule to which.
    public private(set) var moves: [Move: Int] = [:]
    /// The first changes, in the order of the transcripts.
    public private(set) var differences: [ReplayDifference] = []
    private let limit: Int
    private var failing: [ReplayLimit: Int] = [:]

    /// At most so many pairs of rules are told apart; of more, turns are counted only as a whole.
    static let maximumMoves = 10_000

    /// An empty report that keeps so many changes in full.
    public init(keeping limit: Int = 1_000) { self.limit = max(0, limit) }

    /// How many turns were compared.
    public var turns: Int { counts.values.reduce(0, +) }

    /// How many of them change.
    public var changed: Int { turns - (counts[.same] ?? 0) }

    /// Whether a change is at or over a limit.
    public func reaches(_ limit: ReplayLimit) -> Bool { failing[limit, default: 0] > 0 }

    mutating func addConversation() { conversations += 1 }

    mutating func skip(_ reason: Skip) { skipped[reason, default: 0] += 1 }

    mutating func add(_ change: ReplayChange, _ before: String?, _ after: String?) {
        counts[change, default: 0] += 1
        guard change != .same else { return }
        let move = Move(before: before, after: after, change: change)
        if moves[move] != nil || moves.count < Self.maximumMoves { moves[move, default: 0] += 1 }
    }

    /// Counts a change against the limits, and tells whether it is kept in full.
    mutating func wantsDifference(_ change: ReplayChange, isLoss: Bool) -> Bool {
        failing[.rule, default: 0] += 1
        if change != .rule, change != .variant { failing[.reply, default: 0] += 1 }
        if isLoss { failing[.lost, default: 0] += 1 }
        return differences.count < limit
    }

    mutating func add(_ difference: ReplayDifference) { differences.append(difference) }
}
