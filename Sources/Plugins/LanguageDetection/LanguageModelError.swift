/// The language model could not be loaded.
public enum LanguageModelError: Error, Equatable {
    /// The file can't be opened or mapped; `reason` is the system's word for it.
    case unreadable(path: String, reason: String)
    /// The file is something else, or ends before its header does.
    case notAModel(path: String)
    /// The file was made for another version of Frontdesk.
    case version(path: String, found: Int, expected: Int)
    /// The file is shorter or longer than its header says.
    case size(path: String, found: Int, expected: Int)
    /// The bytes are not the ones that were written.
    case checksum(path: String)
    /// A part of the file is missing or points outside itself.
    case malformed(path: String, part: String)
}

extension LanguageModelError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path): the language model can't be read, \(reason); name the file with --models or restore it"
        case .notAModel(let path):
            "\(path): not a language model; restore the file that came with this release"
        case .version(let path, let found, let expected):
            "\(path): the language model has format \(found), expected \(expected); take the file of this release"
        case .size(let path, let found, let expected):
            "\(path): the language model has \(found) bytes, expected \(expected); copy the whole file again"
        case .checksum(let path):
            "\(path): the language model is damaged; copy the file again"
        case .malformed(let path, let part):
            "\(path): the language model's \(part) are malformed; build it again with Training/build_language_model.py"
        }
    }
}
