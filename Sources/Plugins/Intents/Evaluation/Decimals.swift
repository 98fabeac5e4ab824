import Foundation

/// Numbers as reports print them.
enum Decimals {
    /// A share as a percentage with one decimal: `95.3 %`.
    static func percent(_ share: Double) -> String { fixed(share * 100, 1) + " %" }

    /// A number with so many decimals.
    static func fixed(_ number: Double, _ decimals: Int) -> String {
        String(format: "%.\(decimals)f", number)
    }
}
