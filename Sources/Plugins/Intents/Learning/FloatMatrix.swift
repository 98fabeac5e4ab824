/// Rows of numbers for the inner loops of training, padded to whole groups of eight.
///
/// It owns plain memory, because training touches single rows in random order millions of times, where checking bounds
/// and uniqueness of an array would cost more than the arithmetic. Loops over a row are written number by number: the
/// optimiser makes vector instructions of them, and a debug build stays bearable.
final class FloatMatrix {
    /// The number of rows.
    let rows: Int
    /// The numbers in a row that are in use.
    let columns: Int
    /// The numbers in a row with padding.
    let width: Int
    private let storage: UnsafeMutablePointer<Float>

    init(rows: Int, columns: Int, filledWith value: Float = 0) {
        self.rows = rows
        self.columns = columns
        width = (columns + 7) / 8 * 8
        storage = .allocate(capacity: max(1, rows * width))
        storage.initialize(repeating: value, count: rows * width)
    }

    deinit { storage.deallocate() }

    /// A row, ``width`` numbers long; valid as long as the matrix.
    @inline(__always)
    subscript(row: Int) -> UnsafeMutablePointer<Float> { storage + row * width }

    /// Puts zeros into a row.
    func clear(_ row: Int) { self[row].update(repeating: 0, count: width) }

    /// Puts the numbers of `source`, as many as in a row of this matrix, into a row.
    func replace(_ row: Int, by source: UnsafePointer<Float>) { self[row].update(from: source, count: width) }
}

/// Loops over rows.
enum Rows {
    /// Adds `factor` times `source` to `target`.
    @inline(__always)
    static func add(
        _ factor: Float,
        _ source: UnsafePointer<Float>,
        to target: UnsafeMutablePointer<Float>,
        width: Int
    ) {
        var index = 0
        while index < width {
            target[index] += factor * source[index]
            index += 1
        }
    }

    /// The sum of the products of two rows, whose width is a multiple of eight.
    @inline(__always)
    static func product(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, width: Int) -> Float {
        // Eight sums side by side: the order of additions is fixed, so the optimiser may not make them of one.
        var sums = SIMD8<Float>.zero
        var index = 0
        let left = UnsafeRawPointer(left)
        let right = UnsafeRawPointer(right)
        while index < width * 4 {
            let factor = left.loadUnaligned(fromByteOffset: index, as: SIMD8<Float>.self)
            sums += factor * right.loadUnaligned(fromByteOffset: index, as: SIMD8<Float>.self)
            index += 32
        }
        return sums.sum()
    }

    /// The largest of the first `count` numbers without their sign.
    @inline(__always)
    static func largestMagnitude(_ row: UnsafePointer<Float>, width: Int) -> Float {
        var largest: Float = 0
        var index = 0
        while index < width {
            let magnitude = abs(row[index])
            if magnitude > largest { largest = magnitude }
            index += 1
        }
        return largest
    }
}
