import FrontdeskCore
import FrontdeskRuntime
import Synchronization

/// Knows the open sockets: how many there are, and those of agents one by one.
final class SocketRegistry: Sendable {
    private struct State: Sendable {
        var visitors = 0
        var agents: [ObjectIdentifier: Entry] = [:]
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextWaiting = 0

        var isEmpty: Bool { visitors == 0 && agents.isEmpty }
    }

    private struct Entry: Sendable {
        let agent: AgentID
        let session: TokenDigest
        let outbox: SocketOutbox
    }

    private let state = Mutex(State())

    /// Makes an empty registry.
    init() {}

    /// How many sockets of visitors are open.
    var visitors: Int { state.withLock { $0.visitors } }

    /// How many sockets of agents are open.
    var agents: Int { state.withLock { $0.agents.count } }

    /// A visitor's socket was opened.
    func visitorOpened() { state.withLock { $0.visitors += 1 } }

    /// A visitor's socket has ended.
    func visitorClosed() {
        finish { $0.visitors -= 1 }
    }

    /// An agent's socket was opened and belongs to a session.
    func opened(_ outbox: SocketOutbox, of agent: AgentID, session: TokenDigest) {
        let entry = Entry(agent: agent, session: session, outbox: outbox)
        state.withLock { $0.agents[ObjectIdentifier(outbox)] = entry }
    }

    /// An agent's socket has ended.
    func closed(_ outbox: SocketOutbox) {
        finish { $0.agents[ObjectIdentifier(outbox)] = nil }
    }

    /// Whether a session has a socket open.
    func hasSocket(session: TokenDigest) -> Bool {
        state.withLock { $0.agents.values.contains { $0.session == session } }
    }

    /// Closes all sockets of a session that has ended.
    func close(session: TokenDigest) {
        close { $0.session == session }
    }

    /// Closes all sockets of an agent whose sessions have ended, but for those of one session if told.
    func close(agent: AgentID, except session: TokenDigest? = nil) {
        close { $0.agent == agent && $0.session != session }
    }

    /// Returns when no socket is open, or the task is cancelled.
    func waitUntilEmpty() async {
        let number = state.withLock { state in
            state.nextWaiting += 1
            return state.nextWaiting
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    let isOver = state.isEmpty || Task.isCancelled
                    if !isOver { state.waiting[number] = continuation }
                    return isOver
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
    }

    private func close(where isMeant: (Entry) -> Bool) {
        let entries = state.withLock { $0.agents.values.filter(isMeant) }
        for entry in entries { entry.outbox.close(.signInAgain, reason: "the session has ended") }
    }

    private func finish(_ change: (inout State) -> Void) {
        let waiting = state.withLock { state in
            change(&state)
            guard state.isEmpty else { return [CheckedContinuation<Void, Never>]() }
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.resume() }
    }
}
