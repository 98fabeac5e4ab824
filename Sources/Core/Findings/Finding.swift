/// One objection of a check to a rule file or a locale file.
public struct Finding: Hashable, Sendable, Codable {
    /// How bad a finding is; a set with an error never goes live.
    public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
        case info, warning, error

        /// Orders severities from harmless to fatal.
        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .info: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// A second place that belongs to a finding, such as the first of two duplicates.
    public struct Note: Hashable, Sendable, Codable {
        /// Where.
        public let location: FileLocation
        /// What is there, in a few words.
        public let message: String

        /// Makes a note.
        public init(location: FileLocation, message: String) {
            self.location = location
            self.message = message
        }
    }

    /// The check's number, such as `FD102`; never reused.
    public let id: String
    /// The check's name after the bad pattern it finds, such as `shadowed-rule`.
    public let name: String
    /// How bad it is.
    public let severity: Severity
    /// Where it begins.
    public let location: FileLocation
    /// Where it ends, as the column behind its last character on the same line; nil for the whole line.
    public let endColumn: Int?
    /// What is wrong, without a full stop.
    public let message: String
    /// What to do about it; nil when the message says it.
    public let remedy: String?
    /// Further places.
    public let notes: [Note]

    /// Makes a finding.
    public init(
        id: String,
        name: String,
        severity: Severity,
        location: FileLocation,
        endColumn: Int? = nil,
        message: String,
        remedy: String? = nil,
        notes: [Note] = []
    ) {
        self.id = id
        self.name = name
        self.severity = severity
        self.location = location
        self.endColumn = endColumn
        self.message = message
        self.remedy = remedy
        self.notes = notes
    }
}

extension Finding: Comparable {
    /// Orders findings by path, line, column and id, the order in which they are reported.
    public static func < (left: Finding, right: Finding) -> Bool {
        (left.location, left.id, left.message) < (right.location, right.id, right.message)
    }
}
