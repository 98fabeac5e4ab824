import FrontdeskCore

/// One check: a file of its own with its manual, its examples and its code.
protocol Check: SendableMetatype {
    /// The check's manual.
    static var description: CheckDescription { get }

    /// The costly thing it looks at together with other checks; nil when it looks at none.
    static var sharedWork: SharedWork? { get }

    /// Whether it looks at what becomes of messages of all lines, which several workers find out before.
    static var needsEncounters: Bool { get }

    /// What it objects to; a check that is made elsewhere (by the parser, by trials) adds nothing here.
    ///
    /// The order does not matter. Equal projects give equal findings.
    static func findings(in survey: ProjectSurvey) -> [Finding]
}

/// What takes long to find out, and is found out once for all checks that look at it.
enum SharedWork: Hashable, CaseIterable {
    /// The lines' automata, and messages that lines match.
    case lines
    /// What the classifier makes of the intents' examples.
    case examples
}

extension Check {
    static var sharedWork: SharedWork? { nil }

    static var needsEncounters: Bool { false }

    static func findings(in survey: ProjectSurvey) -> [Finding] { [] }
}
