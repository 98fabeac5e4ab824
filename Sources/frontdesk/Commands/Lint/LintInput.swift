import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook
import FrontdeskRules
import FrontdeskText

/// What a run of `lint` looks at: the files on disk, one of them perhaps as it stands in an editor.
struct LintInput {
    let selection: LintSelection
    let project: RuleProject
    let lines: SourceLines
    /// The file that came by standard input; nil without one.
    private let given: String?

    /// Everything as it lies on disk, several files parsed at a time.
    init(_ selection: LintSelection, jobs: Int) {
        self.selection = selection
        project = selection.snapshot.project(jobs: jobs)
        lines = selection.snapshot.lines
        given = nil
    }

    /// The files with one of them taken from elsewhere; a file that does not exist yet is added.
    init(_ selection: LintSelection, replacing path: String, with bytes: [UInt8]) {
        let snapshot = selection.snapshot
        let known = snapshot.sources.map(\.path) + snapshot.locales.map(\.path)
        let own = known.first { LintSelection.isWithin($0, path) } ?? path
        self.selection = selection
        if own.hasSuffix(".json") {
            let rest = snapshot.locales.filter { $0.path != own }
            project = RuleProject(sources: snapshot.sources, locales: rest + [LocaleFile(path: own, bytes: bytes)])
        } else {
            let rest = snapshot.sources.filter { $0.path != own }
            project = RuleProject(sources: rest + [RuleSource(path: own, bytes: bytes)], locales: snapshot.locales)
        }
        lines = snapshot.lines.replacing(own, with: bytes)
        given = own
    }

    /// The same files as they stand after repairs.
    init(_ input: LintInput, project: RuleProject, lines: SourceLines) {
        selection = input.selection
        self.project = project
        self.lines = lines
        given = input.given
    }

    /// Whether a finding stands in what was asked for.
    func isWanted(_ finding: Finding) -> Bool {
        if let given { return finding.location.path == given }
        return selection.holds(finding.location.path)
    }
}
