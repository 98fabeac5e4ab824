import Testing

@testable import FrontdeskPlugins

struct ResemblanceScaleTests {
    private static func evidence(_ step: Int, activation: Float = 0) -> ConfidenceEvidence {
        ConfidenceEvidence(probability: 0.5, linear: Float(step), activation: activation, knownShare: 1)
    }

    private static func scale(_ evidence: [ConfidenceEvidence]) -> ResemblanceScale {
        ResemblanceScale(
            evidence.enumerated().map { place, evidence in
                HeldOutJudgement(
                    example: place,
                    best: 0,
                    isRight: true,
                    isAmongThree: true,
                    evidence: evidence,
                    confidence: 0.5
                )
            }
        )
    }

    @Test(arguments: [(0, 0.99), (50, 0.495), (100, 0)])
    func `gives the share of known messages that resemble the examples more`(step: Int, expected: Double) {
        let scale = Self.scale((0...100).map { Self.evidence($0) })
        #expect(abs(scale.outOfScope(Self.evidence(step)) - expected) < 1e-9)
    }

    @Test func `tells bad from worse below the least similar message`() {
        let scale = Self.scale((0...100).map { Self.evidence($0) })
        let bad = scale.outOfScope(Self.evidence(-1))
        let worse = scale.outOfScope(Self.evidence(-50))
        #expect(bad > 0.99)
        #expect(worse > bad)
        #expect(worse < 1)
    }

    @Test func `leaves out what is the same for all messages`() {
        let scale = Self.scale((0...100).map { Self.evidence($0) })
        #expect(scale.weights[1] == 0)
        #expect(scale.outOfScope(Self.evidence(50, activation: -9)) == scale.outOfScope(Self.evidence(50)))
    }

    @Test func `counts a weak activation against a message`() {
        let scale = Self.scale((0...100).map { Self.evidence(50, activation: Float($0)) })
        let weak = scale.outOfScope(Self.evidence(50, activation: 10))
        #expect(weak > scale.outOfScope(Self.evidence(50, activation: 90)))
    }

    @Test func `knows nothing without messages`() {
        #expect(Self.scale([]).outOfScope(Self.evidence(1)) == 0.5)
    }

    @Test func `refuses parts that do not fit`() {
        #expect(ResemblanceScale(weights: [1, 1], steps: [0, 1]) == nil)
    }
}
