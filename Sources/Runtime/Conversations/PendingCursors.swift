import FrontdeskCore
import Synchronization

/// Cursors that moved and are not stored yet; the furthest of each reader.
///
/// At most 4,096 conversations have some; of one more they are not kept, since a cursor is only a courtesy.
final class PendingCursors: Sendable {
    private static let limit = 4_096
    private let cursors = Mutex<[ConversationID: [CursorHolder: Int]]>([:])

    /// Keeps a cursor.
    ///
    /// - Returns: False when this reader had come as far already.
    func move(_ cursor: Cursor, of author: Author, in conversation: ConversationID) -> Bool {
        cursors.withLock { cursors in
            guard cursors[conversation] != nil || cursors.count < Self.limit else { return true }
            let holder = CursorHolder(author: author, mark: cursor.mark)
            guard cursor.seq > cursors[conversation]?[holder] ?? 0 else { return false }
            cursors[conversation, default: [:]][holder] = cursor.seq
            return true
        }
    }

    /// Takes all of them out.
    func takeAll() -> [ConversationID: [CursorHolder: Int]] {
        cursors.withLock { cursors in
            defer { cursors = [:] }
            return cursors
        }
    }
}
