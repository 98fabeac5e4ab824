public import FrontdeskCore

/// The texts of one language: a flat JSON object, key to ICU MessageFormat.
///
/// Reading never fails: what could be read is there, and every fault is a finding with its place.
public struct LocaleFile: Sendable, Hashable {
    /// One key and its text.
    public struct Entry: Sendable, Hashable {
        /// The key, such as `refund.ask`.
        public let key: String
        /// Where the key stands.
        public let keyLocation: FileLocation
        /// The text, with JSON's escapes resolved.
        public let pattern: String
        /// Where the text's first character stands, behind its quote.
        public let patternLocation: FileLocation
        /// The column behind the text's closing quote.
        public let endColumn: Int
    }

    /// The path it was read from.
    public let path: String
    /// The language, told by the file's name: `zh` of `locales/zh.json`.
    public let language: LanguageTag
    /// The entries in the order of the file; of a key that stands twice, both.
    public let entries: [Entry]
    /// Faults of the file itself.
    public let findings: [Finding]
    /// Whether it was read to its end; otherwise texts may stand behind a fault.
    public let isWhole: Bool

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The path, whose last part names the language.
    ///   - bytes: What is in the file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        let name = path.split(separator: "/").last ?? Substring(path)
        let spelling = String(name.hasSuffix(".json") ? name.dropLast(5) : name)
        let meant = MistakenLanguage.isLanguage(spelling) ? nil : MistakenLanguage.meant(by: spelling)
        // A file under a wrong name is read as what it shall be, so that its texts are not missed as well.
        language = LanguageTag(meant ?? spelling)
        var reader = LocaleReader(path: path, bytes: bytes)
        if let meant {
            reader.reportName("`\(spelling)` is no language", remedy: "name it \(meant).json")
        } else if !MistakenLanguage.isTag(spelling) {
            reader.reportName("`\(spelling)` is no language", remedy: "name it after one: de.json, pt-BR.json")
        }
        reader.readObject()
        entries = reader.entries
        findings = reader.findings
        isWhole = reader.isWhole
    }

    /// The texts by key; of a key that stands twice, the first.
    public var patterns: [String: String] {
        Dictionary(entries.map { ($0.key, $0.pattern) }, uniquingKeysWith: { first, _ in first })
    }
}
