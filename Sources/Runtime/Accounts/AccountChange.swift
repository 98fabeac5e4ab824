public import FrontdeskCore

/// A new person.
public struct NewAccount: Hashable, Sendable {
    /// The name to sign in with.
    public var name: String
    /// The name that visitors read.
    public var displayName: String
    /// What the person may do.
    public var role: Account.Role
    /// The teams whose queue the person works on.
    public var teams: [TeamName]
    /// The password's hash.
    public var passwordHash: String

    /// Makes a new person's data.
    public init(name: String, displayName: String, role: Account.Role, teams: [TeamName], passwordHash: String) {
        self.name = name
        self.displayName = displayName
        self.role = role
        self.teams = teams
        self.passwordHash = passwordHash
    }
}

/// What shall change on an account; nil leaves a field as it is.
public struct AccountChange: Hashable, Sendable {
    /// The name that visitors read.
    public var displayName: String?
    /// What the person may do.
    public var role: Account.Role?
    /// The teams whose queue the person works on.
    public var teams: [TeamName]?
    /// The password's hash; a new one ends all sessions of the person.
    public var passwordHash: String?

    /// Makes a change.
    public init(
        displayName: String? = nil,
        role: Account.Role? = nil,
        teams: [TeamName]? = nil,
        passwordHash: String? = nil
    ) {
        self.displayName = displayName
        self.role = role
        self.teams = teams
        self.passwordHash = passwordHash
    }
}
