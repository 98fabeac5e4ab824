import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Synchronization
import Testing

/// What watchers are told, and in which order.
@Suite(.timeLimit(.minutes(10)))
struct DeliveryTests {
    @Test(arguments: 1...20)
    func `a watcher that attaches in the middle of a burst sees every record once and in order`(round: Int) async throws
    {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let late = (0..<10).map { _ in ScriptedWatcher() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 1...50 { try await visitor.says("\(number)", as: ClientMessageID("m\(number)")) }
                }
                for (index, watcher) in late.enumerated() {
                    group.addTask {
                        for _ in 0..<(index * round) { await Task.yield() }
                        try await play.desk.attach(watcher, to: visitor.conversation, of: visitor.id, after: 0)
                    }
                }
                try await group.waitForAll()
            }
            for watcher in late + [visitor.watcher] {
                await watcher.nextRecord { $0.seq == 100 }
                #expect(watcher.records.compactMap(\.seq) == Array(1...100))
                #expect(watcher.records.allSatisfy { $0.event.isVisible })
                guard case .welcome = watcher.deliveries.first else {
                    Issue.record("the first delivery is a welcome")
                    continue
                }
            }
        }
    }

    @Test(arguments: 1...10)
    func `an agent who watches in the middle of a burst sees every record once and in order`(round: Int) async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let agent = try await play.agent("mei")
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 1...50 { try await visitor.says("\(number)", as: ClientMessageID("m\(number)")) }
                }
                group.addTask {
                    for _ in 0..<(7 * round) { await Task.yield() }
                    try await agent.watches(visitor.conversation)
                }
                try await group.waitForAll()
            }
            await agent.watcher.nextRecord { $0.pos == 151 }
            #expect(agent.watcher.records.map(\.pos) == Array(1...151))
        }
    }

    @Test func `a watcher that cuts and comes back again and again misses nothing`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let seen = try await withThrowingTaskGroup(of: [Int].self) { group in
                group.addTask {
                    for number in 1...100 { try await visitor.says("\(number)", as: ClientMessageID("m\(number)")) }
                    return []
                }
                group.addTask {
                    var seen: [Int] = []
                    while seen.last ?? 0 < 200 {
                        let watcher = ScriptedWatcher()
                        try await play.desk.attach(
                            watcher,
                            to: visitor.conversation,
                            of: visitor.id,
                            after: seen.last ?? 0
                        )
                        for _ in 0..<(seen.count % 11) { await Task.yield() }
                        play.desk.detach(watcher)
                        seen += watcher.records.compactMap(\.seq)
                    }
                    return seen
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(seen == Array(1...200))
        }
    }

    @Test func `two tabs of one visitor see the same in the same order`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let other = ScriptedVisitor(
                VisitorAdmission(visitor: visitor.id, conversation: visitor.conversation),
                at: play.desk
            )
            try await other.connects()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...10 {
                    group.addTask { try await visitor.says("left \(number)", as: ClientMessageID("l\(number)")) }
                    group.addTask { try await other.says("right \(number)", as: ClientMessageID("r\(number)")) }
                }
                try await group.waitForAll()
            }
            #expect(visitor.records.compactMap(\.seq) == Array(1...40))
            #expect(visitor.records == other.records)
        }
    }

    @Test(arguments: [(5, 4), (-1, 4), (4, 4)])
    func `a cursor that the log does not reach is answered by a resync`(after: Int, seq: Int) async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            try await visitor.says("one")
            try await visitor.says("two")
            let watcher = ScriptedWatcher()
            try await play.desk.attach(watcher, to: visitor.conversation, of: visitor.id, after: after)
            let hasResync = watcher.deliveries.contains(.resync(visitor.conversation, after: 0))
            #expect(hasResync == (after != seq))
            try await visitor.says("three")
            await watcher.nextRecord { $0.seq == 6 }
            #expect(watcher.records.compactMap(\.seq) == [5, 6])
        }
    }

    @Test(arguments: [(10, true), (9, false), (11, true)])
    func `what is too much for a replay has to be fetched`(limit: Int, isReplayed: Bool) async throws {
        var props = DeskStage.Props()
        props.configuration.maximumReplay = limit
        try await DeskStage.perform(props) { play in
            let visitor = try await play.visitor()
            for number in 1...5 { try await visitor.says("\(number)") }
            let watcher = ScriptedWatcher()
            try await play.desk.attach(watcher, to: visitor.conversation, of: visitor.id, after: 0)
            #expect(watcher.records.count == (isReplayed ? 10 : 0))
            #expect(watcher.deliveries.contains(.resync(visitor.conversation, after: 0)) == !isReplayed)
            let page = try await play.desk.events(of: visitor.conversation, visitor: visitor.id, after: 0)
            #expect(page.records.compactMap(\.seq) == Array(1...10))
            #expect(page.seq == 10)
        }
    }

    @Test func `a detached watcher is told nothing any more`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            try await visitor.says("one")
            play.desk.detach(visitor.watcher)
            let count = visitor.watcher.deliveries.count
            try await visitor.says("two")
            #expect(visitor.watcher.deliveries.count == count)
            #expect(play.desk.watcherCount.visitors == 0)
        }
    }

    @Test func `a visitor is never shown what is meant for agents`() async throws {
        try await DeskStage.perform { play in
            play.bot.follows { turn in
                guard turn.text != "human" else { return .call(cause: .rule, reason: "secret reason") }
                let choice = Choice(id: "c1", label: "Yes", target: "secret.rule", intent: "secret-intent")
                let reply = Message(text: "ok", choices: [choice], key: "secret.key")
                return Decision(outcome: .answered, replies: [reply], rules: ["secret.rule"])
            }
            let visitor = try await play.visitor()
            let mei = try await play.agent("secret-login")
            try await visitor.says("hello")
            try await visitor.says("human")
            try await mei.takes(visitor.conversation)
            try await mei.notes("secret note", in: visitor.conversation)
            let tag = mei.command(visitor.conversation, nil)
            _ = try await play.desk.tag(tag, adding: ["secret-tag"], removing: [])
            try await mei.says("good morning", in: visitor.conversation)
            try await mei.transfers(visitor.conversation, to: .team("support"), note: "secret transfer note")
            try await mei.takes(visitor.conversation)
            try await mei.resolves(visitor.conversation)
            await visitor.watcher.nextRecord { $0.event.kind == .closed }
            let page = try await play.desk.events(of: visitor.conversation, visitor: visitor.id, after: 0)
            let log = try await play.log(visitor.conversation)
            #expect(page.records == visitor.records)
            #expect(page.records.map(\.pos) == log.filter(\.event.isVisible).map(\.pos))
            for record in page.records {
                var described = String(describing: record)
                if record.event.text == "system.agent_joined(name=secret-login)" { continue }
                if record.event.text == "system.agent_left(name=secret-login)" { continue }
                described = described.replacing("secret-login", with: "")
                #expect(!described.contains("secret"))
                if record.author != .visitor { #expect(record.clientMessageID == nil) }
                if let change = record.event.change { #expect(change.by == nil && change.cause == nil) }
            }
            #expect(String(describing: log).contains("secret transfer note"))
        }
    }

    @Test func `deliveries never mix conversations`() async throws {
        try await DeskStage.perform { play in
            let visitors = try await withThrowingTaskGroup(of: ScriptedVisitor.self) { group in
                for _ in 1...20 { group.addTask { try await play.visitor() } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for visitor in visitors {
                    group.addTask { for number in 1...10 { try await visitor.says("\(visitor.id) \(number)") } }
                }
                try await group.waitForAll()
            }
            for visitor in visitors {
                #expect(visitor.records.map(\.seq) == (1...20).map { $0 })
                #expect(visitor.records.allSatisfy { $0.conversation == visitor.conversation })
                #expect(visitor.records.allSatisfy { $0.event.text?.contains(visitor.id.rawValue) == true })
            }
        }
    }

    @Test func `a poller gets what is there at once and waits for what is not`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            try await visitor.says("one")
            let first = try await play.desk.waitForEvents(
                of: visitor.conversation,
                visitor: visitor.id,
                after: 0,
                wait: .seconds(25)
            )
            #expect(first.records.compactMap(\.seq) == [1, 2])
            async let next = play.desk.waitForEvents(
                of: visitor.conversation,
                visitor: visitor.id,
                after: 2,
                wait: .seconds(25)
            )
            try await visitor.says("two")
            let page = try await next
            #expect(page.records.first?.seq == 3)
        }
    }

    @Test func `a poller is sent away empty when its time is over`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let page = try await withThrowingTaskGroup(of: EventPage?.self) { group in
                group.addTask {
                    try await play.desk.waitForEvents(
                        of: visitor.conversation,
                        visitor: visitor.id,
                        after: 0,
                        wait: .seconds(25)
                    )
                }
                group.addTask {
                    while play.desk.watcherCount.visitors < 2 { await Task.yield() }
                    play.clock.advance(by: .seconds(25))
                    return nil
                }
                return try await group.reduce(nil) { $0 ?? $1 }
            }
            #expect(page?.records.isEmpty == true)
            #expect(play.desk.watcherCount.visitors == 1)
        }
    }
}

extension ScriptedWatcher {
    /// The records so far.
    var records: [Record] {
        deliveries.compactMap { delivery in
            guard case .record(let record) = delivery else { return nil }
            return record
        }
    }

    /// Waits for a record.
    func nextRecord(_ matches: @escaping @Sendable (Record) -> Bool) async {
        await next { delivery in
            guard case .record(let record) = delivery else { return false }
            return matches(record)
        }
    }
}
