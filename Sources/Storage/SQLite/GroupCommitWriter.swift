import Dispatch
import FrontdeskRuntime
import GRDB
import Logging
import Metrics
import Synchronization

/// Writes what many callers ask for in few transactions: whatever came while the disk was busy goes into the next one.
///
/// A caller gets its answer when the transaction is on the disk. At most ``maximumWaiting`` jobs wait; one more is
/// refused with ``StoreError/overloaded``. The writing runs on the dispatch queue of the database, so that a slow disk
/// holds no thread that tasks need.
final class GroupCommitWriter: Sendable {
    /// So many jobs share a transaction at most.
    static let maximumBatch = 256
    /// So many jobs may wait.
    static let maximumWaiting = 8_192

    /// Something to be written, and whoever waits for it.
    private struct Job: Sendable {
        /// Writes, and gives back how to answer once that is durable.
        let perform: @Sendable (Database) throws -> @Sendable () -> Void
        /// Answers that it was not written.
        let fail: @Sendable (StoreError) -> Void
        let since: DispatchTime
    }

    private struct State {
        var waiting: [Job] = []
        var isDraining = false
        var isClosed = false
        var commits = 0
    }

    private let state = Mutex(State())
    private let database: any DatabaseWriter
    private let path: String
    private let checkpointer: Checkpointer?
    private let alarm: StoreAlarm
    private let batchSizes = Recorder(label: "frontdesk_store_commit_jobs")
    private let latencies = Metrics.Timer(label: "frontdesk_store_commit_seconds")

    /// Makes a writer for a database, which nobody else in the process may write to.
    init(_ database: any DatabaseWriter, path: String, checkpointer: Checkpointer?, alarm: StoreAlarm) {
        self.database = database
        self.path = path
        self.checkpointer = checkpointer
        self.alarm = alarm
    }

    /// How many jobs wait.
    var waitingCount: Int { state.withLock(\.waiting.count) }

    /// How many transactions were committed.
    var commitCount: Int { state.withLock(\.commits) }

    /// Writes, and returns when that is durable.
    ///
    /// `work` runs in a transaction with others; when it throws, all it wrote is taken back, and nothing of others.
    func write<Answer: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Answer
    ) async throws(StoreError) -> Answer {
        let result = await withCheckedContinuation { continuation in
            enqueue(
                Job(
                    perform: { database in
                        let answer = try work(database)
                        return { continuation.resume(returning: Result<Answer, StoreError>.success(answer)) }
                    },
                    fail: { continuation.resume(returning: .failure($0)) },
                    since: .now()
                )
            )
        }
        return try result.get()
    }

    /// Works with the connection between two transactions.
    func outsideTransaction(_ work: @escaping @Sendable (Database) throws -> Void) async throws(StoreError) {
        let result: Result<Void, StoreError> = await withCheckedContinuation { continuation in
            guard !state.withLock(\.isClosed) else {
                continuation.resume(returning: .failure(.closed))
                return
            }
            database.asyncWriteWithoutTransaction { [path] database in
                do {
                    try work(database)
                    continuation.resume(returning: .success(()))
                } catch {
                    continuation.resume(returning: .failure(StoreError(error, path: path)))
                }
            }
        }
        return try result.get()
    }

    /// Refuses everything from now on, and returns when what was waiting is written.
    ///
    /// - Returns: False when it was closed before.
    func close() async -> Bool {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        guard isFirst else { return false }
        await withCheckedContinuation { continuation in
            // The queue of the database runs this after the drain that may be under way.
            database.asyncWriteWithoutTransaction { _ in continuation.resume() }
        }
        return true
    }

    private func enqueue(_ job: Job) {
        enum Answer { case refused(StoreError), waiting, first }
        let answer: Answer = state.withLock { state in
            if state.isClosed { return .refused(.closed) }
            guard state.waiting.count < Self.maximumWaiting else { return .refused(.overloaded) }
            state.waiting.append(job)
            guard !state.isDraining else { return .waiting }
            state.isDraining = true
            return .first
        }
        switch answer {
        case .refused(let error): job.fail(error)
        case .waiting: break
        case .first: database.asyncWriteWithoutTransaction { self.drain($0) }
        }
    }

    private func drain(_ database: Database) {
        while let batch = nextBatch() {
            batchSizes.record(batch.count)
            write(batch, database)
            checkpointer?.committed(batch.count, on: database)
        }
    }

    private func nextBatch() -> [Job]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isDraining = false
                return nil
            }
            let batch = Array(state.waiting.prefix(Self.maximumBatch))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    private func write(_ batch: [Job], _ database: Database) {
        do {
            let answers = try commit(batch, database)
            state.withLock { $0.commits += 1 }
            alarm.worked()
            let now = DispatchTime.now()
            for (job, answer) in zip(batch, answers) {
                latencies.recordNanoseconds(Int64(clamping: now.uptimeNanoseconds - job.since.uptimeNanoseconds))
                answer()
            }
        } catch {
            let failure = StoreError(error, path: path)
            alarm.failed(failure)
            for job in batch { job.fail(failure) }
        }
    }

    /// Writes all jobs and gives back how to answer them.
    ///
    /// What is thrown concerns all of them; nothing is written then. The next batch is tried all the same, so that a
    /// disk that has room again needs no restart: what was acknowledged lies in the log in front of what failed.
    private func commit(_ batch: [Job], _ database: Database) throws -> [@Sendable () -> Void] {
        if database.isInsideTransaction { try database.rollback() }
        try database.beginTransaction(.immediate)
        do {
            var answers: [@Sendable () -> Void] = []
            for job in batch { answers.append(try perform(job, database)) }
            try database.commit()
            return answers
        } catch {
            // A failed statement may have ended the transaction already; then there is nothing to roll back.
            if database.isInsideTransaction { try? database.rollback() }
            throw error
        }
    }

    private func perform(_ job: Job, _ database: Database) throws -> @Sendable () -> Void {
        try database.cachedStatement(sql: "SAVEPOINT job").execute()
        do {
            let answer = try job.perform(database)
            try database.cachedStatement(sql: "RELEASE SAVEPOINT job").execute()
            return answer
        } catch {
            let failure = StoreError(error, path: path)
            guard database.isInsideTransaction, !failure.concernsTheDisk else { throw error }
            try database.cachedStatement(sql: "ROLLBACK TO SAVEPOINT job").execute()
            try database.cachedStatement(sql: "RELEASE SAVEPOINT job").execute()
            return { job.fail(failure) }
        }
    }
}

extension StoreError {
    /// Whether it has to do with the disk and not with what was asked, so that others will fare no better.
    fileprivate var concernsTheDisk: Bool {
        switch self {
        case .full, .locked, .notAccessible, .notDurable, .closed: true
        case .corrupt, .failed, .newerSchema, .overloaded: false
        // Of files beside the store, which the writer does not touch.
        case .notWritable, .unreadableBackup, .fileExists, .storeExists, .noStore: false
        }
    }
}
