/// The manual of all checks.
public enum CheckManual {
    /// All descriptions, in the order of their numbers.
    public static var descriptions: [CheckDescription] { allChecks.map { $0.description } }

    /// The description of a check, by its number or name; nil when there is no such check.
    public static func description(of check: String) -> CheckDescription? {
        let wanted = check.lowercased()
        return descriptions.first { $0.id.lowercased() == wanted || $0.name == wanted }
    }

    /// The manual page of a check for a terminal, by its number or name; nil when there is no such check.
    public static func page(for check: String) -> String? { description(of: check).map { CheckPage($0).text } }
}
