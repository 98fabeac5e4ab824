public import Foundation

/// The command line of a benchmark: a folder of data, and options that have a value each.
public struct Arguments: Sendable {
    /// The folder of data.
    public let data: String
    private let options: [String: String]
    /// Whether JSON is wanted instead of a table.
    public let wantsJSON: Bool

    /// Reads the command line; ends the program with a line of usage when it can't.
    public init(usage: String) {
        var words = CommandLine.arguments.dropFirst()
        wantsJSON = words.contains("--json")
        words.removeAll { $0 == "--json" }
        var options: [String: String] = [:]
        var data: String?
        while let word = words.popFirst() {
            if word.hasPrefix("--"), let value = words.popFirst() {
                options[String(word.dropFirst(2))] = value
            } else {
                data = word
            }
        }
        guard let data, !data.hasPrefix("--") else {
            FileHandle.standardError.write(Data("usage: \(usage)\n".utf8))
            exit(64)
        }
        self.data = data
        self.options = options
    }

    /// The value of an option.
    public subscript(option: String) -> String? { options[option] }

    /// The folder `name` inside the data, or the data itself when it has none.
    public func folder(_ name: String) -> URL {
        let root = URL(fileURLWithPath: data)
        let inner = root.appendingPathComponent(name)
        return FileManager.default.fileExists(atPath: inner.path) ? inner : root
    }
}
