import FrontdeskCore

extension LiveConversation {
    /// Tells a reader's new place to everybody at once, and keeps it to be stored soon.
    func move(_ cursor: Cursor, of author: Author) async throws(DeskError) {
        try await load()
        guard cursor.seq >= 1, cursor.seq <= state.seq else { return }
        let holder = CursorHolder(author: author, mark: cursor.mark)
        guard cursor.seq > state.cursors[holder] ?? 0,
            context.pendingCursors.move(cursor, of: author, in: id)
        else { return }
        context.watchers.tell(.cursor(cursor, of: author, in: id), of: id)
        context.alarms.set(.cursors, atLatest: context.clock.now + .seconds(2))
    }

    /// Stores cursors that moved.
    func store(_ cursors: [CursorHolder: Int]) async throws(DeskError) {
        try await load()
        _ = try await commit { draft in
            let moved = cursors.map { (holder: $0.key, seq: $0.value) }
                .filter { $0.seq > draft.state.cursors[$0.holder] ?? 0 }
                .sorted { ($0.seq, $0.holder.mark.rawValue) < ($1.seq, $1.holder.mark.rawValue) }
            for (holder, seq) in moved {
                draft.add(.cursorMoved(Cursor(mark: holder.mark, seq: seq)), by: holder.author)
            }
            return moved.isEmpty ? .nothing : .store
        }
    }
}
