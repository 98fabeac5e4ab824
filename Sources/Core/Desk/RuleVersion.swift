/// A set of rules and texts that went live at some time, and who brought it there.
public struct RuleVersion: Hashable, Sendable {
    /// How a version came to be.
    public enum Origin: Hashable, Sendable {
        /// Somebody edited files in their folders.
        case disk
        /// Somebody saved drafts.
        case saved
        /// Somebody brought back an earlier version.
        case restored(Int)
    }

    /// What became of one file since the version before.
    public struct Change: Hashable, Sendable {
        /// What was done with the file.
        public enum Kind: String, Hashable, Sendable, Codable {
            case added, changed, removed
        }

        /// `rules/` or `locales/`, then the path inside that folder.
        public let path: String
        /// What was done with it.
        public let kind: Kind
        /// How many lines came.
        public let added: Int
        /// How many lines went.
        public let removed: Int

        /// Makes a change.
        public init(path: String, kind: Kind, added: Int, removed: Int) {
            self.path = path
            self.kind = kind
            self.added = added
            self.removed = removed
        }
    }

    /// Its number, from 1 and never used again.
    public let number: Int
    /// The revision of all its files together.
    public let revision: String
    /// When it went live.
    public let at: Instant
    /// Who brought it; `disk` for somebody who edited the folder.
    public let author: String
    /// How it came to be.
    public let origin: Origin
    /// What became of files since the version before, by path, at most ``maximumChanges``.
    public let changes: [Change]
    /// How many files became something else, listed or not.
    public let changedFiles: Int
    /// How many lines came, in all files.
    public let added: Int
    /// How many lines went, in all files.
    public let removed: Int

    /// At most so many files are listed.
    public static let maximumChanges = 50
    /// The author of a version that came with an edit of the folder.
    public static let diskAuthor = "disk"

    /// Makes a version.
    public init(
        number: Int,
        revision: String,
        at: Instant,
        author: String,
        origin: Origin,
        changes: [Change],
        changedFiles: Int,
        added: Int,
        removed: Int
    ) {
        self.number = number
        self.revision = revision
        self.at = at
        self.author = author
        self.origin = origin
        self.changes = changes
        self.changedFiles = changedFiles
        self.added = added
        self.removed = removed
    }
}

/// A page of versions, the newest first.
public struct RuleVersionPage: Hashable, Sendable {
    /// The versions.
    public let versions: [RuleVersion]
    /// What to ask for next: versions before this number; nil at the end.
    public let next: Int?

    /// Makes a page.
    public init(versions: [RuleVersion], next: Int?) {
        self.versions = versions
        self.next = next
    }
}
