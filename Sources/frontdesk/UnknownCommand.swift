import ArgumentParser
import FrontdeskRules

/// A subcommand that does not exist was asked for.
struct UnknownCommand: Error, CustomStringConvertible {
    /// The commands above it, beginning with `frontdesk`.
    let path: [String]
    /// What was asked for.
    let name: String
    /// What there is.
    let known: [String]

    /// Looks for the first word that should be a subcommand and is none; nil when all are.
    ///
    /// - Parameters:
    ///   - arguments: What follows the name of the binary.
    ///   - root: The configuration of the binary's command.
    /// - Returns: What is wrong, if anything.
    static func find(in arguments: [String], of root: CommandConfiguration) -> UnknownCommand? {
        var path = [root.commandName ?? ""]
        var subcommands = root.subcommands.map { $0.configuration }
        for argument in arguments {
            if argument.hasPrefix("-") || argument == "help" || subcommands.isEmpty { return nil }
            guard let next = subcommands.first(where: { $0.commandName == argument }) else {
                let known = subcommands.filter { $0.shouldDisplay }.compactMap { $0.commandName }.sorted()
                return UnknownCommand(path: path, name: argument, known: known)
            }
            path.append(argument)
            subcommands = next.subcommands.map { $0.configuration }
        }
        return nil
    }

    var description: String {
        let above = path.joined(separator: " ")
        let asked = (path.dropFirst() + [name]).joined(separator: " ")
        let near = SpellingSuggestion.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
        return "there is no command '\(asked)'\(near)\n"
            + "commands: \(known.joined(separator: ", "))\n'\(above) --help' tells what they do"
    }
}
