import Foundation

extension SIMD8<Float> {
    fileprivate var bitPattern: SIMD8<UInt32> { unsafeBitCast(self, to: SIMD8<UInt32>.self) }

    fileprivate init(bitPattern: SIMD8<UInt32>) { self = unsafeBitCast(bitPattern, to: SIMD8<Float>.self) }
}

/// Logarithm and exponential for the inner loops.
enum FastMath {
    /// The natural logarithm.
    static func log(_ x: Float) -> Float { Foundation.log(x) }

    /// The natural logarithm.
    static func log(_ x: Double) -> Double { Foundation.log(x) }

    /// e to the power of `x`.
    static func exp(_ x: Double) -> Double { Foundation.exp(x) }

    /// e to the power of each lane, good to six digits; lanes are held between -87 and 87.
    ///
    /// Made of plain arithmetic only, so that a model comes out the same on every machine.
    @inline(__always)
    static func exp(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let limited = x.clamped(lowerBound: SIMD8(repeating: -87), upperBound: SIMD8(repeating: 87))
        let scaled = limited * 1.442_695_04
        // Adding 1.5 * 2^23 rounds to a whole number, which then stands in the lowest bits.
        let magic = SIMD8<Float>(repeating: 12_582_912)
        let shifted = scaled + magic
        let part = (scaled - (shifted - magic)) * 0.693_147_18
        var series = SIMD8<Float>(repeating: 1.0 / 720)
        series = series * part + 1.0 / 120
        series = series * part + 1.0 / 24
        series = series * part + 1.0 / 6
        series = series * part + 0.5
        series = series * part + 1
        series = series * part + 1
        let exponent = shifted.bitPattern &- magic.bitPattern &+ SIMD8<UInt32>(repeating: 127)
        return series * SIMD8<Float>(bitPattern: exponent &<< SIMD8<UInt32>(repeating: 23))
    }
}
