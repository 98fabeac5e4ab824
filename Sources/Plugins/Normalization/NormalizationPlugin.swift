public import FrontdeskCore
public import FrontdeskText

/// Folds the message, so that what looks the same to people is the same to every later plugin.
///
/// Adds the fact ``NormalizedMessage``. Decides nothing and never fails.
public struct NormalizationPlugin: Plugin {
    public let name: PluginName = "normalization"
    public let role = PluginRole.informs
    private let profiles: [FoldingProfile]

    /// Makes the plugin.
    ///
    /// - Parameter profiles: The profiles that the rule set's languages need.
    public init(profiles: [FoldingProfile]) { self.profiles = profiles }

    public func consider(_ turn: Turn) -> Verdict {
        guard let text = turn.text else { return .pass }
        var verdict = Verdict()
        verdict.facts[NormalizedMessage.self] = NormalizedMessage(text, profiles: profiles)
        return verdict
    }
}
