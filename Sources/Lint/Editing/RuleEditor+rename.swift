public import FrontdeskCore
public import FrontdeskRules

/// A name can't be changed.
public enum RenameFault: Error, Hashable, CustomStringConvertible {
    case nothingHere
    case notRenamed(String)
    case noName(String)
    case taken(String, at: FileLocation)

    public var description: String {
        switch self {
        case .nothingHere: "no name that can be changed stands here"
        case .notRenamed(let what): "\(what) is not renamed here; change it in its own files"
        case .noName(let name): "'\(name)' is no name; it begins with a letter and holds letters, digits, _ - and ."
        case .taken(let name, let place): "'\(name)' is in use already at \(place)"
        }
    }
}

extension RuleEditor {
    /// Names that may not be given to variables.
    private static let reserved: Set<String> = [
        "hours", "page", "language", "channel", "tag", "visitor", "intent", "confidence", "turn", "not", "and", "or",
        "if",
        "known", "unknown", "is",
    ]

    /// The name at a place, if it can be changed.
    ///
    /// - Throws: ``RenameFault`` when it can't.
    public func renamable(at place: FileLocation) throws(RenameFault) -> NameUse {
        guard let use = use(at: place) else { throw .nothingHere }
        switch use.kind {
        case .rule, .concept, .intent, .topic, .schedule, .webhook: return use
        case .variable:
            if ["number", "email", "date"].contains(use.name) { throw .notRenamed("a built-in entity") }
            return use
        case .text: throw .notRenamed("a key of the locale files")
        case .test: throw .notRenamed("the title of a test")
        }
    }

    /// The places that have to change when the name at a place becomes another, in the order of path and line.
    ///
    /// - Throws: ``RenameFault`` when the name can't be changed, or not to this one.
    public func rename(at place: FileLocation, to name: String) throws(RenameFault) -> [SourceSpan] {
        let use = try renamable(at: place)
        guard name.isRuleName, !(use.kind == .variable && Self.reserved.contains(name)) else { throw .noName(name) }
        if name == use.name { return [] }
        let changed = uses(of: use)
        let home = changed.first { $0.isDefinition } ?? use
        let taken = files.lazy.flatMap(\.uses).first { other in
            guard other.kind == use.kind, other.name == name, other.isDefinition else { return false }
            // Concepts of other languages may have the name.
            return use.kind != .concept
                || other.languages.isEmpty == home.languages.isEmpty
                    && (home.languages.isEmpty || other.languages.contains(where: home.languages.contains))
        }
        if let taken { throw .taken(name, at: taken.span.start) }
        return changed.map(\.span)
    }
}

extension String {
    /// Whether rules may have it as a name.
    var isRuleName: Bool {
        let scalars = Array(unicodeScalars)
        guard let first = scalars.first, first.isNameStart, scalars.count <= 200 else { return false }
        for (index, scalar) in scalars.enumerated().dropFirst() where !scalar.isNamePart {
            guard scalar == "." || scalar == "-", index + 1 < scalars.count, scalars[index + 1].isNamePart else {
                return false
            }
        }
        return true
    }
}

extension Unicode.Scalar {
    /// Whether a name may begin with it.
    var isNameStart: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: self == "_"
        }
    }

    /// Whether a name may go on with it.
    var isNamePart: Bool {
        if isNameStart { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return value == 0x200c || value == 0x200d
        }
    }
}
