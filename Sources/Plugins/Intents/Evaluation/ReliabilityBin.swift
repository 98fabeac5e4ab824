/// Messages of about the same confidence, and how many of them were right.
public struct ReliabilityBin: Hashable, Sendable, Codable {
    /// The lowest confidence.
    public let from: Double
    /// The highest confidence.
    public let to: Double
    /// How many messages there were.
    public let count: Int
    /// Their mean confidence; 0 for an empty bin.
    public let confidence: Double
    /// The share that was right; 0 for an empty bin.
    public let accuracy: Double
}
