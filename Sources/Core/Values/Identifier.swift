/// A name with a type of its own, so that a visitor's id can't be passed where an agent's is meant.
public protocol Identifier: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible,
    ExpressibleByStringLiteral
where RawValue == String {
    init(rawValue: String)
}

extension Identifier {
    /// Makes an identifier from its spelling.
    public init(_ rawValue: String) { self.init(rawValue: rawValue) }

    public init(stringLiteral value: String) { self.init(rawValue: value) }

    public var description: String { rawValue }

    /// Orders identifiers by their spelling.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A conversation between one visitor and the desk.
public struct ConversationID: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A person or browser that asks; never secret, never proof of anything.
public struct VisitorID: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A person who answers chats.
public struct AgentID: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A group of agents that shares a queue.
public struct TeamName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The id a client gave its message; unique for each sender and conversation.
public struct ClientMessageID: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A rule's name, unique in a rule set and kept through reloads.
public struct RuleName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A topic's name.
public struct TopicName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// An intent's name.
public struct IntentName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A schedule's name, for opening hours.
public struct ScheduleName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A webhook's name, as rules call it.
public struct WebhookName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The way a message came in, such as `web` or `rest`.
public struct ChannelName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The widget and everything else that speaks our own protocol.
    public static let web = ChannelName(rawValue: "web")
}

/// A plugin's name in traces, logs and configuration: `rule-bot`.
public struct PluginName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The id of one offered choice, unique in its message.
public struct ChoiceID: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}
