/// Files that show a check at work; `↓` stands before each place that is objected to.
public struct CheckExample: Sendable {
    /// One file.
    public struct File: Sendable {
        /// The path.
        public let path: String
        /// The text, with marks.
        public let markedText: String

        /// The text as it would stand in the file.
        public var text: String { markedText.replacing("↓", with: "") }

        /// The places of the marks: lines and columns from 1, columns in code points of the text without marks.
        public var marks: [(line: Int, column: Int)] {
            var marks: [(line: Int, column: Int)] = []
            var line = 1
            var column = 1
            for scalar in markedText.unicodeScalars {
                switch scalar {
                case "↓": marks.append((line, column))
                case "\n":
                    line += 1
                    column = 1
                default: column += 1
                }
            }
            return marks
        }
    }

    /// The files, the one that matters first.
    public let files: [File]

    /// Whether these are all files of the set; otherwise there is a fallback and a way to a person beside them.
    public let isWholeSet: Bool

    /// One rule file, perhaps with locale files (by their language) and others beside it.
    init(
        _ rules: String,
        locales: [(language: String, text: String)] = [],
        others: [(path: String, text: String)] = [],
        isWholeSet: Bool = false
    ) {
        self.isWholeSet = isWholeSet
        files =
            [File(path: "rules/shop.rules", markedText: rules)]
            + locales.map { File(path: "locales/\($0.language).json", markedText: $0.text) }
            + others.map { File(path: $0.path, markedText: $0.text) }
    }
}
