import FrontdeskCore

/// One check: a file of its own with its manual, its examples and its code.
protocol Check: SendableMetatype {
    /// The check's manual.
    static var description: CheckDescription { get }

    /// What it objects to; a check that is made elsewhere (by the parser, by trials) adds nothing here.
    ///
    /// The order does not matter. Equal projects give equal findings.
    static func findings(in survey: ProjectSurvey) -> [Finding]
}

extension Check {
    static func findings(in survey: ProjectSurvey) -> [Finding] { [] }
}
