import CWebAssets
public import FrontdeskText

/// The texts of the pages and of the system that are part of the binary.
///
/// They are shown where a site's own locale files have none, so that a site needs to write only what its rules say.
public enum BuiltInTexts {
    /// The keys that sites may leave to the binary; the others belong to the rules that ship beside it.
    public static let prefixes = ["ui.", "system.", "error.", "clarify."]

    /// The files, one a language, with the texts of rules among them.
    public static let files: [LocaleFile] = (0..<frontdesk_text_file_count()).map { index in
        let file = frontdesk_text_file_at(index)
        return LocaleFile(
            path: String(cString: file.path),
            bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        )
    }

    /// What the binary has to say where a site's own files have nothing.
    public static let texts = LocaleTexts(files, prefixes: prefixes)
}
