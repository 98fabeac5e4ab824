public import FrontdeskCore

extension Desk {
    /// A page of a list of conversations, with places in the queue.
    public func conversations(_ query: ConversationListQuery) async throws(DeskError) -> ConversationPage {
        let store = context.store
        var page = try await keeping { () throws(StoreError) in try await store.conversations(query) }
        for index in page.conversations.indices {
            let id = page.conversations[index].conversation
            page.conversations[index].position = context.floor.ask { $0.position(of: id) }
        }
        return page
    }

    /// A conversation as agents read it.
    public func conversation(
        _ id: ConversationID,
        after pos: Int = 0,
        limit: Int = 500
    ) async throws(DeskError) -> ConversationView {
        let store = context.store
        var summary = try await summary(of: id)
        summary.position = context.floor.ask { $0.position(of: id) }
        let visitor = summary.visitor
        let dossier = try await keeping { () throws(StoreError) in try await store.visitor(visitor) }
        let variables = try await conversations.with(id) { (live) throws(DeskError) in
            try await live.load()
            return await live.state.variables
        }
        let records = try await keeping { () throws(StoreError) in
            try await store.records(of: id, after: max(0, pos), limit: limit)
        }
        return ConversationView(
            summary: summary,
            visitor: dossier,
            pages: try await pages(of: id),
            variables: variables,
            records: records,
            pos: max(summary.pos, records.last?.pos ?? 0)
        )
    }

    /// The page trail, the newest last.
    private func pages(of id: ConversationID) async throws(DeskError) -> [ConversationView.VisitedPage] {
        let store = context.store
        let records = try await keeping { () throws(StoreError) in
            try await store.pageViews(of: id, limit: ConversationState.Limit.pages)
        }
        return records.compactMap { record in
            guard case .pageViewed(let page) = record.event else { return nil }
            return ConversationView.VisitedPage(page: page, at: record.at)
        }
    }

    /// Messages and notes with all words of `text`, the newest first.
    public func search(_ text: String, limit: Int = 50) async throws(DeskError) -> [SearchHit] {
        try checkLength(text)
        let store = context.store
        return try await keeping { () throws(StoreError) in try await store.search(text, limit: limit) }
    }

    /// Everybody who has an account, by name.
    public func agents() async throws(DeskError) -> [AgentPresence] { context.everybody() }

    /// The teams, as the configuration lists them.
    public func teams() async throws(DeskError) -> [TeamStatus] {
        let now = context.clock.now
        return context.configuration.teams.map { team in
            TeamStatus(
                name: team.name,
                schedule: team.schedule,
                isOpen: context.hours.isOpen(team.name, at: now),
                waiting: context.floor.ask { $0.waitingCount(team.name) },
                online: context.roster.onlineCount(for: team.name)
            )
        }
    }

    /// Everything that is kept about a visitor.
    public func export(_ visitor: VisitorID, by agent: AgentID) async throws(DeskError) -> VisitorExport {
        let account = try known(agent)
        let store = context.store
        guard let export = try await keeping({ () throws(StoreError) in try await store.export(visitor) }) else {
            throw .unknownVisitor
        }
        try await audit("visitor.export", subject: visitor.rawValue, by: account.name)
        return export
    }

    /// Closes a visitor's conversations and blanks everything about the visitor.
    public func erase(_ visitor: VisitorID, by agent: AgentID) async throws(DeskError) {
        let account = try known(agent)
        let store = context.store
        guard let export = try await keeping({ () throws(StoreError) in try await store.export(visitor) }) else {
            throw .unknownVisitor
        }
        for conversation in export.conversations.map(\.summary.conversation) {
            try await conversations.with(conversation) { (live) throws(DeskError) in
                try await live.closeForErasure(by: agent)
            }
        }
        let now = context.clock.now
        let erased = try await keeping { () throws(StoreError) in try await store.erase(visitor, at: now) } ?? []
        for conversation in erased {
            await conversations.ifLoaded(conversation) { await $0.forget() }
            context.watchers.tell(.ended, to: .visitors, of: conversation)
        }
        try await audit("visitor.erase", subject: visitor.rawValue, by: account.name)
    }

    /// The rules were read again: plugins that were switched off get another chance, and agents are told.
    public func rulesChanged(_ status: RuleDeskStatus) {
        context.runner.reset()
        context.alarms.set(.openings, at: context.clock.now)
        context.agents.tell(.rules(status))
    }

    /// How many conversations wait for a person.
    public var queueLength: Int { context.floor.ask { $0.waitingCount() } }

    /// How many connections of visitors and agents there are.
    public var watcherCount: (visitors: Int, agents: Int) { (context.watchers.visitorCount, context.agents.count) }
}
