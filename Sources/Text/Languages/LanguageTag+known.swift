public import FrontdeskCore

extension LanguageTag {
    /// Reads the tag of a language that exists, in whatever spelling, as the canonical one: `deu` becomes `de`.
    ///
    /// - Throws: ``UnknownLanguage`` for what is no tag, and for a language that ICU has no name for.
    public init(known spelling: String) throws(UnknownLanguage) {
        if let slip = UnknownLanguage(spelling) { throw slip }
        let tag = LanguageTag(spelling)
        guard tag.isNamed else { throw UnknownLanguage(spelling: spelling, meant: nil) }
        self = tag.canonical ?? tag
    }
}

/// What was written for a language is none.
public struct UnknownLanguage: Error, Hashable, CustomStringConvertible {
    /// What was written.
    public let spelling: String
    /// The tag that was probably meant, if that can be told.
    public let meant: String?

    /// Looks for a slip in what was written: a name or a country's code in the place of a tag, or no tag at all.
    ///
    /// - Parameter spelling: What was written; of a well-formed tag nil comes, whether or not there is the language.
    public init?(_ spelling: String) {
        let meant = MistakenLanguage.isLanguage(spelling) ? nil : MistakenLanguage.meant(by: spelling)
        if meant == nil, MistakenLanguage.isTag(spelling) { return nil }
        self.init(spelling: spelling, meant: meant)
    }

    init(spelling: String, meant: String?) {
        self.spelling = spelling
        self.meant = meant
    }

    public var description: String {
        "'\(spelling)' is no language; "
            + (meant.map { "did you mean '\($0)'?" } ?? "write a tag of BCP 47, such as en, zh-Hant or pt-BR")
    }
}
