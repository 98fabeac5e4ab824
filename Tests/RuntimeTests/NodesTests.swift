import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Synchronization
import Testing

/// Two desks over one store.
@Suite(.timeLimit(.minutes(10)))
struct NodesTests {
    @Test(arguments: [true, false])
    func `two nodes that serve one conversation at once keep one order`(hasBus: Bool) async throws {
        let store = InMemoryConversationStore()
        let bus = SharedBus()
        var first = DeskStage.Props()
        first.store = store
        // However slowly decisions come, all forty messages may wait for theirs.
        first.configuration.maximumWaitingTurns = 64
        if hasBus { first.bus = bus.node() }
        var second = DeskStage.Props()
        second.store = store
        second.configuration.maximumWaitingTurns = 64
        if hasBus { second.bus = bus.node() }
        let (left, right) = (first, second)
        try await DeskStage.perform(left) { one in
            let visitor = try await one.visitor()
            try await DeskStage.perform(right) { two in
                let other = ScriptedVisitor(
                    VisitorAdmission(visitor: visitor.id, conversation: visitor.conversation),
                    at: two.desk
                )
                try await other.connects()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 1...20 {
                        group.addTask { try await visitor.says("l\(number)", as: ClientMessageID("l\(number)")) }
                        group.addTask { try await other.says("r\(number)", as: ClientMessageID("r\(number)")) }
                        group.addTask { try await other.says("l\(number)", as: ClientMessageID("l\(number)")) }
                    }
                    try await group.waitForAll()
                }
                let log = try await one.log(visitor.conversation)
                #expect(log.map(\.pos) == Array(1...log.count))
                #expect(log.compactMap(\.seq) == Array(1...(log.last { $0.seq != nil }?.seq ?? 0)))
                let said = log.filter { $0.author == .visitor }.compactMap(\.event.text)
                #expect(said.count == 40)
                #expect(Set(said).count == 40)
                if hasBus {
                    for watcher in [visitor.watcher, other.watcher] {
                        await watcher.nextRecord { $0.seq == log.last { $0.seq != nil }?.seq }
                        #expect(watcher.records.map(\.pos) == log.filter(\.event.isVisible).map(\.pos))
                    }
                }
            }
        }
    }

    @Test func `of agents on two nodes who take one conversation one gets it`() async throws {
        let store = InMemoryConversationStore()
        var props = DeskStage.Props()
        props.store = store
        let scene = props
        try await DeskStage.perform(scene) { one in
            let visitor = try await one.visitor()
            try await visitor.says("human")
            let mei = try await one.agent("mei")
            var elsewhere = scene
            elsewhere.identifiers = SequentialIdentifiers()
            try await DeskStage.perform(elsewhere) { two in
                let bob = ScriptedAgent(mei.account, at: two.desk)
                try await bob.connects()
                async let first = Self.outcome { () throws(DeskError) in
                    try await mei.takes(visitor.conversation, epoch: 1)
                }
                async let second = Self.outcome { () throws(DeskError) in
                    let command = AgentCommand(
                        agent: mei.id,
                        conversation: visitor.conversation,
                        clientMessageID: "elsewhere",
                        epoch: 1
                    )
                    return try await two.desk.take(command)
                }
                _ = await (first, second)
                let changes = try await one.log(visitor.conversation).filter { $0.event.kind == .owner }
                #expect(changes.count == 2)
            }
        }
    }

    private static func outcome(
        _ work: () async throws(DeskError) -> CommandReceipt
    ) async -> Result<CommandReceipt, DeskError> {
        do throws(DeskError) {
            return .success(try await work())
        } catch {
            return .failure(error)
        }
    }
}

/// Carries notices between desks in one process.
private final class SharedBus: Sendable {
    private let nodes = Mutex<[AsyncStream<ConversationID>.Continuation]>([])

    func node() -> some NoticeBus {
        let (stream, continuation) = AsyncStream.makeStream(
            of: ConversationID.self,
            bufferingPolicy: .bufferingNewest(1_024)
        )
        let index = nodes.withLock { nodes in
            nodes.append(continuation)
            return nodes.count - 1
        }
        return Node(bus: self, index: index, stream: stream)
    }

    fileprivate func announce(_ conversation: ConversationID, from index: Int) {
        for (other, continuation) in nodes.withLock({ $0 }).enumerated() where other != index {
            continuation.yield(conversation)
        }
    }

    private struct Node: NoticeBus {
        let bus: SharedBus
        let index: Int
        let stream: AsyncStream<ConversationID>

        func announce(_ conversation: ConversationID) { bus.announce(conversation, from: index) }

        func notices() -> AsyncStream<ConversationID> { stream }
    }
}
