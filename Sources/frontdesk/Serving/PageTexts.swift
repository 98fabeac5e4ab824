import FrontdeskCore
import FrontdeskRulebook
import FrontdeskServer
import FrontdeskText

/// The texts of the pages, from the same files as the bot's; they follow a reload.
struct PageTexts: InterfaceTexts {
    private let rulebook: Rulebook

    /// What the pages need of a locale file.
    private static let prefixes = ["ui.", "system.", "error.", "clarify.", "intent."]

    init(_ rulebook: Rulebook) { self.rulebook = rulebook }

    func languages() async -> [InterfaceLanguage] {
        rulebook.snapshot.texts.interfaceLanguages.map { tag in
            InterfaceLanguage(tag: tag, name: tag.nameInItself, isRightToLeft: tag.isRightToLeft)
        }
    }

    func texts(in language: LanguageTag) async -> [String: String]? {
        let catalog = rulebook.snapshot.texts
        guard catalog.interfaceLanguages.contains(where: { $0.covers(language) }) else { return nil }
        return catalog.patterns(in: language, prefixes: Self.prefixes)
    }
}
