import ArgumentParser

/// Prints every key that a configuration may hold.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "List the keys of frontdesk.yaml and what they mean.",
        discussion: "Each key can be given in the environment, too: server.port as FRONTDESK_SERVER_PORT."
    )

    func run() {
        let width = SettingsSchema.keys.map(\.name.count).max() ?? 0
        for key in SettingsSchema.keys {
            let name = key.name + String(repeating: " ", count: width - key.name.count)
            Terminal.write("\(name)  \(key.meaning) (\(key.kind.rawValue))")
        }
    }
}
