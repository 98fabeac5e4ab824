public import FrontdeskCore
public import FrontdeskRules

/// Writes rule files in the one usual form: `frontdesk fmt`.
///
/// It settles indentation, blanks around operators, blank lines, line ends and Unicode's composed form. Line breaks,
/// the order of lines, comments, and what visitors and the desk say stay as they are. A result is parsed again, and
/// given back only when it means the same.
public enum RuleFormatter {
    /// What became of a file.
    public enum Outcome: Sendable, Hashable {
        /// It has the usual form already.
        case tidy
        /// Its text in the usual form, which means the same.
        case rewritten(String)
        /// It has errors and is left alone.
        case broken([Finding])
        /// The usual form would have meant something else or lost a comment, so it is left alone: a fault of the
        /// formatter.
        case refused
    }

    /// Puts a file into the usual form.
    public static func format(_ source: RuleSource) -> Outcome {
        let legible = LegibleSource(source)
        let file = RuleParser.parse(legible.source)
        let errors = file.findings.filter { $0.severity == .error }
        guard errors.isEmpty else { return .broken(errors) }
        let text = FileLayout(file).text
        guard Array(text.utf8) != source.bytes else { return .tidy }
        let written = RuleParser.parse(RuleSource(path: source.path, text: text))
        guard MeaningDigest(written) == MeaningDigest(file) else { return .refused }
        return .rewritten(text)
    }

    /// What is not in form about the ends of a file's lines, which nobody sees; nil when nothing is.
    public static func lineEndFault(of source: RuleSource) -> (message: String, isOfLastLine: Bool)? {
        if source.bytes.contains(0x0d) {
            let isPair = source.bytes.contains(0x0a)
            return ("the file ends its lines with \(isPair ? "CR LF" : "CR") instead of LF", false)
        }
        if let last = source.bytes.last, last != 0x0a { return ("the last line has no line end", true) }
        return nil
    }
}

/// A source without the faults of its bytes that can be repaired without asking: a byte order mark, line ends of
/// several kinds, tabs in the indentation.
struct LegibleSource {
    /// The repaired source.
    let source: RuleSource

    init(_ source: RuleSource) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.bytes.count)
        var isInIndentation = true
        var position = source.bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        while position < source.bytes.count {
            let byte = source.bytes[position]
            position += 1
            switch byte {
            case 0x0d:
                if position < source.bytes.count, source.bytes[position] == 0x0a { position += 1 }
                bytes.append(0x0a)
                isInIndentation = true
            case 0x0a:
                bytes.append(byte)
                isInIndentation = true
            case 0x09 where isInIndentation: bytes += [0x20, 0x20]
            default:
                bytes.append(byte)
                if byte != 0x20 { isInIndentation = false }
            }
        }
        self.source = bytes == source.bytes ? source : RuleSource(path: source.path, bytes: bytes)
    }
}
