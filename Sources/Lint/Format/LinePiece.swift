/// A piece of a line that blanks stand around.
struct LinePiece {
    enum Kind {
        /// Words, with whatever belongs to them.
        case text
        /// `|`, `&`, `->`, and `=` where it is set apart.
        case joint
        case comma
        /// `=` within the brackets of arguments, `-` between days.
        case tight
        /// `..` with its number.
        case gap
        /// `:` behind `misses`.
        case colon
        case opener, closer
        case comment
        /// `\` at the end of a physical line.
        case continuation
    }

    let kind: Kind
    let text: String
    /// Whether a blank stood before it.
    let hasBlank: Bool

    /// The blanks between another piece and this one.
    func blanks(behind other: LinePiece) -> String {
        switch (other.kind, kind) {
        case (_, .comment): "  "
        case (_, .continuation): " "
        case (.opener, _), (_, .closer), (_, .comma), (.tight, _), (_, .tight), (_, .colon): ""
        case (.joint, _), (_, .joint), (.gap, _), (_, .gap), (.comma, _), (.colon, _): " "
        default: hasBlank ? " " : ""
        }
    }
}
