import Foundation
public import FrontdeskCore
import FrontdeskLint
import FrontdeskRules
import Synchronization

extension Rulebook {
    /// A longer text is refused, in bytes.
    static let maximumTextSize = 1024 * 1024
    /// More changes at once are refused.
    static let maximumChanges = 64

    public func sources() async throws(RuleDeskError) -> RuleSources {
        try await queue.run { () throws(RuleDeskError) in
            let found = try self.read()
            return RuleSources(
                revision: self.memory.contents(of: found, self.places).revision,
                files: self.memory.summaries(of: found, self.places),
                obstacle: self.obstacle
            )
        }
    }

    public func source(at path: String) async throws(RuleDeskError) -> RuleSourceText {
        let file = try places.path(of: path)
        guard let data = FileManager.default.contents(atPath: file) else { throw .unknownFile(path: path) }
        guard data.count <= Self.maximumTextSize else {
            throw .tooLarge(path: path, size: data.count, limit: Self.maximumTextSize)
        }
        guard let text = String(validating: data, as: UTF8.self) else { throw .notText(path: path) }
        return RuleSourceText(path: path, text: text, revision: ContentDigest(of: Array(data)).hexadecimal)
    }

    public func check(_ draft: [RuleFileChange]) async throws(RuleDeskError) -> [Finding] {
        try await queue.run { () throws(RuleDeskError) in
            let project = try self.read().applying(try self.wanted(draft)).project
            return self.linter.findings(in: project).map(self.places.named)
        }
    }

    public func explain(
        _ question: ExplainQuestion,
        with draft: [RuleFileChange]
    ) async throws(RuleDeskError) -> Explanation {
        let snapshot = try await queue.run { () throws(RuleDeskError) in try self.snapshot(with: draft) }
        return places.named(await Explainer(snapshot).explain(question))
    }

    public func save(_ changes: [RuleFileChange], by author: String) async throws(RuleDeskError) -> SavedRules {
        try await commit { found, before throws(RuleDeskError) in
            let wanted = try self.wanted(changes)
            for change in changes {
                guard before.entry(change.path)?.digest.hexadecimal == change.base else {
                    throw .changed(path: change.path)
                }
            }
            return Commitment(author: author, origin: .saved, files: wanted, draft: found.applying(wanted))
        }
    }

    public func restore(
        version: Int,
        by author: String,
        expecting revision: String?
    ) async throws(RuleDeskError) -> SavedRules {
        try await commit { found, before throws(RuleDeskError) in
            guard let archive = self.archive else { throw .notKept }
            if let revision, before.revision != revision { throw .foldersChanged }
            let manifest = try archive.manifest(version)
            var wanted: [String: [UInt8]?] = [:]
            for file in manifest.files where before.entry(file.path)?.digest.hexadecimal != file.digest {
                let path = try self.places.restorablePath(of: file.path)
                wanted.updateValue(try archive.content(file.digest), forKey: path)
            }
            let kept = Set(manifest.files.map(\.path))
            for entry in before.entries where !kept.contains(entry.name) {
                wanted.updateValue(nil, forKey: try self.places.restorablePath(of: entry.name))
            }
            return Commitment(
                author: author,
                origin: .restored(version),
                files: wanted,
                draft: found.applying(wanted)
            )
        }
    }

    /// What somebody wants to bring live.
    struct Commitment {
        let author: String
        let origin: RuleVersion.Origin
        /// What files shall hold, by their path on disk; nil to take one away.
        let files: [String: [UInt8]?]
        /// The folders as they would be then.
        let draft: FolderSnapshot
        /// Objects to what is found there; errors are refused in any case.
        var review: ([Finding]) throws(RuleDeskError) -> Void = { _ in }
    }

    /// Checks a draft, writes it into the folders and brings it live, while nobody else reads or writes them.
    func commit(
        _ make: @escaping @Sendable (FolderSnapshot, RuleContents) throws(RuleDeskError) -> Commitment
    ) async throws(RuleDeskError) -> SavedRules {
        let saved = try await queue.run { () throws(RuleDeskError) in
            try self.turn.withLock { _ throws(RuleDeskError) in
                if let obstacle = self.obstacle { throw obstacle }
                try self.editor?.recover()
                let found = try self.read()
                let before = self.memory.contents(of: found, self.places)
                return try self.carryOut(try make(found, before), before)
            }
        }
        report(saved.status)
        return SavedRules(version: saved.version, status: places.named(saved.status))
    }

    private func carryOut(_ wish: Commitment, _ before: RuleContents) throws(RuleDeskError) -> SavedRules {
        guard let archive, let editor else { throw .notKept }
        let set = memory.contents(of: wish.draft, places)
        let steps = wish.files.keys.compactMap(places.name).sorted().map { name in
            VersionManifest.Step(
                path: name,
                base: before.entry(name)?.digest.hexadecimal,
                target: set.entry(name)?.digest.hexadecimal
            )
        }.filter { $0.base != $0.target }
        guard !steps.isEmpty else { throw .nothingChanged }
        let project = wish.draft.project
        let findings = linter.findings(in: project)
        try wish.review(findings)
        guard let rules = project.rules, !findings.contains(where: { $0.severity == .error }) else {
            throw .broken(findings.map(places.named))
        }
        let manifest = archive.next(set, by: wish.author, origin: wish.origin, at: now(), steps: steps)
        try editor.apply(manifest, set, insteadOf: before)
        let made = maker.snapshot(rules, wish.draft, .quick, previous: snapshot)
        return SavedRules(version: manifest.version, status: goLive(made, wish.draft, findings))
    }

    // MARK: Drafts

    /// The folders as they are now.
    func read() throws(RuleDeskError) -> FolderSnapshot {
        do throws(FolderError) {
            return try FolderSnapshot.read(folders)
        } catch {
            throw .unreadable(error.description)
        }
    }

    /// The files of the folders as they are now, with their digests.
    func contentsNow() throws(RuleDeskError) -> RuleContents { memory.contents(of: try read(), places) }

    /// What a draft wants files to hold, by their path on disk.
    private func wanted(_ draft: [RuleFileChange]) throws(RuleDeskError) -> [String: [UInt8]?] {
        guard draft.count <= Self.maximumChanges else {
            throw .tooMany(count: draft.count, limit: Self.maximumChanges)
        }
        var wanted: [String: [UInt8]?] = [:]
        for change in draft {
            let path = try places.path(of: change.path)
            guard !wanted.keys.contains(path) else {
                throw .refusedPath(path: change.path, reason: "is changed twice at once; name it once")
            }
            let size = change.text?.utf8.count ?? 0
            guard size <= Self.maximumTextSize else {
                throw .tooLarge(path: change.path, size: size, limit: Self.maximumTextSize)
            }
            wanted.updateValue(change.text.map { Array($0.utf8) }, forKey: path)
        }
        return wanted
    }

    /// A snapshot of the folders with a draft; the last one is kept, because a draft is tried more than once.
    private func snapshot(with draft: [RuleFileChange]) throws(RuleDeskError) -> RuleSnapshot {
        let found = try read().applying(try wanted(draft))
        if let last = tried.withLock({ $0 }), last.sources.hasSameFiles(as: found) { return last }
        let project = found.project
        guard let rules = project.rules else { throw .broken(project.readingFindings.map(places.named)) }
        let made = maker.snapshot(rules, found, .quick, previous: snapshot)
        tried.withLock { $0 = made }
        return made
    }

    // MARK: Folders

    /// Why nothing can be saved; nil when it can.
    private var obstacle: RuleDeskError? {
        guard archive != nil else { return .notKept }
        for root in RulePlaces.Root.allCases {
            let folder = root == .rules ? folders.rules : folders.locales
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
            guard !isThere || isFolder.boolValue else {
                return .unwritable(path: root.rawValue, reason: "it is one file, not a folder")
            }
            guard access(folder, W_OK) == 0 else {
                return .unwritable(path: root.rawValue, reason: String(cString: strerror(errno)).lowercased())
            }
        }
        return nil
    }
}
