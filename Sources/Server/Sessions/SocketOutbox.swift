import NIOCore
import Synchronization

/// Carries frames from any thread to a connection on its event loop.
///
/// What several threads send in the same moment is handed over in one turn of the loop. The connection itself bounds
/// what waits for the network.
final class SocketOutbox: Sendable {
    private struct Pending: Sendable {
        var frames: [ByteBuffer] = []
        var close: (code: CloseCode, reason: String)?
        var isScheduled = false
    }

    private let eventLoop: any EventLoop
    private let pending = Mutex(Pending())
    private let connection: NIOLoopBoundBox<WebSocketConnection?>

    /// Makes an outbox; must be called on the event loop.
    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        connection = NIOLoopBoundBox(nil, eventLoop: eventLoop)
    }

    /// Connects or disconnects; must be called on the event loop.
    func attach(_ connection: WebSocketConnection?) { self.connection.value = connection }

    /// Sends an object: `t` first, then what `members` writes.
    func send(_ type: String, _ members: (inout JSONWriter) -> Void = { _ in }) {
        var json = JSONWriter()
        json.object { json in
            json.member("t", type)
            members(&json)
        }
        send(json.buffer)
    }

    /// Sends a frame.
    func send(_ frame: ByteBuffer) {
        schedule { $0.frames.append(frame) }
    }

    /// Sends a refusal.
    func send(_ problem: Problem, cmid: String? = nil, conversation: String? = nil) {
        send("error") { json in
            json.member("code", problem.kind.code)
            json.member("detail", problem.detail)
            json.member("cmid", cmid)
            json.member("conversation", conversation)
            json.member("retry_after", problem.retryAfter)
            json.member("epoch", problem.epoch)
        }
    }

    /// Closes the connection behind everything that was sent.
    func close(_ code: CloseCode, reason: String) {
        schedule { $0.close = $0.close ?? (code, reason) }
    }

    /// Stops taking messages from the client for now; must be called on the event loop.
    func pauseReading() { connection.value?.pauseReading() }

    /// Takes messages from the client again; harmless when they are taken.
    func resumeReading() {
        eventLoop.execute { self.connection.value?.resumeReading() }
    }

    private func schedule(_ change: (inout Pending) -> Void) {
        let isFirst = pending.withLock { pending in
            change(&pending)
            defer { pending.isScheduled = true }
            return !pending.isScheduled
        }
        if isFirst { eventLoop.execute { self.handOver() } }
    }

    private func handOver() {
        let pending = self.pending.withLock { pending in
            defer { pending = Pending() }
            return pending
        }
        guard let connection = connection.value else { return }
        for frame in pending.frames { connection.send(text: frame) }
        if let close = pending.close { connection.close(close.code, reason: close.reason) }
    }
}
