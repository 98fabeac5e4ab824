import Foundation

/// Logarithm and exponential.
enum FastMath {
    /// The natural logarithm.
    static func log(_ x: Float) -> Float { Foundation.log(x) }

    /// The natural logarithm.
    static func log(_ x: Double) -> Double { Foundation.log(x) }

    /// e to the power of `x`.
    static func exp(_ x: Double) -> Double { Foundation.exp(x) }

    /// e to the power of `x`, good to six digits, for `x` up to 0; what is below -87 counts as -87.
    ///
    /// Made of plain arithmetic only, so that loops over it become vector instructions.
    @inline(__always)
    static func negativeExp(_ x: Float) -> Float {
        let limited: Float = x < -87 ? -87 : x
        let scaled = limited * 1.442_695_04
        // Adding 1.5 * 2^23 rounds to a whole number, which then stands in the lowest bits.
        let magic: Float = 12_582_912
        let shifted = scaled + magic
        let part = (scaled - (shifted - magic)) * 0.693_147_18
        var series: Float = 1.0 / 720
        series = series * part + 1.0 / 120
        series = series * part + 1.0 / 24
        series = series * part + 1.0 / 6
        series = series * part + 0.5
        series = series * part + 1
        series = series * part + 1
        let exponent = shifted.bitPattern &- magic.bitPattern &+ 127
        return series * Float(bitPattern: exponent &<< 23)
    }
}
