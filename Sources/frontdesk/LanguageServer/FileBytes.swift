import Foundation

/// Reads a file that findings point to.
enum FileBytes {
    /// The bytes of a file; none for one that can't be read.
    static func read(_ path: String) -> [UInt8] { FileManager.default.contents(atPath: path).map(Array.init) ?? [] }
}
