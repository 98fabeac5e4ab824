public import FrontdeskRules

/// A rule file as an editor sees it: parsed, with its names found.
public struct EditorFile: Sendable {
    /// The parsed file.
    let file: RuleFile
    /// The text in lines.
    public let text: EditorText
    /// Every name, in the order of the file.
    let uses: [NameUse]
    /// Variables that webhooks fill.
    let filled: Set<String>

    /// The file's path.
    public var path: String { file.path }

    /// Reads a file.
    public init(_ source: RuleSource) {
        file = RuleParser.parse(source)
        text = EditorText(String(decoding: source.bytes, as: UTF8.self))
        let finder = NameUseFinder(file)
        uses = finder.uses
        filled = finder.filled
    }
}
