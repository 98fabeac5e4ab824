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
    func withStore<Answer: Sendable>(
        _ work: (SQLiteConversationStore) async throws -> Answer
    ) async throws -> Answer {
        let logger = Logger(label: "frontdesk") { _ in SwiftLogNoOpLogHandler() }
        let store = try SQLiteConversationStore(try await folder(), for: .tool, logger: logger)
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
