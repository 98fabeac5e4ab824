import FrontdeskCore

/// The languages a browser asks for, the preferred one first.
struct AcceptedLanguages: Hashable, Sendable {
    /// At most ten tags.
    let tags: [LanguageTag]

    /// Reads an `Accept-Language` header; what makes no sense in it is passed over.
    init(_ header: String?) {
        var weighted: [(tag: LanguageTag, weight: Double)] = []
        for part in (header ?? "").prefix(1_000).split(separator: ",").prefix(20) {
            let fields = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let name = fields.first, name != "*", Self.isTag(name) else { continue }
            let weight = fields.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            guard weight > 0, weight <= 1 else { continue }
            weighted.append((LanguageTag(name), weight))
        }
        // The sort must be stable: equal weights keep their order.
        let ordered = weighted.enumerated().sorted { left, right in
            (-left.element.weight, left.offset) < (-right.element.weight, right.offset)
        }
        tags = ordered.prefix(10).map(\.element.tag)
    }

    private static func isTag(_ text: String) -> Bool {
        (2...35).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                let character = Character(Unicode.Scalar(byte))
                return byte < 0x80 && (character.isLetter || character.isNumber || byte == UInt8(ascii: "-"))
            }
    }
}
