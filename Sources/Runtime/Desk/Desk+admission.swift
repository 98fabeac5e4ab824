import FrontdeskCore

extension Desk {
    /// Lets a new visitor in, or a known one by the name from outside, and opens a conversation unless one is current.
    public func admit(_ arrival: VisitorArrival) async throws(DeskError) -> VisitorAdmission {
        let key = arrival.outsideName.map { "\($0.realm)/\($0.name)" } ?? arrival.token?.hexadecimal ?? ""
        return try await inLane(of: key) { () throws(DeskError) in
            let store = self.context.store
            var known: VisitorDossier?
            if let name = arrival.outsideName {
                known = try await keeping { () throws(StoreError) in try await store.visitor(name) }
            }
            let now = self.context.clock.now
            var visitor = known ?? VisitorDossier(id: self.context.identifiers.visitor(), createdAt: now)
            if arrival.outsideName != nil {
                visitor.outsideName = arrival.outsideName
                visitor.attributes = arrival.attributes
            }
            if !arrival.browserLanguages.isEmpty { visitor.browserLanguages = arrival.browserLanguages }
            let wins: [RuleName: Int]? = known == nil ? [:] : nil
            return try await self.admit(visitor, arrival, wins)
        }
    }

    /// The visitor a token stands for, with the current conversation; nil for an unknown token.
    ///
    /// A conversation that was closed longer ago than it can be reopened makes room for a new one.
    public func recognise(_ token: TokenDigest) async throws(DeskError) -> VisitorAdmission? {
        let store = context.store
        guard let visitor = try await keeping({ () throws(StoreError) in try await store.visitor(token) }) else {
            return nil
        }
        if let current = try await currentConversation(of: visitor) {
            return VisitorAdmission(visitor: visitor.id, conversation: current)
        }
        return try await inLane(of: token.hexadecimal) { () throws(DeskError) in
            // Another tab may have opened one meanwhile.
            let visitor = try await keeping { () throws(StoreError) in try await store.visitor(token) } ?? visitor
            let arrival = VisitorArrival(token: nil, browserLanguages: visitor.browserLanguages)
            return try await self.admit(visitor, arrival, nil)
        }
    }

    private func admit(
        _ visitor: VisitorDossier,
        _ arrival: VisitorArrival,
        _ wins: [RuleName: Int]?
    ) async throws(DeskError) -> VisitorAdmission {
        var visitor = visitor
        let store = context.store
        let current = try await currentConversation(of: visitor)
        let conversation = current ?? context.identifiers.conversation()
        visitor.conversation = conversation
        let saved = visitor
        try await keeping { () throws(StoreError) in try await store.save(saved, adding: arrival.token) }
        if current != nil {
            await conversations.ifLoaded(conversation) { await $0.refresh(saved) }
        } else {
            var known = wins
            if known == nil {
                known = try await keeping { () throws(StoreError) in try await store.wins(of: saved.id) }
            }
            let opening = Opening(
                visitor: saved.id,
                channel: arrival.channel,
                seed: context.identifiers.seed(),
                browserLanguages: arrival.browserLanguages,
                pageLanguage: arrival.pageLanguage
            )
            let wins = known ?? [:]
            try await conversations.with(conversation) { (live) throws(DeskError) in
                try await live.open(saved, opening, wins: wins)
            }
        }
        if let page = arrival.page { try await view(page, in: conversation, visitor: saved.id) }
        return VisitorAdmission(visitor: saved.id, conversation: conversation)
    }

    /// The conversation a returning visitor finds again; nil when a new one is due.
    private func currentConversation(of visitor: VisitorDossier) async throws(DeskError) -> ConversationID? {
        guard let id = visitor.conversation else { return nil }
        let store = context.store
        guard let summary = try await keeping({ () throws(StoreError) in try await store.summary(of: id) }) else {
            return nil
        }
        guard summary.owner == .nobody, let closedAt = summary.closedAt else { return id }
        return closedAt + context.configuration.reopenWithin < context.clock.now ? nil : id
    }

    private func inLane<Answer: Sendable>(
        of key: String,
        _ work: () async throws(DeskError) -> Answer
    ) async throws(DeskError) -> Answer {
        var hash = StableHash()
        hash.combine(key)
        let lane = admissions[Int(hash.value % UInt64(admissions.count))]
        guard await lane.enter() else { throw .tooMany(retryAfter: .seconds(1)) }
        defer { lane.leave() }
        return try await work()
    }
}
