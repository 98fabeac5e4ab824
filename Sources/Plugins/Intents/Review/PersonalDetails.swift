/// Finds what belongs to one visitor alone, and so must not become an example: addresses, links and long numbers.
enum PersonalDetails {
    /// A run of so many digits is more than a quantity or a price.
    private static let longNumber = 4

    /// Whether a text holds an e-mail address, a link, or a number of four digits and more.
    static func areIn(_ text: String) -> Bool { hasAddress(text) || hasLongNumber(text) }

    private static func hasAddress(_ text: String) -> Bool {
        if text.contains(where: { "@＠".contains($0) }) || text.contains("://") { return true }
        return text.split(whereSeparator: \.isWhitespace).contains { isAddress($0.lowercased()) }
    }

    /// Whether a word reads like `www.example.com`, `example.com` or `example.com/path`.
    private static func isAddress(_ word: String) -> Bool {
        if word.hasPrefix("www.") { return true }
        let host = word.prefix { $0 != "/" && $0 != "?" && $0 != ":" && $0 != "," && $0 != "!" }
        let hasPath = host.endIndex < word.endIndex && word[host.endIndex] == "/"
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isComplete = labels.last?.isEmpty == true
        let names = isComplete ? labels.dropLast() : labels[...]
        guard names.count >= 2, names.allSatisfy({ !$0.isEmpty }), let last = names.last else { return false }
        return hasPath || (last.allSatisfy(\.isASCII) && endings.contains(String(last)))
    }

    /// Endings of names of hosts that are no words a sentence begins with.
    private static let endings: Set<String> = [
        "com", "net", "org", "info", "biz", "shop", "store", "app", "dev", "io", "eu", "uk", "de", "fr", "ch", "nl",
        "pl", "ru", "cn", "jp", "kr", "tw", "hk", "br", "mx", "ae", "eg", "th", "vn",
    ]

    /// Whether there is a number of four digits and more, whatever stands between groups of its digits.
    private static func hasLongNumber(_ text: String) -> Bool {
        var digits = 0
        for character in text {
            if character.isNumber {
                digits += 1
                if digits >= longNumber { return true }
            } else if !" -./()+#\u{a0}\u{202f}\u{66b}\u{66c},'’_".contains(character) {
                digits = 0
            }
        }
        return false
    }
}
