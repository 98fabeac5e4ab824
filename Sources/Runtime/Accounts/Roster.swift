import FrontdeskCore
import Synchronization

/// Who has an account, and who is there.
final class Roster: Sendable {
    fileprivate struct State {
        var accounts: [AgentID: Account] = [:]
        var connections: [AgentID: Int] = [:]
        var missedReplies: [AgentID: Int] = [:]
    }

    private let state = Mutex(State())

    /// Takes the accounts as the store has them.
    func load(_ accounts: [Account]) {
        state.withLock { state in
            for account in accounts { state.accounts[account.id] = account }
        }
    }

    /// Takes a new or changed account.
    func update(_ account: Account) { state.withLock { $0.accounts[account.id] = account } }

    /// An account that is not removed.
    func account(_ agent: AgentID) -> Account? {
        state.withLock { $0.accounts[agent] }.flatMap { $0.removedAt == nil ? $0 : nil }
    }

    /// The account with a name to sign in with, that is not removed.
    func account(named name: String) -> Account? {
        state.withLock { $0.accounts.values.first { $0.name == name && $0.removedAt == nil } }
    }

    /// The name visitors read, of removed agents, too; nil for an unknown one.
    func displayName(_ agent: AgentID) -> String? { state.withLock { $0.accounts[agent]?.displayName } }

    /// Whether an agent can be reached.
    func presence(of agent: AgentID) -> AgentPresence.State { state.withLock { $0.presence(of: agent) } }

    /// Everybody with an account that is not removed, by name.
    func everybody(open: (AgentID) -> Int) -> [AgentPresence] {
        let present = state.withLock { state in
            state.accounts.values.filter { $0.removedAt == nil }.map { ($0, state.presence(of: $0.id)) }
        }
        return present.sorted { ($0.0.name, $0.0.id) < ($1.0.name, $1.0.id) }
            .map { AgentPresence(account: $0.0, state: $0.1, open: open($0.0.id)) }
    }

    /// How many online agents work on a team's queue.
    func onlineCount(for team: TeamName) -> Int {
        state.withLock { state in
            state.accounts.values.count { account in
                (account.teams.isEmpty || account.teams.contains(team)) && state.presence(of: account.id) == .online
            }
        }
    }

    /// One more connection of an agent.
    ///
    /// - Returns: Whether it is the first.
    func connected(_ agent: AgentID) -> Bool {
        state.withLock { state in
            state.connections[agent, default: 0] += 1
            return state.connections[agent] == 1
        }
    }

    /// One connection of an agent less.
    ///
    /// - Returns: Whether it was the last.
    func disconnected(_ agent: AgentID) -> Bool {
        state.withLock { state in
            let left = max(0, (state.connections[agent] ?? 0) - 1)
            state.connections[agent] = left == 0 ? nil : left
            return left == 0
        }
    }

    /// An agent left a conversation without a first reply.
    ///
    /// - Returns: How many in a row these are now.
    func missedReply(_ agent: AgentID) -> Int {
        state.withLock { state in
            state.missedReplies[agent, default: 0] += 1
            return state.missedReplies[agent] ?? 0
        }
    }

    /// An agent answered, or came back.
    func answered(_ agent: AgentID) { state.withLock { $0.missedReplies[agent] = nil } }
}

extension Roster.State {
    fileprivate func presence(of agent: AgentID) -> AgentPresence.State {
        guard let account = accounts[agent], account.removedAt == nil, connections[agent] != nil else {
            return .offline
        }
        switch account.presence {
        case .online: return .online
        case .busy: return .busy
        case .away: return .away
        }
    }
}
