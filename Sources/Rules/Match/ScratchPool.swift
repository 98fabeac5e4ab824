import Synchronization

/// Keeps the memory of finished matches for the next ones.
final class ScratchPool: Sendable {
    /// Memory of more matches than this at a time is not kept.
    private static let capacity = 8

    // @unchecked Sendable because the pool's lock hands each scratch to one match at a time.
    private struct Kept: @unchecked Sendable {
        var scratches: [MatchScratch] = []
    }

    private let kept = Mutex(Kept())
    private let make: @Sendable () -> MatchScratch

    init(_ make: @escaping @Sendable () -> MatchScratch) { self.make = make }

    deinit {
        kept.withLock { kept in
            for scratch in kept.scratches { scratch.deallocate() }
        }
    }

    func take() -> MatchScratch {
        // @unchecked Sendable because the scratch leaves the pool with it, so that nobody else has it.
        struct Taken: @unchecked Sendable { let scratch: MatchScratch? }
        let taken = kept.withLock { Taken(scratch: $0.scratches.popLast()) }
        return taken.scratch ?? make()
    }

    func give(_ scratch: MatchScratch) {
        // @unchecked Sendable because the caller is done with the scratch.
        struct Given: @unchecked Sendable { let scratch: MatchScratch }
        let given = Given(scratch: scratch)
        let isKept = kept.withLock { kept in
            guard kept.scratches.count < Self.capacity else { return false }
            kept.scratches.append(given.scratch)
            return true
        }
        if !isKept { scratch.deallocate() }
    }
}
