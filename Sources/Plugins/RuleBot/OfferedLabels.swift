import FrontdeskCore
import FrontdeskText

/// The quick replies that can still be pressed, for visitors who type their label instead.
struct OfferedLabels {
    private let offers: [Offer]

    init(_ offers: [Offer]) { self.offers = offers }

    /// The quick reply with this label, of the newest message that has one.
    func choice(labelled text: String) -> Choice? {
        guard !offers.isEmpty else { return nil }
        let typed = Self.words(of: text)
        guard !typed.isEmpty else { return nil }
        for offer in offers.reversed() {
            for choice in offer.choices where Self.words(of: choice.label) == typed { return choice }
        }
        return nil
    }

    private static func words(of text: String) -> [String] {
        let folded = TextFolder(profile: .root).fold(text)
        return folded.tokens.map { folded.text(of: $0) }
    }
}
