import FrontdeskCore
import FrontdeskRuntime

extension ConversationSummary: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(conversation)
        writer.write(visitor)
        writer.write(visitorName)
        writer.write(channel)
        writer.write(pos)
        writer.write(seq)
        writer.write(epoch)
        writer.write(owner)
        writer.write(team)
        writer.write(priority)
        writer.write(queuedAt)
        writer.write(openedAt)
        writer.write(ownedSince)
        writer.write(closedAt)
        writer.write(language)
        writer.write(cause)
        writer.write(reason)
        writer.write(last)
        writer.write(visitorWroteAt)
        writer.write(agentWroteAt)
        writer.write(unansweredSince)
        writer.write(tags)
        writer.write(page)
        writer.write(rating)
        writer.write(openCalls)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let conversation = try reader.value(ConversationID.self)
        let visitor = try reader.value(VisitorID.self)
        let visitorName = try reader.value(String?.self)
        self.init(ConversationState(id: conversation), visitor: visitor, visitorName: visitorName)
        channel = try reader.value()
        pos = try reader.value()
        seq = try reader.value()
        epoch = try reader.value()
        owner = try reader.value()
        team = try reader.value()
        priority = try reader.value()
        queuedAt = try reader.value()
        openedAt = try reader.value()
        ownedSince = try reader.value()
        closedAt = try reader.value()
        language = try reader.value()
        cause = try reader.value()
        reason = try reader.value()
        last = try reader.value()
        visitorWroteAt = try reader.value()
        agentWroteAt = try reader.value()
        unansweredSince = try reader.value()
        tags = try reader.value()
        page = try reader.value()
        rating = try reader.value()
        openCalls = try reader.value()
    }
}

extension ConversationSummary.LastMessage: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(text)
        writer.write(author)
        writer.write(at)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(text: try reader.value(), author: try reader.value(), at: try reader.value())
    }
}
