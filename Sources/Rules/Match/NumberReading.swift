import FrontdeskCore

/// Reads a number as people write it, with commas and full stops as separators of either kind.
enum NumberReading {
    /// The number; the text itself when it is none.
    static func value(of text: String) -> Value {
        guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 0x2c || $0 == 0x2e }) else { return .string(text) }
        let lastComma = text.lastIndex(of: ",")
        let lastPoint = text.lastIndex(of: ".")
        let decimal: String.Index?
        switch (lastComma, lastPoint) {
        case (let comma?, let point?): decimal = max(comma, point)
        case (let comma?, nil): decimal = isGrouping(text, ",", comma) ? nil : comma
        case (nil, let point?): decimal = text.count(where: { $0 == "." }) > 1 ? nil : point
        case (nil, nil): decimal = nil
        }
        var digits = ""
        for index in text.indices {
            if index == decimal { digits += "." } else if text[index].isNumber { digits.append(text[index]) }
        }
        if let whole = Int(digits) { return .integer(whole) }
        return Double(digits).map { .number($0) } ?? .string(text)
    }

    /// Whether commas group thousands: several of them, or one before exactly three digits.
    private static func isGrouping(_ text: String, _ separator: Character, _ last: String.Index) -> Bool {
        text.count(where: { $0 == separator }) > 1 || text[last...].count == 4
    }
}
