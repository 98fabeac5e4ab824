/// Small systems of linear equations.
enum LinearSystem {
    /// The solution of `matrix` times x = `right` by elimination with pivots; zeros where the matrix is singular.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        let size = right.count
        var rows = (0..<size).map { matrix[$0] + [right[$0]] }
        for column in 0..<size {
            let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            if abs(rows[pivot][column]) < 1e-12 { return [Double](repeating: 0, count: size) }
            rows.swapAt(column, pivot)
            for row in 0..<size where row != column {
                let factor = rows[row][column] / rows[column][column]
                for place in column...size { rows[row][place] -= factor * rows[column][place] }
            }
        }
        return (0..<size).map { rows[$0][size] / rows[$0][$0] }
    }
}
