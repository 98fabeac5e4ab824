import FrontdeskCore
import FrontdeskLint
import FrontdeskRuntime

/// Writes the transcripts of all conversations of a store, one at a time.
struct TranscriptExport: Sendable {
    private let store: any ConversationStore
    private let anonymises: Bool
    private let since: Instant?

    private static let pageSize = 200
    private static let recordsAtOnce = 1_000
    /// Of a longer conversation the first records are written; one line is read as a whole.
    private static let maximumRecords = 50_000

    init(_ store: any ConversationStore, anonymises: Bool, since: Instant?) {
        self.store = store
        self.anonymises = anonymises
        self.since = since
    }

    /// Writes line by line, and gives back how many conversations there were.
    ///
    /// A running server moves conversations to the front of the list meanwhile, so the list is read again from the
    /// front until it shows nothing new. Which were seen is kept: some tens of bytes for each.
    func write(_ line: ([UInt8]) throws -> Void) async throws -> Int {
        var seen: Set<ConversationID> = []
        var count = 0
        var cursor: String?
        var isFirstPass = true
        while true {
            let page = try await store.conversations(
                ConversationListQuery(.all, before: cursor, limit: Self.pageSize)
            )
            let new = page.conversations.filter { !seen.contains($0.conversation) }
            for summary in new {
                seen.insert(summary.conversation)
                if let since, summary.openedAt < since { continue }
                try line(try await transcript(of: summary))
                count += 1
            }
            cursor = page.next
            if !isFirstPass, new.isEmpty { break }
            if cursor == nil {
                if !isFirstPass { break }
                isFirstPass = false
            }
        }
        return count
    }

    private func transcript(of summary: ConversationSummary) async throws -> [UInt8] {
        var records: [Record] = []
        while records.count < Self.maximumRecords {
            let more = try await store.records(
                of: summary.conversation,
                after: records.last?.pos ?? 0,
                limit: Self.recordsAtOnce
            )
            records += more
            if more.count < Self.recordsAtOnce { break }
        }
        guard anonymises else { return TranscriptLine.written(summary.conversation, records) }
        let anonymiser = Anonymiser(records, names: summary.visitorName.map { [$0] } ?? [])
        return TranscriptLine.written(
            Anonymiser.pseudonym(of: summary.conversation),
            records.map { anonymiser.anonymised($0) }
        )
    }
}
