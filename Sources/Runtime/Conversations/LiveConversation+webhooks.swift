import FrontdeskCore

extension LiveConversation {
    /// The answer to a webhook call, or nil for a failed one: it is stored, and the rule goes on unless the owner has
    /// changed since.
    func answered(_ call: OpenCall, _ values: [String: Value]?) async throws(DeskError) -> [OpenCall] {
        try await load()
        guard await decisions.enter() else { throw .tooMany(retryAfter: .seconds(1)) }
        defer { decisions.leave() }
        guard state.openCalls.contains(call) else { return [] }
        let asked = try await keeping { () throws(StoreError) in
            try await self.context.store.records(of: self.id, after: call.turnPosition - 1, limit: 1)
        }
        let answer = WebhookAnswer(turnPosition: call.turnPosition, index: call.index, values: values)
        let cause = TurnRequest.Cause(event: .webhookAnswered(answer), author: .system, clientMessageID: nil)
        var request = TurnRequest(input: .webhookAnswered(call, values: values), cause: cause)
        request.reopens = false
        request.pipeline = context.pipelines.pipeline(ruleSet: call.call.ruleSet)
        // Without the turn or its rules nobody knows how to go on: the answer is stored, and no epoch fits.
        request.epoch = -1
        if let record = asked.first, case .turn(let turn) = record.event, request.pipeline != nil {
            request.number = turn.turn
            request.epoch = record.epoch
        }
        guard case .stored(let turn) = try await take(request) else { return [] }
        return turn.calls
    }

    /// The calls that a crash left open.
    func leftOpen() async throws(DeskError) -> [OpenCall] {
        try await load()
        return state.openCalls
    }
}
