import FrontdeskCore

/// Answers a bare order number by the state of that order.
public struct OrderStatusPlugin: Plugin {
    public let name: PluginName = "order-status"
    public let role = PluginRole.decides
    private let states: [String: String]

    public init(states: [String: String]) { self.states = states }

    public func consider(_ turn: Turn) -> Verdict {
        guard let text = turn.text, let state = states[text.uppercased()] else { return .pass }
        return Verdict(decision: .reply("That order is \(state).", language: "en"), reasons: [.other("a known order")])
    }
}
