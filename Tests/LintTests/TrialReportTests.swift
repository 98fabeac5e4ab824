import FrontdeskCore
import FrontdeskTestSupport
import Testing

@testable import FrontdeskLint

/// What is told of promises that rules don't keep.
struct TrialReportTests {
    private static let rules = """

        rule gift.wrap
          when gift & wrap*
          example Can you wrap this gift?
          example Do you wrap presents?
          example how much is the wrapping paper for a gift card
          counter gift wrap
          say "Yes!"

        rule gift.card
          when gift card | wrapping paper for .. card
          example a gift card for my aunt
          say "From 5 to 500."

        rule returns
          when return*
          priority 5
          example how do I return it
          say "Within thirty days."

        rule returns.gift
          when return* & gift
          example can I return a gift
          say "Of course."

        rule late
          when late | delayed
          if turn > 3
          example my parcel is late
          say "We are sorry."

        rule ask.intent
          when intent refund
          example give me my money
          say "Which order?"

        intent refund
          en: I want my money back

        rule first
          when same words
          example the same words
          say "One."

        rule second
          when same words
          example the same words
          say "Two."

        language zh

        rule 包装
          when 包装 & 礼物
          example 请包装礼物卡
          say "可以。"

        rule 礼物卡
          when 礼物卡 | 包装礼物
          priority 1
          example 礼物卡
          say "有。"

        test "a dialogue that comes out otherwise"
          > please return it
          < rule returns.gift
          < not rule returns
          < escalate
        """

    @Test func `what won instead is shown beside what was promised, rank by rank`() async throws {
        let report = await ExampleProject.trials(ExampleProject.make(english: Self.rules))
        try expectSnapshot(report.written(as: .text), named: "trials.text.txt")
        try expectSnapshot(report.written(as: .json), named: "trials.json.txt")
    }

    @Test func `a finding tells the reason in one line`() async {
        let report = await ExampleProject.trials(ExampleProject.make(english: Self.rules))
        let remedies = report.findings.compactMap(\.remedy)
        #expect(!remedies.isEmpty)
        #expect(remedies.allSatisfy { !$0.contains("\n") })
        #expect(
            remedies.contains {
                $0.hasPrefix("returns wins by priority (5 before 0) through ")
                    && $0.hasSuffix("returns.gift matches too and ranks below")
            }
        )
    }
}
