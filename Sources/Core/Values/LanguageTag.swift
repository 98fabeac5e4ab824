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
        // Most tags are two or three small letters and need no look at their parts.
        if (2...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x61...0x7a).contains($0) }) {
            rawValue = String(text)
            return
        }
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" })
        var canonical: [String] = []
        for (index, part) in parts.prefix(8).enumerated() {
            canonical.append(Self.canonical(part, isFirst: index == 0))
        }
        rawValue = canonical.isEmpty ? "und" : canonical.joined(separator: "-")
    }

    /// Takes a spelling that is canonical already.
    private init(canonical: Substring) { rawValue = String(canonical) }

    private static let hyphen = UInt8(ascii: "-")

    private static func canonical(_ part: some StringProtocol, isFirst: Bool) -> String {
        if isFirst { return part.lowercased() }
        switch part.count {
        case 2: return part.uppercased()
        case 4 where part.first?.isLetter == true: return part.prefix(1).uppercased() + part.dropFirst().lowercased()
        default: return part.lowercased()
        }
    }

    /// The primary subtag alone: `zh` of `zh-Hant-TW`.
    public var language: String {
        rawValue.utf8.firstIndex(of: Self.hyphen).map { String(rawValue[..<$0]) } ?? rawValue
    }

    /// The script subtag, if the tag has one: `Hant` of `zh-Hant-TW`.
    public var script: String? {
        guard rawValue.utf8.contains(Self.hyphen) else { return nil }
        let subtags = rawValue.split(separator: "-").dropFirst()
        return subtags.first { $0.count == 4 && $0.first?.isLetter == true }.map(String.init)
    }

    /// The number of subtags; the longer of two matching tags is the more specific one.
    public var subtagCount: Int { rawValue.utf8.count { $0 == Self.hyphen } + 1 }

    /// Whether `other` is this tag or a narrower one: `zh` covers `zh-Hant`, `zh-Hant` doesn't cover `zh`.
    public func covers(_ other: LanguageTag) -> Bool {
        if rawValue == other.rawValue { return true }
        let wide = rawValue.utf8
        let narrow = other.rawValue.utf8
        guard narrow.count > wide.count, narrow.starts(with: wide) else { return false }
        return narrow[narrow.index(narrow.startIndex, offsetBy: wide.count)] == Self.hyphen
    }

    /// The tag with its last subtag removed, or nil for a single subtag.
    public var parent: LanguageTag? {
        guard let cut = rawValue.utf8.lastIndex(of: Self.hyphen) else { return nil }
        return LanguageTag(canonical: rawValue[..<cut])
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
