public import FrontdeskCore
public import FrontdeskLint
public import FrontdeskPlugins
import Synchronization

/// The rules that run: read from disk, checked, trained, and swapped as a whole when they change.
///
/// It hands out one immutable snapshot at a time. Rules with errors never replace those that run.
public final class Rulebook: PipelineSource, Sendable {
    let folders: RuleFolders
    let linter: Linter
    let detector: LanguageDetector?
    let plugins: PluginRegistry
    let configuration: RulebookConfiguration
    let cache: IntentModelCache?
    let now: @Sendable () -> Instant
    let places: RulePlaces
    /// Keeps the sets that went live; nil without a data folder.
    let archive: VersionArchive?
    let memory = SourceMemory()
    let queue = EditingQueue()
    /// Held by whoever reads the folders to bring them live, or writes them.
    let turn = Mutex(())
    /// The draft that was tried last.
    let tried = Mutex<RuleSnapshot?>(nil)
    let report: @Sendable (RuleDeskStatus) -> Void
    private let lastGood: LastGoodSet?
    let state: Mutex<State>

    /// What changes while the rulebook is used.
    struct State {
        var snapshot: RuleSnapshot
        var retired: [RuleSnapshot] = []
        var status: RuleDeskStatus
        var fingerprint: FolderFingerprint?
        /// A quick model runs; a full one shall replace it.
        var wantsTraining = false
        /// Counts the readings of the folders.
        var reading = 0
        /// What was read last, until the checks that only give advice are made, too.
        var wantsAdvice: RuleProject?
    }

    /// Earlier snapshots that are kept for turns that wait for a webhook.
    private static let retiredLimit = 4

    /// How thoroughly intents are learned before the rules run.
    public enum Readiness: Sendable {
        /// With the full model, however long it takes.
        case full
        /// At once, with a quick model; ``run(pause:)`` replaces it by the full one.
        case quick
    }

    /// Reads the folders and makes the first snapshot.
    ///
    /// - Parameters:
    ///   - folders: Where rules and texts lie.
    ///   - dataFolder: Where the last good set and trained models are kept; nil to keep neither.
    ///   - linter: The checks that guard the running rules.
    ///   - detector: The language detector; nil without a model file.
    ///   - plugins: The plugins that the configuration may name.
    ///   - configuration: How rules become a pipeline.
    ///   - readiness: How thoroughly intents are learned first.
    ///   - modelFolder: Where trained models are kept; nil for a folder of `dataFolder`.
    ///   - now: The time, for the status.
    ///   - report: Is told of every reading of the folders.
    /// - Throws: ``RulebookError`` when there is nothing to run.
    public convenience init(
        folders: RuleFolders,
        dataFolder: String?,
        linter: Linter = Linter(),
        detector: LanguageDetector?,
        plugins: PluginRegistry = .builtIn,
        configuration: RulebookConfiguration = RulebookConfiguration(),
        readiness: Readiness = .full,
        modelFolder: String? = nil,
        now: @escaping @Sendable () -> Instant,
        report: @escaping @Sendable (RuleDeskStatus) -> Void = { _ in }
    ) throws(RulebookError) {
        try self.init(
            folders: folders,
            dataFolder: dataFolder,
            linter: linter,
            detector: detector,
            plugins: plugins,
            configuration: configuration,
            readiness: readiness,
            modelFolder: modelFolder,
            disk: DurableFiles(),
            now: now,
            report: report
        )
    }

    /// Reads the folders and makes the first snapshot; `disk` writes what is saved.
    init(
        folders: RuleFolders,
        dataFolder: String?,
        linter: Linter,
        detector: LanguageDetector?,
        plugins: PluginRegistry = .builtIn,
        configuration: RulebookConfiguration = RulebookConfiguration(),
        readiness: Readiness = .full,
        modelFolder: String? = nil,
        disk: DurableFiles,
        now: @escaping @Sendable () -> Instant,
        report: @escaping @Sendable (RuleDeskStatus) -> Void = { _ in }
    ) throws(RulebookError) {
        if let unknown = configuration.order.first(where: { !plugins.names.contains($0) }) {
            throw .unknownPlugin(unknown, known: plugins.names)
        }
        self.folders = folders
        self.linter = linter
        self.detector = detector
        self.plugins = plugins
        self.configuration = configuration
        self.now = now
        self.report = report
        let places = RulePlaces(folders: folders)
        let archive = dataFolder.map { VersionArchive(dataFolder: $0, files: disk) }
        self.places = places
        self.archive = archive
        // What can't be ended now keeps anything else from being saved, and is tried again then.
        try? archive.map { FolderEditor(places: places, archive: $0) }?.recover()
        lastGood = dataFolder.map { LastGoodSet(folder: $0) }
        cache = (modelFolder ?? dataFolder.map { "\($0)/models" }).map { IntentModelCache(folder: $0) }
        let maker = SnapshotMaker(detector: detector, plugins: plugins, configuration: configuration, cache: cache)
        // Taken before the files are read, so that no later change of them is missed.
        let fingerprint = try? FolderFingerprint(folders)
        let first = try Self.first(folders, linter, lastGood, maker, readiness, now())
        state = Mutex(
            State(
                snapshot: first.snapshot,
                status: first.status,
                fingerprint: fingerprint,
                wantsTraining: maker.isQuick(first.snapshot),
                wantsAdvice: first.project
            )
        )
        if first.status.isCurrent { keep(first.snapshot.sources) }
        report(first.status)
    }

    private static func first(
        _ folders: RuleFolders,
        _ linter: Linter,
        _ lastGood: LastGoodSet?,
        _ maker: SnapshotMaker,
        _ readiness: Readiness,
        _ now: Instant
    ) throws(RulebookError) -> (snapshot: RuleSnapshot, status: RuleDeskStatus, project: RuleProject?) {
        let reading: RulebookError
        var project: RuleProject?
        do throws(FolderError) {
            let found = try FolderSnapshot.read(folders)
            let read = found.project
            let findings = linter.gate(read)
            if let rules = read.rules, !findings.contains(where: { $0.severity == .error }) {
                let snapshot = maker.snapshot(rules, found, readiness)
                return (snapshot, snapshot.status(since: now, checkedAt: now, isCurrent: true, findings), read)
            }
            project = read
            reading = .broken(findings)
        } catch {
            reading = .folder(error)
        }
        guard let kept = lastGood?.load(), let rules = kept.project.rules else { throw reading }
        let snapshot = maker.snapshot(rules, kept, readiness)
        return (snapshot, snapshot.status(since: now, checkedAt: now, isCurrent: false, reading.findings), project)
    }

    /// The snapshot that runs.
    public var snapshot: RuleSnapshot { state.withLock { $0.snapshot } }

    public var current: Pipeline { snapshot.pipeline }

    public func pipeline(ruleSet: String) -> Pipeline? {
        state.withLock { state in
            if state.snapshot.pipeline.ruleSet == ruleSet { return state.snapshot.pipeline }
            return state.retired.last { $0.pipeline.ruleSet == ruleSet }?.pipeline
        }
    }

    /// The state of the rules.
    public var currentStatus: RuleDeskStatus { state.withLock { $0.status } }

    var maker: SnapshotMaker {
        SnapshotMaker(detector: detector, plugins: plugins, configuration: configuration, cache: cache)
    }

    /// Whether the folders changed since they were read last.
    func foldersChanged() -> Bool {
        let seen = state.withLock { $0.fingerprint }
        guard let found = try? FolderFingerprint(folders) else { return seen != nil }
        return found != seen
    }

    /// Reads the folders and swaps the snapshot, unless a finding is an error.
    func readAgain() -> RuleDeskStatus {
        let status = turn.withLock { _ in readNow() }
        report(status)
        return status
    }

    /// Makes changes in the folders for a version; nil without a data folder.
    var editor: FolderEditor? { archive.map { FolderEditor(places: places, archive: $0) } }

    /// Runs a set that was just written into the folders, unless somebody edited them in that moment.
    func goLive(_ made: RuleSnapshot, _ draft: FolderSnapshot, _ findings: [Finding]) -> RuleDeskStatus {
        let fingerprint = try? FolderFingerprint(folders)
        guard let found = try? FolderSnapshot.read(folders), found.hasSameFiles(as: draft) else { return readNow() }
        let status = swap(to: made, findings)
        // Whoever saves rules waits for all checks.
        wantAdvice(on: nil)
        lastGood?.keep(draft)
        state.withLock { $0.fingerprint = fingerprint }
        return status
    }

    /// Keeps what runs for a start with broken folders, and as a version.
    private func keep(_ found: FolderSnapshot) {
        lastGood?.keep(found)
        archive?.keep(memory.contents(of: found, places), at: now())
    }

    private func readNow() -> RuleDeskStatus {
        let fingerprint = try? FolderFingerprint(folders)
        let status: RuleDeskStatus
        do throws(FolderError) {
            let found = try FolderSnapshot.read(folders)
            let project = found.project
            let findings = linter.gate(project)
            if let rules = project.rules, !findings.contains(where: { $0.severity == .error }) {
                let made = maker.snapshot(rules, found, .quick, previous: snapshot)
                status = swap(to: made, findings)
                keep(found)
            } else {
                status = keep(findings)
            }
            wantAdvice(on: project)
        } catch {
            status = keep([error.finding])
            wantAdvice(on: nil)
        }
        state.withLock { $0.fingerprint = fingerprint }
        return status
    }

    private func swap(to made: RuleSnapshot, _ findings: [Finding]) -> RuleDeskStatus {
        let instant = now()
        return state.withLock { state in
            let isSame = made.pipeline.ruleSet == state.snapshot.pipeline.ruleSet
            state.retired.append(state.snapshot)
            if state.retired.count > Self.retiredLimit { state.retired.removeFirst() }
            state.snapshot = made
            state.wantsTraining = maker.isQuick(made)
            let since = isSame ? state.status.since : instant
            state.status = made.status(since: since, checkedAt: instant, isCurrent: true, findings)
            return state.status
        }
    }

    /// Keeps what runs, and remembers what was found.
    private func keep(_ findings: [Finding]) -> RuleDeskStatus {
        let instant = now()
        return state.withLock { state in
            let since = state.status.since
            state.status = state.snapshot.status(since: since, checkedAt: instant, isCurrent: false, findings)
            return state.status
        }
    }

    private func wantAdvice(on project: RuleProject?) {
        state.withLock { state in
            state.reading += 1
            state.wantsAdvice = project
        }
    }
}
