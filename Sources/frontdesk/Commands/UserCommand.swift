import ArgumentParser
import FrontdeskCore
import FrontdeskRuntime
import FrontdeskServer
import FrontdeskStorage
import Glibc

/// Manages the people who may sign in.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Manage the people who may sign in.",
        subcommands: [UserAddCommand.self]
    )
}

/// Adds a person.
struct UserAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add an agent or administrator.",
        discussion: """
            The password is asked for, or read as the first line of standard input; it is never an argument, where \
            other users of the machine could read it. A running server knows the person at the next sign-in.
            """
    )

    @Argument(help: "The name to sign in with.")
    var name: String

    @Option(help: "agent or admin.")
    var role: String

    @Option(help: "The name that visitors read; the sign-in name without it.")
    var displayName: String?

    @Option(help: "The teams whose queue the person works on, separated by commas; all without it.")
    var teams: String?

    @OptionGroup var options: StoreOptions

    func validate() throws {
        if Account.Role(rawValue: role) == nil { throw Self.noRole(role) }
    }

    private static func noRole(_ role: String) -> ValidationError {
        ValidationError("--role is agent or admin, found '\(role)'")
    }

    func run() async throws {
        guard let role = Account.Role(rawValue: role) else { throw Self.noRole(role) }
        let password = try Self.readPassword()
        let account = Account(
            id: RandomIdentifiers().agent(),
            name: name,
            displayName: displayName ?? name,
            role: role,
            teams: (teams ?? "").split(separator: ",").map { TeamName(String($0)) },
            passwordHash: try await PasswordHasher().hash(password),
            createdAt: .now
        )
        let isNew = try await options.withStore(makesStore: true) { store in
            guard try await store.save(account) else { return false }
            try await store.audit(
                AuditEntry(at: .now, who: "system", what: "account.add", subject: account.id.rawValue)
            )
            return true
        }
        guard isNew else { throw FileFault("there is already a person named '\(name)'; choose another name") }
        Terminal.write("added \(role.rawValue) \(name)")
    }

    private static func readPassword() throws -> String {
        let password: String?
        if isatty(STDIN_FILENO) == 1 {
            Terminal.complain("Password:")
            password = withoutEcho { readLine() }
        } else {
            password = readLine()
        }
        let fewest = PasswordHasher.fewestCharacters
        guard let password, password.count >= fewest else {
            throw FileFault("a password has at least \(fewest) characters; write it on one line")
        }
        return password
    }

    /// Reads with the terminal's echo switched off.
    private static func withoutEcho(_ read: () -> String?) -> String? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return read() }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
        return read()
    }
}
