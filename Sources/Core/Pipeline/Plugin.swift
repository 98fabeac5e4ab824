/// One step of the message pipeline: looks at a turn, and says what it found out or what shall be done.
///
/// A plugin receives everything it may look at in ``Turn`` and returns everything it wants done in ``Verdict``. It
/// never sends, stores, waits or reads a clock; the runtime carries the verdict out. That is what makes a decision
/// replayable from a log, explainable, and testable without a server.
///
/// A plugin without I/O implements ``consider(_:)`` without `async` and without `throws`.
public protocol Plugin: Sendable {
    /// The name in traces, logs and configuration, for example `order-status`.
    var name: PluginName { get }

    /// Whether it only adds facts or may decide. A failing decider calls a person, a failing informer is skipped.
    var role: PluginRole { get }

    /// Looks at a turn.
    ///
    /// - Throws: ``PluginError`` when it can't say anything. The trace records that.
    func consider(_ turn: Turn) async throws(PluginError) -> Verdict
}

/// What a plugin may do.
public enum PluginRole: String, Hashable, Sendable, Codable {
    /// Adds facts; a decision in its verdict is ignored.
    case informs
    /// May decide the turn.
    case decides
}

/// A plugin could not do its work.
public struct PluginError: Error, Hashable, CustomStringConvertible {
    /// What went wrong, without anything the visitor wrote.
    public let description: String

    /// Makes an error.
    public init(_ description: String) { self.description = description }
}
