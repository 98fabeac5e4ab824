import FrontdeskCore
import FrontdeskRules
import Testing

struct VariantChoiceTests {
    private func choose(_ weights: [Int], turn: Int, uses: [Int] = [], seed: UInt64 = 0) -> Int? {
        let uses = uses.map { VariantUse(rule: "r", group: 0, variant: $0) }
        return VariantChoice.choose(weights: weights, seed: seed, rule: "r", turn: turn, group: 0, uses: uses)
    }

    @Test func `no variant comes again before all were used`() {
        var uses: [Int] = []
        for turn in 1...30 {
            let choice = choose([1, 2, 1, 5], turn: turn, uses: uses) ?? -1
            #expect(!uses.suffix(uses.count % 4).contains(choice))
            uses.append(choice)
        }
        #expect(Set(uses.prefix(4)) == [0, 1, 2, 3])
    }

    @Test func `shares follow the weights`() {
        var counts = [0, 0, 0]
        for turn in 0..<4_000 { counts[choose([1, 3, 0], turn: turn) ?? 2] += 1 }
        #expect(counts[2] == 0)
        #expect((850...1_150).contains(counts[0]))
    }

    @Test func `the choice depends on seed, rule and turn alone`() {
        #expect((0..<8).map { choose([1, 1, 1], turn: $0) } == (0..<8).map { choose([1, 1, 1], turn: $0) })
        let seeds = Set((0..<64).map { choose([1, 1, 1], turn: 1, seed: $0) ?? -1 })
        #expect(seeds == [0, 1, 2])
        #expect(choose([0, 0], turn: 1) == nil)
        #expect(choose([0, 1], turn: 1, uses: [1]) == 1)
    }
}
