public import FrontdeskCore

/// One thing that rule files promise, and whether it came true.
public struct Trial: Hashable, Sendable {
    /// What was promised.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A message that a rule must win.
        case example
        /// A message that a rule must not win.
        case counter
        /// A conversation that must come out as written.
        case dialogue
    }

    /// What was promised.
    public let kind: Kind
    /// The rule of an example or counter, the name of a dialogue.
    public let name: String
    /// Where the promise stands.
    public let location: FileLocation
    /// What came instead, as a diff; empty when the promise was kept.
    public let failures: [Failure]

    /// One line of a promise that did not come true.
    public struct Failure: Hashable, Sendable {
        /// Where the line stands.
        public let location: FileLocation
        /// What the rule file lets the visitor write; nil when nothing was written yet.
        public let said: String?
        /// What was promised.
        public let expected: String
        /// What came.
        public let found: String
        /// Why that came, a sentence each.
        public let reasons: [String]
        /// The rule that won and the one that was promised beside each other, rank by rank; empty unless both match.
        public let ranks: [String]

        /// Why that came, in one line; nil when there is no reason to give.
        public var why: String? { reasons.isEmpty ? nil : reasons.joined(separator: "; ") }
    }

    /// Whether everything came as promised.
    public var passed: Bool { failures.isEmpty }
}
