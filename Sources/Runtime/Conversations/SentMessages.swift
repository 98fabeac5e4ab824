import FrontdeskCore

/// The last few messages with a client's own id, so that a repeated one is known without asking the store.
///
/// The store's index is what counts; this only saves work.
struct SentMessages: Sendable {
    private static let limit = 16
    private var records: [Record] = []

    /// The record that an author's client gave this id.
    func record(_ id: ClientMessageID, of author: Author) -> Record? {
        records.last { $0.clientMessageID == id && $0.author == author }
    }

    /// Remembers a record with a client's own id.
    mutating func remember(_ record: Record) {
        guard record.clientMessageID != nil else { return }
        records.append(record)
        if records.count > Self.limit { records.removeFirst() }
    }
}
