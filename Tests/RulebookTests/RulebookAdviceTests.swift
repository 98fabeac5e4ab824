import FrontdeskCore
import FrontdeskLint
import Synchronization
import Testing

@testable import FrontdeskRulebook

/// What goes live waits for checks that may object with an error, and not for the others.
struct RulebookAdviceTests {
    /// A rule of one letter, which is advised against and may go live.
    private static let broad = """
        frontdesk 1
        language en
        rule broad
          when x
          example x
          say t:hello

        """

    private static let unknown = broad.replacing("t:hello", with: "t:hullo")

    private final class News: Sendable {
        private let told = Mutex<[RuleDeskStatus]>([])

        func add(_ status: RuleDeskStatus) { told.withLock { $0.append(status) } }
        var all: [RuleDeskStatus] { told.withLock { $0 } }
    }

    private static func codes(_ status: RuleDeskStatus) -> [String] { status.findings.map(\.id) }

    @Test func `advice comes after the rules are live`() async throws {
        let workshop = try RuleWorkshop()
        let news = News()
        let rulebook = try workshop.open(checkedBy: Linter(), report: news.add)
        await rulebook.adviseIfNeeded()
        let before = rulebook.currentStatus.ruleSet
        try workshop.put(Self.broad, at: "rules/en/broad.rules")
        let status = rulebook.readAgain()
        #expect(status.isCurrent && status.ruleSet != before)
        #expect(!Self.codes(status).contains("FD109"))
        let count = news.all.count
        await rulebook.adviseIfNeeded()
        #expect(Self.codes(rulebook.currentStatus).contains("FD109"))
        #expect(news.all.count == count + 1)
        #expect(news.all.last?.checkedAt == status.checkedAt)
        #expect(rulebook.currentStatus.isCurrent && rulebook.currentStatus.since == status.since)
        await rulebook.adviseIfNeeded()
        #expect(news.all.count == count + 1)
    }

    @Test func `what was read later is not given advice on what was read before`() async throws {
        let workshop = try RuleWorkshop()
        let rulebook = try workshop.open(checkedBy: Linter())
        try workshop.put(Self.broad, at: "rules/en/broad.rules")
        _ = rulebook.readAgain()
        try workshop.put(RuleWorkshop.parcels, at: "rules/en/parcel.rules")
        try workshop.remove("rules/en/broad.rules")
        _ = rulebook.readAgain()
        await rulebook.adviseIfNeeded()
        #expect(!Self.codes(rulebook.currentStatus).contains("FD109"))
    }

    @Test func `an error keeps the old set, and advice on the broken one follows`() async throws {
        let workshop = try RuleWorkshop()
        let rulebook = try workshop.open(checkedBy: Linter())
        let before = rulebook.currentStatus.ruleSet
        try workshop.put(Self.unknown, at: "rules/en/broad.rules")
        let status = rulebook.readAgain()
        #expect(!status.isCurrent && status.ruleSet == before)
        #expect(Self.codes(status).contains("FD401"))
        await rulebook.adviseIfNeeded()
        #expect(Set(Self.codes(rulebook.currentStatus)).isSuperset(of: ["FD401", "FD109"]))
        #expect(!rulebook.currentStatus.isCurrent)
    }

    @Test func `a start on broken folders is told once, and their repair is noticed`() throws {
        let workshop = try RuleWorkshop()
        _ = try workshop.open(checkedBy: Linter())
        try workshop.put("nonsense", at: "rules/broken.rules")
        let news = News()
        let rulebook = try workshop.open(checkedBy: Linter(), report: news.add)
        #expect(news.all.map(\.isCurrent) == [false])
        #expect(!rulebook.foldersChanged())
        try workshop.remove("rules/broken.rules")
        #expect(rulebook.foldersChanged())
        #expect(rulebook.readAgain().isCurrent)
        #expect(!rulebook.foldersChanged())
    }

    @Test func `a change of texts alone is a change of what runs`() throws {
        let workshop = try RuleWorkshop()
        let rulebook = try workshop.open(checkedBy: Linter())
        let before = rulebook.currentStatus
        try workshop.put(RuleWorkshop.texts.replacing("Hello!", with: "Good day!"), at: "locales/en.json")
        let status = rulebook.readAgain()
        #expect(status.ruleSet == before.ruleSet)
        #expect(status.textSet != before.textSet)
        try workshop.put(RuleWorkshop.texts, at: "locales/en.json")
        #expect(rulebook.readAgain().textSet == before.textSet)
    }

    @Test func `a check that the settings make an error is waited for`() throws {
        let workshop = try RuleWorkshop()
        let strict = LintSettings(severities: ["FD109": .error])
        let rulebook = try workshop.open(checkedBy: Linter(settings: strict))
        try workshop.put(Self.broad, at: "rules/en/broad.rules")
        #expect(!rulebook.readAgain().isCurrent)
    }

    @Test func `a check that the settings make a warning is not`() throws {
        let workshop = try RuleWorkshop()
        let mild = LintSettings(severities: ["FD401": .warning])
        let rulebook = try workshop.open(checkedBy: Linter(settings: mild))
        try workshop.put(Self.unknown, at: "rules/en/broad.rules")
        #expect(rulebook.readAgain().isCurrent)
    }
}
