import FrontdeskCore
public import FrontdeskRuntime

/// What every store of conversations and accounts has to keep.
///
/// ```swift
/// try await ConversationStoreContract { InMemoryConversationStore() }.verify()
/// ```
public struct ConversationStoreContract: Sendable {
    private let makeStore: @Sendable () async throws -> any DeskStore

    /// Makes a contract for the stores that `makeStore` makes; each has to be empty and apart from the others.
    public init(_ makeStore: @escaping @Sendable () async throws -> any DeskStore) { self.makeStore = makeStore }

    /// Checks every promise.
    ///
    /// - Throws: ``ContractViolation`` naming the promise that is broken, or what the store throws.
    public func verify() async throws {
        for check in Self.logChecks + Self.listChecks + Self.visitorChecks + Self.accountChecks
            + Self.learningChecks
        {
            try await check(try await makeStore())
        }
    }

    typealias Check = @Sendable (any DeskStore) async throws -> Void
}

/// Writes a conversation's log the way a desk does.
struct LogWriter {
    let store: any DeskStore
    let visitor: VisitorID
    var name: String?
    private(set) var state: ConversationState
    var at = Instant(milliseconds: 1_000_000)

    init(_ id: ConversationID, of visitor: VisitorID = "v1", in store: any DeskStore) {
        self.store = store
        self.visitor = visitor
        state = ConversationState(id: id)
    }

    /// Begins the log.
    mutating func open() async throws {
        let opening = Opening(visitor: visitor, channel: .web, seed: 1, browserLanguages: ["en"], pageLanguage: nil)
        try await add(.opened(opening), by: .system)
    }

    /// Appends an event, and fails unless the store takes it.
    mutating func add(
        _ event: Event,
        by author: Author = .visitor,
        _ clientMessageID: ClientMessageID? = nil
    ) async throws {
        try await add([(event, author, clientMessageID)])
    }

    /// Appends events together, and fails unless the store takes them.
    mutating func add(_ events: [(Event, Author, ClientMessageID?)]) async throws {
        let (append, state) = draft(events)
        let result = try await store.append(append)
        try require(result == .appended, "an append behind the last record is taken; got \(result)")
        self.state = state
    }

    /// What appending events would be.
    func draft(_ events: [(Event, Author, ClientMessageID?)]) -> (Append, ConversationState) {
        var next = state
        var records: [Record] = []
        for (event, author, id) in events {
            let record = Record(
                conversation: state.id,
                pos: next.pos + 1,
                seq: event.isVisible ? next.seq + 1 : nil,
                epoch: next.epoch + (event.changesOwner ? 1 : 0),
                at: at,
                author: author,
                event: event,
                clientMessageID: id
            )
            next.apply(record)
            records.append(record)
        }
        let append = Append(
            conversation: state.id,
            expectedPos: state.pos,
            expectedEpoch: state.epoch,
            records: records,
            summary: ConversationSummary(next, visitor: visitor, visitorName: name)
        )
        return (append, next)
    }

    /// All records of the log.
    func records() async throws -> [Record] { try await store.records(of: state.id, after: 0, limit: 10_000) }
}

/// A plain message.
func said(_ text: String) -> Event { .message(Message(text: text)) }
