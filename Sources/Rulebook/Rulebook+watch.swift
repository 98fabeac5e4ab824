extension Rulebook {
    /// Follows the folders until the task is cancelled: reads them again when they change, and trains and makes
    /// the checks that only give advice in between.
    ///
    /// - Parameter pause: Waits between two looks; an edit is live after at most two of them and the reading itself.
    /// - Throws: What `pause` throws, such as a cancellation.
    public func run(pause: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask {
                while true {
                    try await pause()
                    if self.foldersChanged() { _ = self.readAgain() }
                }
            }
            group.addTask {
                while true {
                    await self.trainIfNeeded()
                    try await pause()
                }
            }
            group.addTask {
                while true {
                    await self.adviseIfNeeded()
                    try await pause()
                }
            }
        }
    }
}
