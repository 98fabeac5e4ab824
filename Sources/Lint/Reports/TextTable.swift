/// Columns of text, each as wide as its widest cell.
public struct TextTable {
    private var rows: [[String]]

    /// A table with the cells of its first row.
    public init(_ header: [String]) { rows = [header] }

    /// Adds a row, with as many cells as the first.
    public mutating func add(_ row: [String]) { rows.append(row) }

    /// The rows, indented by two blanks, without blanks at their ends.
    public var lines: [String] {
        let widths = rows[0].indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - DisplayWidth.of($0)) }
            var line = Substring("  " + cells.joined(separator: "  "))
            while line.last == " " { line.removeLast() }
            return String(line)
        }
    }
}
