import FrontdeskCore
import FrontdeskRules

/// What a file says, whatever its layout: equal digests mean equal statements and equal comments.
///
/// The syntax tree is walked as it is, so a new kind of node can't be forgotten. Places are left out.
struct MeaningDigest: Equatable {
    private let statements: UInt64
    private let comments: [String]

    init(_ file: RuleFile) {
        var hash = StableHash()
        for statement in file.statements { Self.combine(statement, into: &hash) }
        statements = hash.value
        comments = file.comments.map { UnicodeForm.composed($0.text) }
    }

    private static func combine(_ value: Any, into hash: inout StableHash) {
        if value is SourceSpan { return }
        if let text = value as? String {
            hash.combine(UnicodeForm.composed(text))
            return
        }
        let mirror = Mirror(reflecting: value)
        if mirror.children.isEmpty {
            hash.combine(String(describing: value))
            return
        }
        hash.combine(mirror.children.count)
        for child in mirror.children {
            hash.combine(child.label ?? "")
            combine(child.value, into: &hash)
        }
    }
}
