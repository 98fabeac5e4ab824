public import FrontdeskCore

/// The trained numbers behind language detection: one file, mapped into memory and read in place.
///
/// `Training/language_model/file_format.py` writes the layout. Loading checks the header, the checksum and every
/// reference inside the file once, so that looking things up needs no further checks.
public struct LanguageModel: Sendable {
    /// The languages it knows, sorted by their tags.
    public let languages: [LanguageTag]

    let groups: [LetterGroup]
    let letters: LetterTable
    let rows: RowTable
    let corrections: CorrectionTable
    /// What a letter of each group says beside a Latin one, in halves.
    let weights: [Int]
    /// Where the groups stand that are looked at apart; nil when the model has none.
    let latin: Int?
    let han: Int?
    let kana: Int?

    /// The format that this release reads.
    public static let formatVersion = 1
    /// The usual name of the file inside a models folder.
    public static let fileName = "language.fdlm"

    /// Maps a model file.
    public init(contentsOf path: String) throws(LanguageModelError) {
        try self.init(ModelBytes(path: path), path: path)
    }

    /// Reads a model from memory; `name` stands for the path in errors.
    public init(bytes: [UInt8], name: String) throws(LanguageModelError) {
        try self.init(ModelBytes(copying: bytes), path: name)
    }

    private init(_ bytes: ModelBytes, path: String) throws(LanguageModelError) {
        let sections = try ModelSections(bytes, path: path)
        let tags = sections[.languages].records(of: 8).map { record in
            LanguageTag(String(decoding: record.prefix { $0 != 0 }, as: UTF8.self))
        }
        guard !tags.isEmpty, tags.count <= 255 else { throw sections.malformed(.languages) }
        languages = tags
        groups = try sections[.groups].records(of: LetterGroup.size).map { record throws(LanguageModelError) in
            guard let group = LetterGroup(record, languages: tags) else { throw sections.malformed(.groups) }
            return group
        }
        letters = try LetterTable(sections, groups: groups)
        rows = try RowTable(sections, groups: groups)
        corrections = try CorrectionTable(sections)
        weights = groups.map(\.weight)
        latin = groups.firstIndex { $0.script == "Latn" }
        han = groups.firstIndex { $0.kind == .han }
        kana = groups.firstIndex { $0.kind == .kana }
    }
}

/// The letters of one writing system and the languages that are written in it.
struct LetterGroup: Sendable {
    /// How a language is told among those of the group.
    enum Kind: UInt8, Sendable {
        /// The script alone decides.
        case single
        /// Words and n-grams.
        case ngram
        /// Characters, Chinese against Japanese.
        case han
        /// Japanese syllables.
        case kana
    }

    /// The languages a group can hold; a correction names one in 6 bits.
    static let maximumLanguages = 64
    static let size = 24 + maximumLanguages

    /// The ISO 15924 code, or four letters of the script's name.
    let script: String
    let kind: Kind
    /// How much a letter says beside a Latin one, in halves.
    let weight: Int
    /// The languages, in the order in which rows and corrections count them.
    let languages: [LanguageTag]
    /// The rows' hash table: its first slot, its size as a power of two, the rows' first byte, their number.
    let firstSlot: Int
    let slotBits: Int
    let firstRowByte: Int
    let rowCount: Int

    init?(_ record: Slice<UnsafeRawBufferPointer>, languages all: [LanguageTag]) {
        let bytes = UnsafeRawBufferPointer(rebasing: record)
        func number(_ offset: Int) -> Int {
            Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        }
        guard let kind = Kind(rawValue: bytes[4]), (1...Self.maximumLanguages).contains(Int(bytes[6])) else {
            return nil
        }
        script = String(decoding: bytes[..<4].prefix { $0 != 0 }, as: UTF8.self)
        self.kind = kind
        weight = Int(bytes[5])
        var members: [LanguageTag] = []
        for place in 0..<Int(bytes[6]) {
            let index = Int(bytes[24 + place])
            guard index < all.count else { return nil }
            members.append(all[index])
        }
        languages = members
        slotBits = Int(bytes[7])
        firstSlot = number(8)
        firstRowByte = number(12)
        rowCount = number(16)
    }
}
