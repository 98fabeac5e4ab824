import Foundation

/// Rules that a page shows alone, made a set that can be linted and tried.
///
/// What every set needs and the page leaves out is added: the version, a language, a fallback, a way to a person, and a
/// text for each key, which is the key itself with its arguments; and a configuration that knows its teams and hosts.
struct RuleExample {
    private let text: String

    init(_ text: String) { self.text = text }

    /// The files of the set, by path.
    var files: [String: String] {
        var files = ["rules/example.rules": whole, "rules/frame.rules": frame, "frontdesk.yaml": Self.configuration]
        for language in languages { files["locales/\(language).json"] = locale }
        return files
    }

    /// The team and the host that examples name.
    private static let configuration = """
        teams:
          names: [support, billing]
        outbound:
          hosts: [orders.example.com]

        """

    private var whole: String {
        let scoped = hasLine("language ") ? text : "language en\n" + text
        return scoped.hasPrefix("frontdesk ") ? scoped : "frontdesk 1\n" + scoped
    }

    private var frame: String {
        let fallback = hasLine("fallback") ? "" : "fallback\n  after 2 misses: escalate\n  say t:frame.pardon\n"
        return "frontdesk 1\n\(fallback)rule frame.person\n  priority 100\n  escalate\n"
    }

    private var languages: [String] {
        let named = text.split(separator: "\n").filter { $0.hasPrefix("language ") }
            .flatMap { $0.dropFirst("language ".count).split(separator: ",") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
        return named.isEmpty ? ["en"] : named
    }

    private func hasLine(_ start: String) -> Bool { text.split(separator: "\n").contains { $0.hasPrefix(start) } }

    /// A flat JSON object of every key that the rules name.
    private var locale: String {
        var texts: [String: String] = [:]
        for match in (text + frame).matches(of: /t:([\w.]*\w)(?:\(([^)]*)\))?/) {
            let arguments = (match.output.2 ?? "").split(separator: ",").compactMap { $0.split(separator: "=").first }
            let places = arguments.map { " {\($0.trimmingCharacters(in: .whitespaces))}" }.joined()
            texts[String(match.output.1)] = String(match.output.1) + places
        }
        let lines = texts.sorted { $0.key < $1.key }.map { "  \"\($0.key)\": \"\($0.value)\"" }
        return "{\n\(lines.joined(separator: ",\n"))\n}\n"
    }
}
