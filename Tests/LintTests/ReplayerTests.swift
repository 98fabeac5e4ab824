import FrontdeskCore
import FrontdeskTestSupport
import Testing

@testable import FrontdeskLint

struct ReplayerTests {
    /// Conversations with everything that a turn can be.
    private func logs() async throws -> [[Record]] {
        var first = try ReplayLog("c1")
        await first.says("hello")
        await first.says("refund for AB739264 please")
        await first.presses("It is damaged")
        first.agentTakes()
        first.personReads("thank you")

        var second = try ReplayLog("c2", seed: 99)
        second.opens("https://shop.example.com/orders/7")
        await second.says("when do you open?")
        await second.says("where is my parcel")
        await second.webhookAnswers(["order.state": .string("on its way")])
        await second.says("gibberish")
        await second.says("more gibberish")

        var third = try ReplayLog("c3", seed: 5)
        await third.says("refund")
        await third.says("it came broken")
        var fourth = try ReplayLog("c4", seed: 6)
        await fourth.asksForPerson()
        return [first.records, second.records, third.records, fourth.records]
    }

    @Test func `the same rules change nothing`() async throws {
        let report = try await ReplayShop.replay(try await logs(), against: ReplayShop.rules)
        #expect(report.changed == 0)
        #expect(report.turns == 11)
        #expect(report.skipped == [.people: 1])
        #expect(ReplayLimit.allCases.allSatisfy { !report.reaches($0) })
        #expect(report.summary == "11 turns: nothing changes")
    }

    @Test func `a transcript that was written and read changes nothing, either`() async throws {
        var read: [[Record]] = []
        for log in try await logs() {
            read.append(try TranscriptReader(TranscriptLine.written(log[0].conversation, log)).records())
        }
        let report = try await ReplayShop.replay(read, against: ReplayShop.rules)
        #expect(report.changed == 0)
        #expect(report.turns == 11)
    }

    @Test func `an anonymised transcript changes nothing, either`() async throws {
        var read: [[Record]] = []
        for log in try await logs() {
            let anonymiser = Anonymiser(log, names: ["Jane Roe"])
            let line = TranscriptLine.written("c", log.map { anonymiser.anonymised($0) })
            let text = String(decoding: line, as: UTF8.self)
            #expect(!text.contains("AB739264") && !text.contains("Mei") && !text.contains("Jane"))
            read.append(try TranscriptReader(line).records())
        }
        #expect(try await ReplayShop.replay(read, against: ReplayShop.rules).changed == 0)
    }

    /// The rules after somebody worked on them.
    private static let changed = ReplayShop.rules
        .replacing("say \"We are sorry.\"", with: "say \"We are very sorry.\"")
        .replacing("rule parcel", with: "rule parcel.where")
        .replacing("when open | opening hours", with: "when opening hours")
        .replacing(
            "fallback",
            with:
                "rule gibberish\n  when gibberish\n  say \"Pardon?\"\n\nrule more\n  when more & gibberish\n  escalate\n\nfallback"
        )

    @Test(arguments: ReplayReport.Format.allCases)
    func `a report tells what changes from which rule to which, and why`(format: ReplayReport.Format) async throws {
        let report = try await ReplayShop.replay(try await logs(), against: Self.changed)
        try expectSnapshot(report.written(as: format), named: "replay.\(format.rawValue).txt")
    }

    @Test func `a rule that was renamed is followed up under its new name`() async throws {
        let renamed = ReplayShop.rules.replacing("refund.ask", with: "returns.begin")
        let report = try await ReplayShop.replay(try await logs(), against: renamed)
        #expect(report.counts[.rule] == 2)
        #expect(report.changed == 2)
        #expect(report.reaches(.rule) && !report.reaches(.reply) && !report.reaches(.lost))
    }

    @Test(arguments: [(false, 0), (true, 1)])
    func `a mere change of variant is told on request`(variants: Bool, changes: Int) async throws {
        var log = try ReplayLog()
        await log.says("hello")
        // A third variant moves the choice; of the texts that were sent none is gone.
        var moved = 0
        for extra in 1...6 {
            let more = (1...extra).map { "  or \"Welcome \($0)!\"" }.joined(separator: "\n")
            let rules = ReplayShop.rules.replacing("  or \"Good day!\"", with: "  or \"Good day!\"\n\(more)")
            let report = try await ReplayShop.replay([log.records], against: rules, variants: variants)
            moved += report.changed
        }
        #expect(variants ? moved > 0 : moved == changes)
    }

    @Test(arguments: [(Replayer.Hours.log, 0), (.rules, 1)])
    func `opening hours are those of the log, or those of the rules`(hours: Replayer.Hours, changes: Int) async throws {
        var log = try ReplayLog()
        await log.says("are you open?")
        let night = ReplayShop.rules.replacing("mon-fri 09:00-17:00", with: "mon-fri 20:00-22:00")
        let report = try await ReplayShop.replay([log.records], against: night, hours: hours)
        #expect(report.changed == changes)
        #expect(report.counts[.reply, default: 0] == changes)
    }

    @Test func `an answer that is lost fails a run that minds losses alone`() async throws {
        var log = try ReplayLog()
        await log.says("refund")
        let without = ReplayShop.rules.replacing("when refund & [{order_id}]", with: "when event page.opened")
        let report = try await ReplayShop.replay([log.records], against: without)
        #expect(report.counts[.missed] == 1)
        #expect(report.reaches(.lost) && !report.reaches(.never))
    }

    @Test func `a rule that newly speaks when a page is opened is told`() async throws {
        var log = try ReplayLog()
        log.opens("https://shop.example.com/checkout")
        let rules =
            ReplayShop.rules + "\nrule page\n  when event page.opened\n  say \"Need help?\"\n"
        let report = try await ReplayShop.replay([log.records], against: rules)
        #expect(report.counts == [.answered: 1])
        #expect(try await ReplayShop.replay([log.records], against: ReplayShop.rules).turns == 0)
    }

    @Test func `only so many changes are kept, and all are counted`() async throws {
        var log = try ReplayLog()
        for _ in 0..<5 { await log.says("hello") }
        let rules = ReplayShop.rules.replacing("rule greet", with: "rule greeting")
        let report = try await ReplayShop.replay([log.records], against: rules, limit: 2)
        #expect(report.differences.count == 2)
        #expect(report.changed == 5)
        #expect(report.written(as: .text).contains("and 3 more changes"))
    }

    @Test func `a log that begins or ends anywhere is replayed as far as it goes`() async throws {
        for log in try await logs() {
            for start in log.indices {
                for end in start...log.count {
                    let part = Array(log[start..<end])
                    let report = try await ReplayShop.replay([part], against: ReplayShop.rules)
                    #expect(report.turns <= 11)
                }
            }
        }
    }
}
