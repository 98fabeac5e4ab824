import Foundation

/// What one tool came to: rows of numbers, each for a set of data, written in the order in which they were found.
public struct Measurements: Encodable, Sendable {
    /// One number.
    public struct Row: Encodable, Sendable {
        /// The set of data; empty for what concerns all of them.
        public let set: String
        /// What was measured, with its unit.
        public let measure: String
        /// The number.
        public let value: Double
    }

    /// Who was measured.
    public let tool: String
    /// The numbers.
    public private(set) var rows: [Row] = []

    /// Begins an empty list.
    public init(tool: String) { self.tool = tool }

    /// Appends a number, unless it is nil.
    public mutating func add(_ measure: String, _ value: Double?, set: String = "") {
        if let value { rows.append(Row(set: set, measure: measure, value: value)) }
    }

    /// The numbers as one JSON object.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// The numbers as a table in Markdown.
    public var table: String {
        let lines = rows.map { "| \($0.set) | \($0.measure) | \(String(format: "%.2f", $0.value)) |" }
        return (["| data | measure | \(tool) |", "| --- | --- | ---: |"] + lines).joined(separator: "\n")
    }
}
