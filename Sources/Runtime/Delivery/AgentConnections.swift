import FrontdeskCore
import Synchronization

/// The agents' connections that are told about lists, presence and rules.
final class AgentConnections: Sendable {
    private struct Connection {
        let watcher: any Watcher
        let agent: AgentID
        /// What came before the welcome was out; nil afterwards.
        var pending: [Delivery]? = []
    }

    private let connections = Mutex<[ObjectIdentifier: Connection]>([:])

    /// How many there are.
    var count: Int { connections.withLock(\.count) }

    /// Adds a connection, whose deliveries are kept until ``welcome(_:_:)``.
    ///
    /// - Returns: False when the watcher is connected already.
    func begin(_ watcher: any Watcher, as agent: AgentID) -> Bool {
        connections.withLock { connections in
            guard connections[ObjectIdentifier(watcher)] == nil else { return false }
            connections[ObjectIdentifier(watcher)] = Connection(watcher: watcher, agent: agent)
            return true
        }
    }

    /// Delivers the welcome, and then what came meanwhile.
    func welcome(_ watcher: any Watcher, _ welcome: AgentWelcome) {
        watcher.receive(.agentWelcome(welcome))
        while true {
            let kept = connections.withLock { connections -> [Delivery] in
                let kept = connections[ObjectIdentifier(watcher)]?.pending ?? []
                connections[ObjectIdentifier(watcher)]?.pending = kept.isEmpty ? nil : []
                return kept
            }
            if kept.isEmpty { return }
            for delivery in kept { watcher.receive(delivery) }
        }
    }

    /// Removes a connection.
    ///
    /// - Returns: Whose it was; nil for an unknown one.
    func remove(_ watcher: any Watcher) -> AgentID? {
        connections.withLock { $0.removeValue(forKey: ObjectIdentifier(watcher))?.agent }
    }

    /// Tells everybody, or one agent only.
    func tell(_ delivery: Delivery, only agent: AgentID? = nil) {
        let watchers = connections.withLock { connections -> [any Watcher] in
            var live: [any Watcher] = []
            for (key, connection) in connections where agent == nil || connection.agent == agent {
                if connection.pending != nil, connection.pending?.count ?? 0 < WatcherRegistry.maximumPending {
                    connections[key]?.pending?.append(delivery)
                } else if connection.pending == nil {
                    live.append(connection.watcher)
                }
            }
            return live
        }
        for watcher in watchers { watcher.receive(delivery) }
    }
}
