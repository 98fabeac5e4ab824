/// Work that follows a commit and that nobody waits for, such as calling a webhook.
///
/// At most 1,024 errands wait, and 64 are under way; one more is refused.
final class Errands: Sendable {
    typealias Errand = @Sendable () async -> Void

    private static let maximumWaiting = 1_024
    private static let maximumRunning = 64

    private let errands: AsyncStream<Errand>
    private let continuation: AsyncStream<Errand>.Continuation

    init() {
        (errands, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.maximumWaiting))
    }

    /// Takes an errand.
    ///
    /// - Returns: False when there are too many.
    func add(_ errand: @escaping Errand) -> Bool {
        if case .enqueued = continuation.yield(errand) { return true }
        return false
    }

    /// Runs errands until the task is cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            var running = 0
            for await errand in errands {
                if running >= Self.maximumRunning {
                    await group.next()
                    running -= 1
                }
                group.addTask(operation: errand)
                running += 1
            }
        }
    }
}
