/// Settings that come from variables of the environment, such as `FRONTDESK_SERVER_PORT`.
struct SettingsEnvironment {
    private let variables: [String: String]

    init(_ variables: [String: String]) { self.variables = variables }

    /// The variable that sets a key.
    static func variable(for key: String) -> String {
        "FRONTDESK_" + String(key.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }

    /// The variable that sets a key here; nil when none does.
    func place(of key: String) -> SettingsError.Place? {
        let name = Self.variable(for: key)
        return variables[name] == nil ? nil : .variable(name)
    }

    /// Checks the values of all keys that have a name of their own.
    ///
    /// - Throws: ``SettingsError`` with everything that is wrong.
    func check() throws(SettingsError) {
        let faults = SettingsSchema.keys.compactMap { key -> SettingsError.Fault? in
            let name = Self.variable(for: key.name)
            guard let value = variables[name], !Self.fits(value, key.kind) else { return nil }
            let message = "'\(value)' is no \(key.kind.rawValue); write one, or unset the variable (\(key.meaning))"
            return SettingsError.Fault(place: .variable(name), message: message)
        }
        guard faults.isEmpty else { throw .invalid(faults) }
    }

    private static func fits(_ value: String, _ kind: SettingsSchema.Kind) -> Bool {
        switch kind {
        case .text, .list: true
        case .number: Double(value)?.isFinite ?? false
        case .wholeNumber: Int(value) != nil
        case .switchValue: ["true", "false", "yes", "no", "1", "0"].contains(value.lowercased())
        }
    }
}
