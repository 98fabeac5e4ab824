/// A language, written as a BCP 47 tag in canonical case: `en`, `zh-Hant`, `pt-BR`.
///
/// Two tags are equal when their canonical spellings are. ``undetermined`` (`und`) stands for "no evidence".
public struct LanguageTag: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The canonical spelling: language lower case, script title case, region upper case, joined by `-`.
    public let rawValue: String

    /// No language could be told.
    public static let undetermined = LanguageTag("und")

    /// Makes a tag from any spelling (`EN_us`, `zh-hant`); an empty text becomes ``undetermined``.
    ///
    /// Underscores count as hyphens. Nothing is looked up: an unknown language keeps its letters.
    public init(_ text: some StringProtocol) {
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" })
        var canonical: [String] = []
        for (index, part) in parts.prefix(8).enumerated() {
            canonical.append(Self.canonical(part, isFirst: index == 0))
        }
        rawValue = canonical.isEmpty ? "und" : canonical.joined(separator: "-")
    }

    private static func canonical(_ part: some StringProtocol, isFirst: Bool) -> String {
        if isFirst { return part.lowercased() }
        switch part.count {
        case 2: return part.uppercased()
        case 4 where part.first?.isLetter == true: return part.prefix(1).uppercased() + part.dropFirst().lowercased()
        default: return part.lowercased()
        }
    }

    /// The primary subtag alone: `zh` of `zh-Hant-TW`.
    public var language: String { String(rawValue.prefix(while: { $0 != "-" })) }

    /// The script subtag, if the tag has one: `Hant` of `zh-Hant-TW`.
    public var script: String? {
        let subtags = rawValue.split(separator: "-").dropFirst()
        return subtags.first { $0.count == 4 && $0.first?.isLetter == true }.map(String.init)
    }

    /// The number of subtags; the longer of two matching tags is the more specific one.
    public var subtagCount: Int { rawValue.count(where: { $0 == "-" }) + 1 }

    /// Whether `other` is this tag or a narrower one: `zh` covers `zh-Hant`, `zh-Hant` doesn't cover `zh`.
    public func covers(_ other: LanguageTag) -> Bool {
        rawValue == other.rawValue || other.rawValue.hasPrefix(rawValue + "-")
    }

    /// The tag with its last subtag removed, or nil for a single subtag.
    public var parent: LanguageTag? {
        guard let cut = rawValue.lastIndex(of: "-") else { return nil }
        return LanguageTag(rawValue[..<cut])
    }

    public var description: String { rawValue }

    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension LanguageTag: Comparable {
    /// Orders tags by their spelling, so that listings are the same on every run.
    public static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.rawValue < right.rawValue }
}

extension LanguageTag: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
