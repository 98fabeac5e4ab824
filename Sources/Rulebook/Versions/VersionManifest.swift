import FrontdeskCore

/// A version as it is kept on disk: what it consists of, and where it came from.
struct VersionManifest: Codable, Sendable {
    /// One file of the set.
    struct File: Codable, Hashable, Sendable {
        /// Its name, such as `rules/en/orders.rules`.
        let path: String
        /// The digest of its content, under which the archive has it.
        let digest: String
        let size: Int
    }

    let number: Int
    /// Milliseconds since 1970.
    let at: Int64
    let author: String
    /// `disk`, `saved` or `restored`.
    let origin: String
    /// The version that was brought back.
    let restored: Int?
    /// All files, by name.
    let files: [File]
    let changes: [Change]
    let changedFiles: Int
    let added: Int
    let removed: Int
    /// What had to be done in the folders for it; nil when the folders were edited themselves.
    let steps: [Step]?

    /// What had to be done with one file.
    struct Step: Codable, Sendable {
        let path: String
        /// The digest of what was there; nil for nothing.
        let base: String?
        /// The digest of what shall be there; nil for nothing.
        let target: String?
    }

    /// What became of one file.
    struct Change: Codable, Sendable {
        let path: String
        let kind: RuleVersion.Change.Kind
        let added: Int
        let removed: Int
    }

    /// The revision of all its files together.
    var revision: String { Self.revision(of: files) }

    /// The revision of some files together.
    static func revision(of files: [File]) -> String {
        let listing = files.sorted { $0.path < $1.path }.map { "\($0.digest) \($0.path)\n" }.joined()
        return ContentDigest(of: Array(listing.utf8)).hexadecimal
    }

    /// What people see of it.
    var version: RuleVersion {
        let origin: RuleVersion.Origin =
            switch (origin, restored) {
            case ("restored", let number?): .restored(number)
            case ("saved", _): .saved
            default: .disk
            }
        return RuleVersion(
            number: number,
            revision: revision,
            at: Instant(milliseconds: at),
            author: author,
            origin: origin,
            changes: changes.map {
                RuleVersion.Change(path: $0.path, kind: $0.kind, added: $0.added, removed: $0.removed)
            },
            changedFiles: changedFiles,
            added: added,
            removed: removed
        )
    }
}

extension RuleVersion.Origin {
    /// How it is kept on disk.
    var word: String {
        switch self {
        case .disk: "disk"
        case .saved: "saved"
        case .restored: "restored"
        }
    }

    /// The version that was brought back.
    var restored: Int? {
        if case .restored(let number) = self { number } else { nil }
    }
}
