import ArgumentParser

/// Trains and tries intent models on files of examples.
struct IntentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intents",
        abstract: "Train, try and judge an intent classifier on files of examples.",
        subcommands: [IntentsTrainCommand.self, IntentsClassifyCommand.self, IntentsEvaluateCommand.self]
    )
}
