import ArgumentParser
import FrontdeskStorage

/// Copies the database while the server runs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database to a file, while the server runs."
    )

    @Argument(help: "The file to write.")
    var file: String

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await options.withStore { try await $0.backup(to: file) }
        Terminal.write("wrote \(file)")
    }
}

/// Makes a data folder of a backup.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a data folder of a backup; the server must be stopped."
    )

    @Argument(help: "The backup.")
    var file: String

    @OptionGroup var options: StoreOptions

    func run() async throws {
        let folder = try await options.folder()
        try SQLiteConversationStore.restore(file, into: folder)
        Terminal.write("restored \(file) into \(folder.path)")
    }
}
