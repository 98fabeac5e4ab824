import ArgumentParser
import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook
import FrontdeskRules
import FrontdeskText

/// Repairs files: finds out what would change, tries it, and only then writes.
struct LintRepairs {
    let run: RepairRun
    private let input: LintInput
    private let models: String?
    private let config: String?

    /// Repairs the findings that were asked for, without writing anything.
    init(
        _ input: LintInput,
        _ linter: Linter,
        includesUnsafe: Bool,
        config: String?,
        models: String?,
        isWanted: (Finding) -> Bool
    ) {
        self.input = input
        self.config = config
        self.models = models
        run = RepairRun(input.project, linter, includesUnsafe: includesUnsafe, isWanted: isWanted)
    }

    /// The repairs as patches.
    var patches: String {
        run.changes.map { change in
            LineDifference(String(decoding: change.before, as: UTF8.self), change.after).patch(of: change.path)
        }.joined()
    }

    /// Writes the files, unless something that was right would be wrong then.
    ///
    /// - Returns: What would be wrong; empty when everything was written.
    func write() async throws -> [String] {
        guard !run.changes.isEmpty else { return [] }
        let introduced = run.introduced.map(\.line)
        guard introduced.isEmpty else { return introduced }
        let broken = try await brokenPromises()
        guard broken.isEmpty else { return broken }
        for change in run.changes { try OutputFile.write(Data(change.after.utf8), to: change.path) }
        return []
    }

    // MARK: Trying

    /// Examples, counters and dialogues that come out right now, and would not with the repairs.
    private func brokenPromises() async throws -> [String] {
        guard run.project.rules != nil, run.project.locales.allSatisfy(\.isReadable) else { return [] }
        let after = try await failures(of: run.project)
        guard !after.isEmpty else { return [] }
        let before = input.project.rules == nil ? [:] : try await failures(of: input.project)
        return after.filter { before[$0.key] == nil }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// What fails in a project, told apart by what is tried.
    private func failures(of project: RuleProject) async throws -> [String: String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "frontdesk-fix-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let rules = folder.appending(path: "rules")
        let locales = folder.appending(path: "locales")
        for place in [rules, locales] {
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        }
        for source in project.sources {
            let path = rules.path + URL(fileURLWithPath: source.path).standardizedFileURL.path
            let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try OutputFile.write(Data(source.bytes), to: path)
        }
        for file in project.locales {
            guard let data = FileManager.default.contents(atPath: file.path) else { continue }
            let name = URL(fileURLWithPath: file.path).lastPathComponent
            try OutputFile.write(data, to: locales.appending(path: name).path)
        }
        var arguments = ["--rules", rules.path, "--locales", locales.path]
        if let config { arguments += ["--config", config] }
        if let models { arguments += ["--models", models] }
        let snapshot = try await RulebookOptions.parse(arguments).load().snapshot
        let report = await TrialRunner(rules: snapshot.rules, pipeline: snapshot.pipeline).run()
        var failures: [String: String] = [:]
        for trial in report.failed {
            for failure in trial.failures {
                let key = "\(trial.kind.rawValue) \(trial.name) \(failure.said ?? "") \(failure.expected)"
                failures[key] = "\(failure.said ?? trial.name): expected \(failure.expected), found \(failure.found)"
            }
        }
        return failures
    }
}

extension LocaleFile {
    /// Whether its texts can be shown: rules whose texts can't be are not tried, for no example comes out right.
    fileprivate var isReadable: Bool { !findings.contains { $0.severity == .error } }
}
