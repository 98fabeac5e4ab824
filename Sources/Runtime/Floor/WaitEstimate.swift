import FrontdeskCore

/// How long the last accepted conversations of a team had waited.
struct WaitEstimate: Hashable, Sendable {
    /// So many count.
    static let window = 20
    /// With fewer than these nothing is said.
    static let minimum = 5

    private var waits: [Duration] = []

    /// Takes the wait of an accepted conversation.
    mutating func accepted(after wait: Duration) {
        waits.append(max(.zero, wait))
        if waits.count > Self.window { waits.removeFirst() }
    }

    /// The median; nil when there is too little to tell from.
    var median: Duration? {
        guard waits.count >= Self.minimum else { return nil }
        let sorted = waits.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
