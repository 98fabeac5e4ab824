import ArgumentParser
import FrontdeskCore
import FrontdeskRulebook
import FrontdeskRuntime
import FrontdeskStorage
import Logging

/// Where the database lies, for commands that work on it, beside a running server or without one.
struct StoreOptions: ParsableArguments {
    @Option(help: "The configuration file; frontdesk.yaml in the working folder without it.")
    var config: String?

    @Option(help: "The folder of the database.")
    var data: String?

    /// The folder, from the option or else the settings.
    func folder() async throws -> DataFolder {
        let settings = try await Settings.load(file: config)
        return DataFolder(data ?? settings.folders.data)
    }

    /// Runs `work` on the store, and closes it.
    ///
    /// - Parameters:
    ///   - makesStore: Whether a folder without a store gets one.
    ///   - work: What is done.
    /// - Returns: What `work` gives back.
    /// - Throws: ``StoreError/noStore(path:)`` for a folder without a store, and what `work` throws.
    func withStore<Answer: Sendable>(
        makesStore: Bool = false,
        _ work: (SQLiteConversationStore) async throws -> Answer
    ) async throws -> Answer {
        let logger = Logger(label: "frontdesk") { _ in SwiftLogNoOpLogHandler() }
        let folder = try await folder()
        guard makesStore || folder.hasStore else { throw StoreError.noStore(path: folder.path) }
        let store = try SQLiteConversationStore(folder, for: .tool, logger: logger)
        do {
            let answer = try await work(store)
            await store.close()
            return answer
        } catch {
            await store.close()
            throw error
        }
    }
}
