import FrontdeskCore

/// Slows down whoever guesses passwords, without letting them lock others out.
///
/// Counted are tries of one address, of one address for one name, and of everybody for one name. The last one, which a
/// stranger could use up, does not hold for an address from which that name signed in before.
final class SignInThrottle: Sendable {
    private struct Pair: Hashable, Sendable {
        let name: String
        let address: ClientAddress
    }

    private let byAddress = RateLimiter<ClientAddress>(RateLimit(burst: 30, every: .seconds(10)))
    private let byPair = RateLimiter<Pair>(RateLimit(burst: 6, every: .seconds(30)))
    private let byName = RateLimiter<String>(RateLimit(burst: 40, every: .seconds(30)))
    private let familiar = RecentSet<Pair>(capacity: 10_000)

    /// Makes a throttle.
    init() {}

    /// Counts a try; the time to wait when it is one too many, else nil.
    func attempt(name: String, address: ClientAddress, at now: Instant) -> Duration? {
        let household = address.household
        let pair = Pair(name: name, address: household)
        if let wait = byAddress.take(household, at: now) { return wait }
        if let wait = byPair.take(pair, at: now) { return wait }
        if familiar.contains(pair) { return nil }
        return byName.take(name, at: now)
    }

    /// The try was right: it does not count, and the address is known from now on.
    func succeeded(name: String, address: ClientAddress) {
        let household = address.household
        let pair = Pair(name: name, address: household)
        byAddress.giveBack(household)
        byPair.giveBack(pair)
        if !familiar.contains(pair) { byName.giveBack(name) }
        familiar.insert(pair)
    }
}
