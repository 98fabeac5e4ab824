/// All files of a set by the names that people edit by, with their contents and digests.
struct RuleContents: Sendable {
    /// One file.
    struct Entry: Sendable, Hashable {
        let name: String
        let bytes: [UInt8]
        let digest: ContentDigest
    }

    /// The files, by name.
    let entries: [Entry]

    /// The files as a version lists them.
    var files: [VersionManifest.File] {
        entries.map { VersionManifest.File(path: $0.name, digest: $0.digest.hexadecimal, size: $0.bytes.count) }
    }

    /// The revision of all of them together.
    var revision: String { VersionManifest.revision(of: files) }

    /// The file of a name.
    func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }
}
