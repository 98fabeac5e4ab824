/// A text cut into lines, which converts between an editor's positions and our own.
///
/// Editors count lines from 0 and columns in UTF-16 units; findings count both from 1 and columns in code points.
public struct EditorText: Sendable {
    /// A position as editors count.
    public struct Position: Hashable, Sendable, Comparable {
        /// The line, from 0.
        public let line: Int
        /// The column, from 0, in UTF-16 units.
        public let character: Int

        /// Makes a position.
        public init(line: Int, character: Int) {
            self.line = line
            self.character = character
        }

        public static func < (left: Position, right: Position) -> Bool {
            (left.line, left.character) < (right.line, right.character)
        }
    }

    /// The lines without their ends; at least one.
    let lines: [[Unicode.Scalar]]

    /// Cuts a text; a line ends with CR, LF or both.
    public init(_ text: String) {
        var lines: [[Unicode.Scalar]] = []
        var line: [Unicode.Scalar] = []
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                if !(scalar == "\n" && last == "\r") {
                    lines.append(line)
                    line.removeAll(keepingCapacity: true)
                }
            } else {
                line.append(scalar)
            }
            last = scalar
        }
        lines.append(line)
        self.lines = lines
    }

    /// The line and column that findings would name; what lies outside is moved to the nearest end.
    public func place(of position: Position) -> (line: Int, column: Int) {
        guard position.line >= 0 else { return (1, 1) }
        guard position.line < lines.count else { return (lines.count, lines[lines.count - 1].count + 1) }
        var units = 0
        var column = 1
        for scalar in lines[position.line] {
            let width = scalar.value > 0xffff ? 2 : 1
            if units + width > position.character { break }
            units += width
            column += 1
        }
        return (position.line + 1, column)
    }

    /// The position that an editor would name.
    public func position(line: Int, column: Int) -> Position {
        guard line >= 1 else { return Position(line: 0, character: 0) }
        guard line <= lines.count else {
            return Position(line: lines.count - 1, character: Self.width(lines[lines.count - 1][...]))
        }
        let scalars = lines[line - 1]
        return Position(line: line - 1, character: Self.width(scalars.prefix(max(0, column - 1))))
    }

    /// The end of the text.
    public var end: Position { Position(line: lines.count - 1, character: Self.width(lines[lines.count - 1][...])) }

    /// The last position of a line.
    public func end(ofLine line: Int) -> Position { position(line: line, column: Int.max) }

    /// A line as text, from 1; empty outside.
    func text(ofLine line: Int) -> String {
        guard lines.indices.contains(line - 1) else { return "" }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: lines[line - 1])
        return String(view)
    }

    private static func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + ($1.value > 0xffff ? 2 : 1) }
    }
}
