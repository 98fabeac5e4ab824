import ArgumentParser
import Foundation
import FrontdeskCore
import FrontdeskRuntime
import FrontdeskStorage

/// Prints everything that is kept about a visitor, or writes the transcripts of all conversations.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print everything that is kept about a visitor, or write transcripts for replay.",
        discussion: """
            `frontdesk export VISITOR` prints everything that is kept about a visitor, as JSON.

            `frontdesk export --all FILE` writes the transcripts of all conversations for `frontdesk replay`, one a \
            line, beside a running server or without one. --anonymise takes out e-mail addresses, numbers of four \
            digits or more, names that the site or a variable told, and everything that agents wrote, so that rules \
            match what is left as before. What a visitor tells in words that nobody knows to be a name stays: look at \
            the file before you pass it on.
            """
    )

    @Argument(help: "The visitor's id; with --all, the file to write, standard output without it.")
    var target: String?

    @Flag(help: "Write the transcripts of all conversations.")
    var all = false

    @Flag(help: "Take out of transcripts what tells who somebody is.")
    var anonymise = false

    @Option(help: "With --all, only conversations that began at this time or later, such as 2026-03-02T00:00Z.")
    var since: String?

    @OptionGroup var options: StoreOptions

    func validate() throws {
        if !all, target == nil { throw ValidationError("name a visitor, or write everything with --all") }
        if !all, anonymise || since != nil { throw ValidationError("--anonymise and --since go with --all") }
        if let since, Instant(since) == nil {
            throw ValidationError("--since is written like 2026-03-02T00:00Z, found '\(since)'")
        }
    }

    func run() async throws {
        if all { return try await exportAll() }
        let visitor = target ?? ""
        let found = try await options.withStore { store in
            let found = try await store.export(VisitorID(visitor))
            if found != nil { try await Self.note("visitor.export", subject: visitor, in: store) }
            return found
        }
        guard let found else { throw FileFault("there is no visitor '\(visitor)'; the console shows the id") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Terminal.write(String(decoding: try encoder.encode(found), as: UTF8.self))
    }

    private func exportAll() async throws {
        let (target, anonymise, first) = (target, anonymise, since.flatMap { Instant($0) })
        let count = try await options.withStore { store in
            let file = try PrivateFile(target)
            // Before the first line, so that a copy that breaks off is known, too.
            try await Self.note("conversations.export", subject: anonymise ? "anonymised" : "all", in: store)
            let export = TranscriptExport(store, anonymises: anonymise, since: first)
            let count = try await export.write { try file.write($0) }
            try file.close()
            return count
        }
        if let target { Terminal.write("wrote \(count) conversation\(count == 1 ? "" : "s") to \(target)") }
    }

    /// Keeps in the audit log that texts of visitors left the store.
    private static func note(_ what: String, subject: String, in store: SQLiteConversationStore) async throws {
        try await store.audit(AuditEntry(at: .now, who: "system", what: what, subject: subject))
    }
}
