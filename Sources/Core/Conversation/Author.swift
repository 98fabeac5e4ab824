/// Who caused a record.
public enum Author: Hashable, Sendable, Codable {
    case visitor
    case bot
    case agent(AgentID)
    case system
}
