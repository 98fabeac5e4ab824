public import FrontdeskCore

extension Desk {
    /// Takes a visitor's message, decides on a reply, and returns when both are durable.
    ///
    /// The same client message id with the same content gives the same receipt again.
    public func submit(_ message: InboundMessage) async throws(DeskError) -> Receipt {
        if case .text(let text) = message.content { try checkText(text) }
        let (receipt, calls) = try await conversations.with(message.conversation) { (live) throws(DeskError) in
            try await live.submit(message)
        }
        send(calls, of: message.conversation)
        return receipt
    }

    /// The visitor wants a person.
    public func askForPerson(
        in conversation: ConversationID,
        visitor: VisitorID,
        clientMessageID: ClientMessageID?
    ) async throws(DeskError) -> Receipt {
        let (receipt, calls) = try await conversations.with(conversation) { (live) throws(DeskError) in
            try await live.askForPerson(visitor, clientMessageID)
        }
        send(calls, of: conversation)
        return receipt
    }

    /// The visitor ends the conversation.
    public func close(
        _ conversation: ConversationID,
        visitor: VisitorID,
        clientMessageID: ClientMessageID?
    ) async throws(DeskError) -> Receipt {
        try await conversations.with(conversation) { (live) throws(DeskError) in
            try await live.closeByVisitor(visitor, clientMessageID)
        }
    }

    /// The visitor rates a closed conversation, once.
    public func rate(
        _ conversation: ConversationID,
        visitor: VisitorID,
        rating: Rating,
        clientMessageID: ClientMessageID?
    ) async throws(DeskError) -> Receipt {
        try checkLength(rating.comment ?? "")
        return try await conversations.with(conversation) { (live) throws(DeskError) in
            try await live.rate(visitor, rating, clientMessageID)
        }
    }

    /// The visitor opened a page.
    public func view(
        _ page: PageView,
        in conversation: ConversationID,
        visitor: VisitorID
    ) async throws(DeskError) {
        for text in [page.url, page.title, page.referrer ?? ""] { try checkLength(text) }
        let calls = try await conversations.with(conversation) { (live) throws(DeskError) in
            try await live.view(page, visitor)
        }
        send(calls, of: conversation)
    }

    /// The visitor is typing; agents who watch are told at most every three seconds.
    public func typing(in conversation: ConversationID, visitor: VisitorID) async throws(DeskError) {
        guard typingThrottle.passes(.visitor, in: conversation, at: context.clock.now) else { return }
        try await conversations.with(conversation) { (live) throws(DeskError) in try await live.authorise(visitor) }
        context.watchers.tell(.typing(conversation, from: .visitor), to: .agents, of: conversation)
    }

    /// The visitor has seen or received everything up to a record; a cursor never goes back.
    public func move(
        _ cursor: Cursor,
        in conversation: ConversationID,
        visitor: VisitorID
    ) async throws(DeskError) {
        try await conversations.with(conversation) { (live) throws(DeskError) in
            try await live.authorise(visitor)
            try await live.move(cursor, of: .visitor)
        }
    }

    /// A text of the system in a language or the site's main one; nil for an unknown key.
    public func systemText(
        _ key: String,
        in language: LanguageTag? = nil,
        _ arguments: [String: TextArgument] = [:]
    ) -> RenderedText? {
        context.texts.text(key, in: language, arguments)
    }

    /// Refuses an empty text and one that is too long.
    func checkText(_ text: String) throws(DeskError) {
        try checkLength(text)
        let isBlank = text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value == 0 }
        guard !isBlank else {
            throw .invalid(what: "the text is empty", remedy: "write something")
        }
    }

    /// Refuses a text that is too long.
    func checkLength(_ text: String) throws(DeskError) {
        let bytes = text.utf8.count
        let limit = context.configuration.maximumTextBytes
        guard bytes <= limit else { throw .tooLong(bytes: bytes, limit: limit) }
    }
}
