import FrontdeskCore
import FrontdeskRuntime
import FrontdeskStorage
import FrontdeskTestSupport
import Testing

/// A desk over the store it will have in earnest.
@Suite(.timeLimit(.minutes(10)))
struct DeskOnDiskTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `what was acknowledged is there once and in order after any number of restarts`() async throws {
        let clock = ManualClock()
        let identifiers = SequentialIdentifiers()
        var visitors: [VisitorAdmission] = []
        var receipts: [String: Receipt] = [:]
        for round in 1...4 {
            var props = DeskStage.Props()
            let store = try folder.store()
            props.store = store
            props.clock = clock
            props.identifiers = identifiers
            props.configuration.maximumWaitingTurns = 64
            let known = visitors
            let (all, acknowledged) = try await DeskStage.perform(props) { stage in
                var all = known
                while all.count < 10 {
                    let token = TokenDigest(hexadecimal: "\(all.count)")
                    all.append(try await stage.desk.admit(VisitorArrival(token: token)))
                }
                return (all, try await Self.burst(all, at: stage.desk, round))
            }
            visitors = all
            // What an earlier round acknowledged is acknowledged alike when it is sent again.
            for (id, receipt) in acknowledged {
                #expect(receipts[id] == nil || receipts[id] == receipt)
                receipts[id] = receipt
            }
            await store.close()
        }
        let store = try folder.store()
        for visitor in visitors {
            let log = try await store.records(of: visitor.conversation, after: 0, limit: 10_000)
            #expect(log.map(\.pos) == Array(1...log.count))
            #expect(log.compactMap(\.seq) == Array(1...(log.last { $0.seq != nil }?.seq ?? 0)))
            let said = log.filter { $0.author == .visitor }.compactMap(\.clientMessageID)
            #expect(said.count == 50)
            #expect(Set(said).count == said.count)
            for record in log {
                guard let id = record.clientMessageID else { continue }
                #expect(receipts["\(visitor.visitor) \(id)"] == Receipt(seq: record.seq ?? 0, at: record.at))
            }
        }
    }

    /// Every visitor writes everything of the earlier rounds and ten messages more, all at the same time.
    private static func burst(
        _ visitors: [VisitorAdmission],
        at desk: Desk,
        _ round: Int
    ) async throws -> [String: Receipt] {
        try await withThrowingTaskGroup(of: (String, Receipt).self) { group in
            for visitor in visitors {
                let speaker = ScriptedVisitor(visitor, at: desk)
                for number in 1...(round == 4 ? 50 : round * 10) {
                    let id = ClientMessageID("m\(number)")
                    group.addTask { ("\(visitor.visitor) \(id)", try await speaker.says("text \(number)", as: id)) }
                }
            }
            var receipts: [String: Receipt] = [:]
            for try await (id, receipt) in group { receipts[id] = receipt }
            return receipts
        }
    }
}
