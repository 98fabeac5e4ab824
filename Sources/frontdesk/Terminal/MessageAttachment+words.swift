import FrontdeskCore

extension MessageAttachment {
    /// What it is: the keyword of the rule language.
    var keyword: String {
        switch self {
        case .image: "image"
        case .card: "card"
        }
    }

    /// What it shows, in the order of the rule language.
    var words: String {
        switch self {
        case .image(let url, let alternative): "\(url) \"\(alternative)\""
        case .card(let title, let text, let url): "\"\(title)\" \"\(text)\" \(url)"
        }
    }
}
