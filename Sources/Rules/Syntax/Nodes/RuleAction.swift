public import FrontdeskCore

/// One thing a rule does.
///
/// Rules only describe it; the bot carries it out.
public struct RuleAction: Hashable, Sendable {
    /// The kinds of action.
    public enum Kind: Hashable, Sendable {
        case say(WeightedReply)
        /// Another variant of the reply group above.
        case or(WeightedReply)
        case chips([Chip])
        case image(url: Located<String>, Reply)
        case card(title: Reply, text: Reply, url: Located<String>)
        case set(Located<String>, Located<Operand>)
        case unset(Located<String>)
        case tag(Located<String>)
        case untag(Located<String>)
        case goto(Located<String>)
        case escalate(Escalation)
        case call(WebhookRequest)
        case close
        case `continue`
    }

    /// What is done.
    public let kind: Kind
    /// What must hold for it to be done.
    public let condition: Condition?
    /// Where it stands, its condition included.
    public let span: SourceSpan
}

/// A text for the visitor.
public struct Reply: Hashable, Sendable {
    /// Where the text comes from.
    public enum Source: Hashable, Sendable {
        /// A key of the locale files.
        case key(Located<String>)
        /// The text itself.
        case inline(Located<String>)
    }

    /// Where the text comes from.
    public let source: Source
    /// What is filled into it, in the order written.
    public let arguments: [NamedArgument]
    /// Where it stands.
    public let span: SourceSpan
}

/// A placeholder and what is filled in, such as `order=order_id`.
public struct NamedArgument: Hashable, Sendable {
    /// The placeholder's name.
    public let name: Located<String>
    /// What is filled in.
    public let value: Located<Operand>
}

/// A reply and how often it is taken compared with the other variants of its group.
public struct WeightedReply: Hashable, Sendable {
    /// The text.
    public let reply: Reply
    /// Its relative share; nil for 1.
    public let weight: Located<Int>?
}

/// A quick reply and the rule it runs.
public struct Chip: Hashable, Sendable {
    /// What stands on it.
    public let label: Reply
    /// The rule it runs.
    public let target: Located<String>
}

/// A call for a person, such as `escalate to billing priority high because "damaged goods"`.
public struct Escalation: Hashable, Sendable {
    /// The team; nil for the standard one.
    public let team: Located<String>?
    /// The place in the queue; nil for the standard one.
    public let priority: Located<QueuePriority>?
    /// What agents read as the reason.
    public let reason: Located<String>?
}

/// A call of a webhook, such as `call oms(order=order_id) into order`.
public struct WebhookRequest: Hashable, Sendable {
    /// The webhook.
    public let webhook: Located<String>
    /// What is sent.
    public let arguments: [NamedArgument]
    /// The variable for the answer.
    public let variable: Located<String>?
}
