import FrontdeskCore
import FrontdeskRuntime

/// That something a visitor sent is durable.
struct Acknowledgement: Hashable, Sendable {
    let clientMessageID: ClientMessageID
    let receipt: Receipt
}

extension JSONWriter {
    /// Writes the members of an acknowledgement.
    mutating func members(of acknowledgement: Acknowledgement) {
        member("cmid", acknowledgement.clientMessageID)
        member("seq", acknowledgement.receipt.seq)
        member("at", acknowledgement.receipt.at)
    }
}

/// Carries out what visitors send, the same over a socket and over HTTP.
struct VisitorDoings: Sendable {
    private let context: ServerContext

    /// Makes the way to the desk.
    init(_ context: ServerContext) { self.context = context }

    /// Does what a frame asks for; an acknowledgement when the frame had an id.
    func carryOut(
        _ frame: VisitorFrame,
        for admission: VisitorAdmission
    ) async throws(Problem) -> Acknowledgement? {
        do throws(DeskError) {
            return try await ask(context.desk, frame, admission)
        } catch {
            throw Problem(forVisitor: error)
        }
    }

    private func ask(
        _ desk: Desk,
        _ frame: VisitorFrame,
        _ admission: VisitorAdmission
    ) async throws(DeskError) -> Acknowledgement? {
        let (visitor, conversation) = (admission.visitor, admission.conversation)
        switch frame {
        case .message(let cmid, let text): return try await submit(cmid, .text(text), admission)
        case .choose(let cmid, let seq, let choice): return try await submit(cmid, .choice(choice, seq: seq), admission)
        case .typing: try await desk.typing(in: conversation, visitor: visitor)
        case .moved(let cursor): try await desk.move(cursor, in: conversation, visitor: visitor)
        case .page(let page): try await desk.view(page, in: conversation, visitor: visitor)
        case .askHuman(let cmid):
            let receipt = try await desk.askForPerson(in: conversation, visitor: visitor, clientMessageID: cmid)
            return cmid.map { Acknowledgement(clientMessageID: $0, receipt: receipt) }
        case .close(let cmid):
            let receipt = try await desk.close(conversation, visitor: visitor, clientMessageID: cmid)
            return cmid.map { Acknowledgement(clientMessageID: $0, receipt: receipt) }
        case .rate(let rating, let cmid):
            let receipt = try await desk.rate(conversation, visitor: visitor, rating: rating, clientMessageID: cmid)
            return cmid.map { Acknowledgement(clientMessageID: $0, receipt: receipt) }
        case .hello, .ping: break
        }
        return nil
    }

    private func submit(
        _ cmid: ClientMessageID,
        _ content: InboundMessage.Content,
        _ admission: VisitorAdmission
    ) async throws(DeskError) -> Acknowledgement {
        let start = ContinuousClock.now
        let message = InboundMessage(
            conversation: admission.conversation,
            visitor: admission.visitor,
            clientMessageID: cmid,
            content: content
        )
        let receipt = try await context.desk.submit(message)
        context.meters.messageTook(ContinuousClock.now - start)
        return Acknowledgement(clientMessageID: cmid, receipt: receipt)
    }
}
