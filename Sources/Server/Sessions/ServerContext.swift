import FrontdeskCore
import FrontdeskRuntime
import Logging

/// What every part of the server works with.
final class ServerContext: Sendable {
    let desk: Desk
    let rules: any RuleDesk
    let texts: any InterfaceTexts
    let settings: CheckedSettings
    let clock: any DeskClock
    let passwords: PasswordHasher
    let logger: Logger
    let registry = SocketRegistry()
    let throttle = SignInThrottle()
    let meters = ServerMeters()
    let startedAt: Instant
    /// New conversations, by address.
    let openings: RateLimiter<ClientAddress>
    /// How many frames one visitor may send.
    let frameLimit: RateLimit
    /// Requests of visitors over HTTP, by token.
    let requests: RateLimiter<TokenDigest>
    /// Requests with a token nobody knows, by address.
    let wrongTokens = RateLimiter<ClientAddress>(RateLimit(burst: 60, every: .seconds(2)))
    let activity: SessionActivity

    /// Makes a context.
    init(
        desk: Desk,
        rules: any RuleDesk,
        texts: any InterfaceTexts,
        settings: CheckedSettings,
        clock: any DeskClock,
        passwords: PasswordHasher,
        logger: Logger
    ) {
        self.desk = desk
        self.rules = rules
        self.texts = texts
        self.settings = settings
        self.clock = clock
        self.passwords = passwords
        self.logger = logger
        startedAt = clock.now
        let plain = settings.plain
        openings = RateLimiter(RateLimit(burst: plain.openingBurst, every: plain.openingInterval))
        frameLimit = RateLimit(burst: plain.frameBurst, every: plain.frameInterval)
        requests = RateLimiter(frameLimit)
        activity = SessionActivity(idleTime: plain.sessionIdleTime)
    }

    /// Asks the desk on behalf of somebody who works here.
    func ask<Answer>(
        _ question: (Desk) async throws(DeskError) -> Answer
    ) async throws(Problem) -> Answer {
        do throws(DeskError) {
            return try await question(desk)
        } catch {
            throw Problem(error)
        }
    }

    /// Asks whoever keeps the rules, on behalf of somebody who works here.
    func askRules<Answer: Sendable>(
        _ question: (any RuleDesk) async throws(RuleDeskError) -> Answer
    ) async throws(Problem) -> Answer {
        do throws(RuleDeskError) {
            return try await question(rules)
        } catch {
            throw Problem(error)
        }
    }

    /// Asks the desk on behalf of a visitor.
    func askForVisitor<Answer>(
        _ question: (Desk) async throws(DeskError) -> Answer
    ) async throws(Problem) -> Answer {
        do throws(DeskError) {
            return try await question(desk)
        } catch {
            throw Problem(forVisitor: error)
        }
    }

    /// The name of an author as a visitor may read it.
    var names: AuthorNames {
        { [desk] author in desk.displayName(of: author) }
    }
}
