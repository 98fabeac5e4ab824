import ArgumentParser
import FrontdeskCore
import FrontdeskRuntime
import FrontdeskStorage

/// Blanks everything that a visitor wrote.
struct EraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Blank everything that a visitor wrote, and what was written about them.",
        discussion: "Numbers and kinds of records stay. Backups that were made before still hold the texts."
    )

    @Argument(help: "The visitor's id.")
    var visitor: String

    @OptionGroup var options: StoreOptions

    func run() async throws {
        let erased = try await options.withStore { store in
            let erased = try await store.erase(VisitorID(visitor), at: .now)
            try await store.audit(AuditEntry(at: .now, who: "system", what: "visitor.erase", subject: visitor))
            return erased
        }
        guard let erased else { throw FileFault("there is no visitor '\(visitor)'; the console shows the id") }
        Terminal.write("erased \(erased.count) conversations of \(visitor)")
    }
}
