/// What checks look at: a project, and what several of them need to know about it.
struct ProjectSurvey {
    let project: RuleProject

    init(_ project: RuleProject) { self.project = project }
}
