import FrontdeskCore

/// Asks the store, and tells the desk's callers when it fails.
func keeping<Answer: Sendable>(
    isolation: isolated (any Actor)? = #isolation,
    _ question: () async throws(StoreError) -> Answer
) async throws(DeskError) -> Answer {
    do throws(StoreError) {
        return try await question()
    } catch {
        throw .storeUnavailable(error)
    }
}
