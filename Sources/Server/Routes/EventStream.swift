import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// The events of a conversation as server-sent events.
///
/// Each has the same JSON as a socket's frame, under `event:` its `t`; durable ones have their `seq` as `id:`, so that
/// whoever comes back says `Last-Event-ID` and misses nothing.
struct EventStream: Sendable {
    private let context: ServerContext

    /// Makes the answer's maker.
    init(_ context: ServerContext) { self.context = context }

    /// How many events may wait for a slow reader; one more and the stream ends, and the reader can resume.
    static let bufferedEvents = 1_000
    /// How often something is sent when nothing happens, so that proxies keep the line.
    static let silence = Duration.seconds(20)

    /// The stream of a conversation's events behind `seq`.
    func answer(
        _ conversation: ConversationID,
        _ visitor: VisitorID,
        after seq: Int
    ) async throws(Problem) -> Response {
        let watcher = EventStreamWatcher(names: context.names, capacity: Self.bufferedEvents)
        try await context.askForVisitor { desk throws(DeskError) in
            try await desk.attach(watcher, to: conversation, of: visitor, after: seq)
        }
        let body = ResponseBody { writer in
            defer { context.desk.detach(watcher) }
            try await withGracefulShutdownHandler {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        while !Task.isCancelled {
                            try await context.clock.sleep(until: context.clock.now + Self.silence)
                            watcher.keepAlive()
                        }
                    }
                    for await event in watcher.events { try await writer.write(event) }
                    group.cancelAll()
                }
            } onGracefulShutdown: {
                watcher.finish()
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: body
        )
    }
}

/// Turns deliveries into server-sent events.
final class EventStreamWatcher: Watcher {
    /// The events, ready to be written; ends when the reader is too slow or has no right to go on.
    let events: AsyncStream<ByteBuffer>
    private let continuation: AsyncStream<ByteBuffer>.Continuation
    private let names: AuthorNames

    /// Makes a watcher that keeps at most `capacity` events for its reader.
    init(names: @escaping AuthorNames, capacity: Int) {
        self.names = names
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(capacity))
    }

    /// Ends the stream behind what waits.
    func finish() { continuation.finish() }

    /// Sends a comment, which readers pass over.
    func keepAlive() { yield(ByteBuffer(string: ": still here\n\n")) }

    func receive(_ delivery: Delivery) {
        switch delivery {
        case .welcome(let welcome):
            send("welcome") { $0.members(of: welcome, token: nil, heartbeat: VisitorSocket.heartbeat) }
        case .record(let record):
            guard let seq = record.seq, record.event.isVisible else { return }
            send("event", id: seq) { $0.visitorMembers(of: record, names) }
        case .state(let state): send("state") { $0.members(of: state) }
        case .typing(_, let author): send("typing") { $0.author("from", author, names) }
        case .cursor(let cursor, let author, _):
            guard cursor.mark == .read else { return }
            send("read") { json in
                json.author("from", author, names)
                json.member("seq", cursor.seq)
            }
        case .resync(_, let after): send("resync") { $0.member("from_seq", after) }
        case .ended: continuation.finish()
        case .agentWelcome, .summary, .agents, .rules: break
        }
    }

    private func send(_ type: String, id: Int? = nil, _ members: (inout JSONWriter) -> Void) {
        var json = JSONWriter()
        json.object { json in
            json.member("t", type)
            members(&json)
        }
        var event = ByteBuffer()
        if let id { event.writeString("id: \(id)\n") }
        event.writeString("event: \(type)\ndata: ")
        event.writeImmutableBuffer(json.buffer)
        event.writeString("\n\n")
        yield(event)
    }

    private func yield(_ event: ByteBuffer) {
        if case .dropped = continuation.yield(event) { continuation.finish() }
    }
}
