import Foundation

/// The memory of this program.
public enum Memory {
    /// The megabytes of it that are in main memory, mapped files included; nil where the system doesn't tell.
    public static var residentMegabytes: Double? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(separator: " ").compactMap { Double($0) }.first.map { $0 / 1_024 }
    }
}
