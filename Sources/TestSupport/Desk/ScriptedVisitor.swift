public import FrontdeskCore
public import FrontdeskRuntime
import Synchronization

/// A visitor whom a test lets talk.
///
/// ```swift
/// let visitor = try await stage.visitor()
/// try await visitor.says("where is my parcel?")
/// await visitor.hears("re: where is my parcel?", from: .bot)
/// ```
public final class ScriptedVisitor: Sendable {
    /// The visitor.
    public let id: VisitorID
    /// The conversation.
    public let conversation: ConversationID
    /// The connection.
    public let watcher = ScriptedWatcher()
    private let desk: Desk
    private let said = Mutex(0)

    /// Makes a visitor who has been let in.
    public init(_ admission: VisitorAdmission, at desk: Desk) {
        id = admission.visitor
        conversation = admission.conversation
        self.desk = desk
    }

    /// Opens the panel: from now on the connection is told what happens.
    public func connects(after seq: Int = 0) async throws(DeskError) {
        try await desk.attach(watcher, to: conversation, of: id, after: seq)
    }

    /// Writes something, under an id of its own unless told.
    @discardableResult
    public func says(_ text: String, as id: ClientMessageID? = nil) async throws(DeskError) -> Receipt {
        try await desk.submit(message(.text(text), as: id))
    }

    /// Presses a quick reply.
    @discardableResult
    public func presses(
        _ choice: ChoiceID,
        under seq: Int,
        as id: ClientMessageID? = nil
    ) async throws(DeskError) -> Receipt {
        try await desk.submit(message(.choice(choice, seq: seq), as: id))
    }

    /// Wants a person.
    @discardableResult
    public func asksForPerson(as id: ClientMessageID? = nil) async throws(DeskError) -> Receipt {
        try await desk.askForPerson(in: conversation, visitor: self.id, clientMessageID: id)
    }

    /// Waits until a text arrives.
    public func hears(_ text: String, from author: Author) async {
        await watcher.next { delivery in
            guard case .record(let record) = delivery, case .message(let message) = record.event else { return false }
            return message.text == text && record.author == author
        }
    }

    /// Waits until somebody answers who stands for a state, and gives back what was told of it.
    @discardableResult
    public func seesState(_ state: PublicState.State) async -> PublicState? {
        let delivery = await watcher.next { delivery in
            guard case .state(let told) = delivery else { return false }
            return told.state == state
        }
        guard case .state(let told) = delivery else { return nil }
        return told
    }

    /// The records that the connection was told.
    public var records: [Record] {
        watcher.deliveries.compactMap { delivery in
            guard case .record(let record) = delivery else { return nil }
            return record
        }
    }

    private func message(_ content: InboundMessage.Content, as id: ClientMessageID?) -> InboundMessage {
        let number = said.withLock { said in
            said += 1
            return said
        }
        return InboundMessage(
            conversation: conversation,
            visitor: self.id,
            clientMessageID: id ?? ClientMessageID(rawValue: "\(self.id)-\(number)"),
            content: content
        )
    }
}
