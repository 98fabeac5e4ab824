import FrontdeskCore
import FrontdeskRuntime

/// Somebody who is signed in.
struct SignedIn: Hashable, Sendable {
    let account: Account
    let session: TokenDigest
}

/// Signs people in and out, and knows who a session's cookie stands for.
struct AgentAccess: Sendable {
    private let context: ServerContext

    /// Makes the entrance.
    init(_ context: ServerContext) { self.context = context }

    /// The longest password, in bytes of UTF-8.
    static let maximumPassword = 1_024

    /// Begins a session.
    ///
    /// A wrong name and a wrong password look alike and take the same time. A session the browser had before ends, so
    /// that nobody can plant one.
    func signIn(
        name: String,
        password: String,
        from client: ClientAddress,
        replacing old: BearerToken?
    ) async throws(Problem) -> BearerToken {
        let account = try await prove(
            name,
            password,
            from: client,
            refusal: Problem(.signInFailed, "the name or the password is wrong"),
            audited: "sign-in.refused"
        )
        if let old { try await end(old.digest) }
        let token = BearerToken.random()
        let lifetime = context.settings.plain.sessionLifetime
        try await context.ask { desk throws(DeskError) in
            _ = try await desk.signIn(account.id, token: token.digest, lifetime: lifetime)
        }
        return token
    }

    /// Who a session's token stands for.
    func account(of token: BearerToken?) async throws(Problem) -> SignedIn {
        guard let token else { throw Problem(.signInRequired, "sign in at /api/v1/sign-in first") }
        let session = token.digest
        let found = try await context.ask { desk throws(DeskError) in try await desk.account(session: session) }
        guard let account = found else {
            context.activity.forget(session)
            throw Problem(.signInRequired, "the session has ended; sign in again")
        }
        let isAlive = context.registry.hasSocket(session: session)
        guard context.activity.touch(session, at: context.clock.now) || isAlive else {
            try await end(session)
            throw Problem(.signInRequired, "the session was unused for too long; sign in again")
        }
        return SignedIn(account: account, session: session)
    }

    /// Ends a session and closes its sockets.
    func signOut(_ token: BearerToken) async throws(Problem) { try await end(token.digest) }

    /// Gives somebody who knows their present password another one, and ends their sessions elsewhere.
    ///
    /// Tries count like those to sign in: a console left open is no place to guess.
    func changePassword(
        of person: SignedIn,
        from present: String,
        to new: String,
        at client: ClientAddress
    ) async throws(Problem) {
        let account = try await prove(
            person.account.name,
            present,
            from: client,
            refusal: Problem(.notAllowed, "the present password is wrong"),
            audited: "account.password.refused"
        )
        let hash = try await hash(new)
        try await context.ask { desk throws(DeskError) in
            try await desk.changeOwnPassword(of: account.id, to: hash, in: person.session)
        }
        context.registry.close(agent: account.id, except: person.session)
    }

    /// The hash of a new password, which whoever read it has kept to ``maximumPassword``.
    func hash(_ password: String) async throws(Problem) -> String {
        let fewest = PasswordHasher.fewestCharacters
        guard password.count >= fewest else {
            throw Problem(.invalid, "'password' must have at least \(fewest) characters")
        }
        do throws(PasswordHasher.Overloaded) {
            return try await context.passwords.hash(password)
        } catch {
            throw Problem(.tooManyRequests, error.description).retry(after: 5)
        }
    }

    /// Whose name and password these are.
    ///
    /// Every try counts for name and address; a wrong one is written down.
    private func prove(
        _ name: String,
        _ password: String,
        from client: ClientAddress,
        refusal: Problem,
        audited what: String
    ) async throws(Problem) -> Account {
        if let wait = context.throttle.attempt(name: name, address: client, at: context.clock.now) {
            context.meters.wasLimited()
            throw Problem(.tooManyRequests, "too many tries with a password").retry(after: wait.secondsRoundedUp)
        }
        let account = try await context.ask { desk throws(DeskError) in try await desk.account(named: name) }
        guard try await isRight(password, of: account), let account else {
            context.meters.signInFailed()
            let who = account?.name ?? "unknown"
            try await context.ask { desk throws(DeskError) in
                try await desk.audit(what, subject: client.description, by: who)
            }
            throw refusal
        }
        context.throttle.succeeded(name: name, address: client)
        return account
    }

    private func end(_ session: TokenDigest) async throws(Problem) {
        context.activity.forget(session)
        context.registry.close(session: session)
        try await context.ask { desk throws(DeskError) in try await desk.signOut(session) }
    }

    private func isRight(_ password: String, of account: Account?) async throws(Problem) -> Bool {
        do throws(PasswordHasher.Overloaded) {
            return try await context.passwords.verify(password, against: account?.passwordHash)
        } catch {
            throw Problem(.tooManyRequests, error.description).retry(after: 5)
        }
    }
}
