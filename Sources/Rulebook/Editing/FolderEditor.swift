import Foundation
import FrontdeskCore

/// Brings the folders from one version to the next, all of its files or none.
struct FolderEditor: Sendable {
    let places: RulePlaces
    let archive: VersionArchive

    /// Makes the folders what a version says.
    ///
    /// The version is written down first; if the process ends in the middle, ``recover()`` goes on from there.
    ///
    /// - Parameters:
    ///   - manifest: The version, with its steps.
    ///   - set: The contents of all its files.
    ///   - before: What the folders hold now, to go back to when a step fails.
    /// - Throws: ``RuleDeskError/unwritable(path:reason:)`` when a step fails; then the folders are as they were.
    func apply(
        _ manifest: VersionManifest,
        _ set: RuleContents,
        insteadOf before: RuleContents
    ) throws(RuleDeskError) {
        let steps = manifest.steps ?? []
        do throws(DurableFiles.Failure) {
            try archive.begin(manifest, set)
        } catch {
            throw .unwritable(path: error.path, reason: error.reason)
        }
        for (index, step) in steps.enumerated() {
            do throws(DurableFiles.Failure) {
                try carryOut(step.path, step.target.flatMap { _ in set.entry(step.path)?.bytes })
            } catch {
                undo(steps.prefix(index + 1), before)
                throw .unwritable(path: step.path, reason: error.reason)
            }
        }
        // Every file is in place. A version that can't be entered now is entered by the next start or the next saving.
        try? archive.finish(manifest)
    }

    /// Ends what a process that was killed had begun, unless somebody edited one of the files since.
    ///
    /// - Throws: ``RuleDeskError`` when the folders can't be written; nothing else may be saved before that.
    func recover() throws(RuleDeskError) {
        guard let pending = archive.pending else { return }
        let steps = pending.steps ?? []
        var missing: [(path: String, bytes: [UInt8]?)] = []
        var isFree = true
        for step in steps {
            let digest = try digest(at: step.path)
            if digest == step.target { continue }
            isFree = isFree && digest == step.base
            guard isFree else { break }
            let bytes = try step.target.map { digest throws(RuleDeskError) in try archive.content(digest) }
            missing.append((step.path, bytes))
        }
        do throws(DurableFiles.Failure) {
            if isFree {
                for change in missing { try carryOut(change.path, change.bytes) }
                try archive.finish(pending)
            } else {
                for step in steps {
                    if let path = try? places.restorablePath(of: step.path) {
                        try archive.files.remove(DurableFiles.draft(of: path))
                    }
                }
                try archive.abandon()
            }
        } catch {
            throw .unwritable(path: error.path, reason: error.reason)
        }
    }

    /// The digest of a file as it lies there; nil for none.
    private func digest(at name: String) throws(RuleDeskError) -> String? {
        let path = try places.restorablePath(of: name)
        return FileManager.default.contents(atPath: path).map { ContentDigest(of: Array($0)).hexadecimal }
    }

    private func carryOut(_ name: String, _ bytes: [UInt8]?) throws(DurableFiles.Failure) {
        let path: String
        do throws(RuleDeskError) {
            path = try places.restorablePath(of: name)
        } catch {
            throw DurableFiles.Failure(path: name, reason: "it leads out of the folders")
        }
        if let bytes { try archive.files.write(bytes, to: path) } else { try archive.files.remove(path) }
    }

    /// Goes back; what can't be undone stays written down, so that the next start ends it one way or the other.
    private func undo(_ steps: ArraySlice<VersionManifest.Step>, _ before: RuleContents) {
        do throws(DurableFiles.Failure) {
            for step in steps.reversed() { try carryOut(step.path, before.entry(step.path)?.bytes) }
            try archive.abandon()
        } catch {
            return
        }
    }
}
