/// Rows of numbers, padded to whole groups of eight, for the inner loops of training.
///
/// It owns plain memory, because training touches single rows in random order millions of times, where checking bounds
/// and uniqueness of an array would cost more than the arithmetic.
final class FloatMatrix {
    /// The number of rows.
    let rows: Int
    /// The numbers in a row that are in use.
    let columns: Int
    /// The groups of eight in a row.
    let lanes: Int
    private let storage: UnsafeMutablePointer<SIMD8<Float>>

    init(rows: Int, columns: Int, filledWith value: Float = 0) {
        self.rows = rows
        self.columns = columns
        lanes = (columns + 7) / 8
        storage = .allocate(capacity: max(1, rows * lanes))
        storage.initialize(repeating: SIMD8(repeating: value), count: rows * lanes)
    }

    deinit { storage.deallocate() }

    /// A row as groups of eight; valid as long as the matrix.
    @inline(__always)
    subscript(row: Int) -> UnsafeMutablePointer<SIMD8<Float>> { storage + row * lanes }

    /// A row as single numbers, ``lanes`` times eight of them; valid as long as the matrix.
    @inline(__always)
    func numbers(_ row: Int) -> UnsafeMutablePointer<Float> {
        UnsafeMutableRawPointer(storage + row * lanes).assumingMemoryBound(to: Float.self)
    }

    /// Adds `factor` times `source` to `target`, both `lanes` groups long.
    @inline(__always)
    static func add(
        _ factor: Float,
        _ source: UnsafePointer<SIMD8<Float>>,
        to target: UnsafeMutablePointer<SIMD8<Float>>,
        lanes: Int
    ) {
        let factors = SIMD8<Float>(repeating: factor)
        for lane in 0..<lanes { target[lane] += factors * source[lane] }
    }
}
