import FrontdeskCore
import FrontdeskRuntime

/// Lets visitors in, over whichever transport they come.
struct VisitorAccess: Sendable {
    private let context: ServerContext

    /// Makes the entrance.
    init(_ context: ServerContext) { self.context = context }

    /// A new visitor with a new token, or a known one by a signed identity.
    func admit(
        from client: ClientAddress,
        identity: VisitorIdentity?,
        locale: LanguageTag?,
        acceptLanguage: String?,
        page: PageView?
    ) async throws(Problem) -> (VisitorAdmission, BearerToken) {
        let settings = context.settings.plain
        if let identity {
            guard identity.isVouchedFor(by: settings.identitySecrets) else {
                throw Problem(
                    .notAllowed,
                    "the identity's 'hash' is not the site's signature of it; sign it on the site's server"
                )
            }
        } else if settings.requiresIdentity {
            throw Problem(.notAllowed, "only visitors whom the site vouches for are let in; send an 'identity'")
        }
        if !client.isLoopback, let wait = context.openings.take(client.household, at: context.clock.now) {
            context.meters.wasLimited()
            throw Problem(.tooManyRequests, "too many chats were begun from this address").retry(
                after: wait.secondsRoundedUp
            )
        }
        let token = BearerToken.random()
        let accepted = AcceptedLanguages(acceptLanguage).tags
        let arrival = VisitorArrival(
            token: token.digest,
            browserLanguages: accepted,
            pageLanguage: locale,
            page: page,
            outsideName: identity.map { OutsideName(realm: "site", name: $0.id) },
            attributes: identity?.attributes ?? [:]
        )
        do throws(DeskError) {
            return (try await context.desk.admit(arrival), token)
        } catch {
            throw Problem(forVisitor: error)
        }
    }

    /// The visitor a token stands for.
    func recognise(_ text: String, from client: ClientAddress) async throws(Problem) -> VisitorAdmission {
        guard let token = BearerToken(text) else { throw try refusal(for: client) }
        do throws(DeskError) {
            if let admission = try await context.desk.recognise(token.digest) { return admission }
        } catch {
            throw Problem(forVisitor: error)
        }
        throw try refusal(for: client)
    }

    /// What to say to a wrong token; trying many is slowed down.
    private func refusal(for client: ClientAddress) throws(Problem) -> Problem {
        if !client.isLoopback, let wait = context.wrongTokens.take(client.household, at: context.clock.now) {
            context.meters.wasLimited()
            throw Problem(.tooManyRequests, "too many wrong tokens").retry(after: wait.secondsRoundedUp)
        }
        return Problem(.tokenRequired, "this token is not known; begin anew without one")
    }
}
