import FrontdeskCore

extension LiveConversation {
    /// Refuses whoever is not the visitor of the conversation.
    func authorise(_ visitor: VisitorID) async throws(DeskError) {
        try await load()
        guard self.visitor.id == visitor else { throw .notYours }
    }

    /// Takes a message of the visitor, with the bot's answer if the bot has the conversation.
    func submit(_ message: InboundMessage) async throws(DeskError) -> (Receipt, [OpenCall]) {
        try await authorise(message.visitor)
        if let known = sent.record(message.clientMessageID, of: .visitor) {
            return (try receipt(for: known, as: message), [])
        }
        guard await decisions.enter() else { throw .tooMany(retryAfter: .seconds(1)) }
        defer { decisions.leave() }
        if let known = sent.record(message.clientMessageID, of: .visitor) {
            return (try receipt(for: known, as: message), [])
        }
        let request = try await request(for: message)
        switch try await take(request) {
        case .stored(let turn):
            let record = turn.records.first { $0.clientMessageID == message.clientMessageID && $0.author == .visitor }
            return (Receipt(record, state), turn.calls)
        case .duplicate(let record): return (try receipt(for: record, as: message), [])
        case .nothing: return (Receipt(nil, state), [])
        }
    }

    private func receipt(for known: Record, as message: InboundMessage) throws(DeskError) -> Receipt {
        switch known.event {
        case .message(let stored) where message.content.isSame(as: stored): return Receipt(known, state)
        case .erased(kind: .message): return Receipt(known, state)
        default: throw .conflict(message.clientMessageID)
        }
    }

    private func request(for message: InboundMessage) async throws(DeskError) -> TurnRequest {
        let input: Turn.Input
        let said: Message
        switch message.content {
        case .text(let text):
            input = .text(text)
            said = Message(text: text)
        case .choice(let id, let seq):
            let choice = try await offered(id, seq)
            let isOpen = state.offers.contains { $0.seq == seq }
            input = isOpen ? .choice(choice, seq: seq) : .text(choice.label)
            said = Message(text: choice.label, chosen: Message.ChosenReply(seq: seq, choice: id))
        }
        let cause = TurnRequest.Cause(
            event: .message(said),
            author: .visitor,
            clientMessageID: message.clientMessageID
        )
        return TurnRequest(input: input, cause: cause)
    }

    /// A quick reply that was offered, be it long ago.
    private func offered(_ id: ChoiceID, _ seq: Int) async throws(DeskError) -> Choice {
        if let offer = state.offers.first(where: { $0.seq == seq }),
            let choice = offer.choices.first(where: { $0.id == id })
        {
            return choice
        }
        let records = try await keeping { () throws(StoreError) in
            try await self.context.store.visibleRecords(of: self.id, after: seq - 1, limit: 1)
        }
        guard let record = records.first, record.seq == seq, case .message(let message) = record.event,
            let choice = message.choices.first(where: { $0.id == id })
        else {
            throw .invalid(what: "this quick reply was not offered", remedy: "send the answer as a text")
        }
        return choice
    }

    /// The visitor wants a person.
    func askForPerson(
        _ visitor: VisitorID,
        _ clientMessageID: ClientMessageID?
    ) async throws(DeskError) -> (Receipt, [OpenCall]) {
        try await authorise(visitor)
        guard await decisions.enter() else { throw .tooMany(retryAfter: .seconds(1)) }
        defer { decisions.leave() }
        if let known = try await known(clientMessageID, of: .visitor) {
            switch known.event.kind {
            case .owner, .offline: return (Receipt(known, state), [])
            default: throw .conflict(clientMessageID ?? "")
            }
        }
        var request = TurnRequest(input: .askedForPerson, cause: nil)
        request.wish = TurnRequest.Wish(clientMessageID: clientMessageID)
        let result = try await take(request)
        context.watchers.tell(.state(context.publicState(summary)), to: .visitors, of: id)
        switch result {
        case .stored(let turn):
            return (Receipt(turn.records.last { $0.event.changesOwner }, state), turn.calls)
        case .duplicate(let record): return (Receipt(record, state), [])
        case .nothing: return (Receipt(nil, state), [])
        }
    }

    /// The visitor ends the conversation; a closed one stays closed.
    func closeByVisitor(
        _ visitor: VisitorID,
        _ clientMessageID: ClientMessageID?
    ) async throws(DeskError) -> Receipt {
        try await authorise(visitor)
        return try await perform(clientMessageID, of: .visitor, isSame: { $0.kind == .closed }) { draft in
            guard draft.state.owner != .nobody else { return .nothing }
            say("system.closed", in: &draft)
            draft.add(.closed(.closedByVisitor), by: .visitor, clientMessageID)
            return .store
        }
    }

    /// The visitor rates the closed conversation.
    func rate(
        _ visitor: VisitorID,
        _ rating: Rating,
        _ clientMessageID: ClientMessageID?
    ) async throws(DeskError) -> Receipt {
        try await authorise(visitor)
        return try await perform(clientMessageID, of: .visitor, isSame: { $0 == .rated(rating) }) {
            (draft) throws(DeskError) in
            guard draft.state.owner == .nobody else { throw .notClosed }
            guard draft.state.rating == nil else { throw .alreadyRated }
            draft.add(.rated(rating), by: .visitor, clientMessageID)
            say("system.rated", in: &draft)
            return .store
        }
    }

    /// The visitor opened a page, which a rule may answer.
    ///
    /// The page that is open already counts once.
    func view(_ page: PageView, _ visitor: VisitorID) async throws(DeskError) -> [OpenCall] {
        try await authorise(visitor)
        guard await decisions.enter() else { throw .tooMany(retryAfter: .seconds(1)) }
        defer { decisions.leave() }
        guard state.page?.url != page.url else { return [] }
        let cause = TurnRequest.Cause(event: .pageViewed(page), author: .visitor, clientMessageID: nil)
        var request = TurnRequest(input: .event("page.opened"), cause: cause)
        request.reopens = false
        request.isForEveryPlugin = false
        guard case .stored(let turn) = try await take(request) else { return [] }
        return turn.calls
    }

    /// What an author's client sent under an id.
    func known(_ clientMessageID: ClientMessageID?, of author: Author) async throws(DeskError) -> Record? {
        guard let clientMessageID else { return nil }
        if let record = sent.record(clientMessageID, of: author) { return record }
        return try await keeping { () throws(StoreError) in
            try await self.context.store.record(of: self.id, sentBy: author, as: clientMessageID)
        }
    }

    private func perform(
        _ clientMessageID: ClientMessageID?,
        of author: Author,
        isSame: (Event) -> Bool,
        _ build: (inout LogDraft) throws(DeskError) -> Plan
    ) async throws(DeskError) -> Receipt {
        var known = try await known(clientMessageID, of: author)
        if known == nil {
            switch try await commit(build) {
            case .stored(let records):
                return Receipt(records.first { $0.author == author && $0.event.isVisible }, state)
            case .nothing, .again: return Receipt(nil, state)
            case .duplicate(let record): known = record
            }
        }
        guard let known, isSame(known.event) || known.event == .erased(kind: known.event.kind) else {
            throw .conflict(clientMessageID ?? "")
        }
        return Receipt(known, state)
    }
}

extension Receipt {
    /// The receipt for a record, or for the conversation as it stands.
    fileprivate init(_ record: Record?, _ state: ConversationState) {
        self.init(
            seq: record?.seq ?? state.seq,
            at: record?.at ?? state.lastMessageAt ?? state.openedAt ?? .distantPast
        )
    }
}

extension Instant {
    fileprivate static let distantPast = Instant(milliseconds: 0)
}

extension InboundMessage.Content {
    /// Whether a stored message says the same.
    fileprivate func isSame(as message: Message) -> Bool {
        switch self {
        case .text(let text): message.text == text && message.chosen == nil
        case .choice(let id, let seq): message.chosen == Message.ChosenReply(seq: seq, choice: id)
        }
    }
}
