/// Reads what ``ModelWriter`` wrote; never reads beyond the end, and takes no memory for more than there is.
struct ModelReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether everything has been read.
    var isAtEnd: Bool { place == bytes.count }

    mutating func number<Number: FixedWidthInteger>(
        _ type: Number.Type = Number.self
    ) throws(IntentModelFileError) -> Number {
        let width = Number.bitWidth / 8
        try need(width)
        var number = Number.zero
        for index in (0..<width).reversed() { number = number &<< 8 | Number(truncatingIfNeeded: bytes[place + index]) }
        place += width
        return number
    }

    mutating func double() throws(IntentModelFileError) -> Double {
        Double(bitPattern: try number())
    }

    mutating func text() throws(IntentModelFileError) -> String {
        let count = try count(width: 1)
        guard let text = String(validating: bytes[place..<place + count], as: UTF8.self) else {
            throw .inconsistent(part: "text")
        }
        place += count
        return text
    }

    mutating func floats() throws(IntentModelFileError) -> [Float] {
        var numbers: [Float] = []
        let count = try count(width: 4)
        numbers.reserveCapacity(count)
        for _ in 0..<count { numbers.append(Float(bitPattern: try number())) }
        return numbers
    }

    mutating func doubles() throws(IntentModelFileError) -> [Double] {
        var numbers: [Double] = []
        for _ in 0..<(try count(width: 8)) { numbers.append(try double()) }
        return numbers
    }

    mutating func longs() throws(IntentModelFileError) -> [UInt64] {
        var numbers: [UInt64] = []
        let count = try count(width: 8)
        numbers.reserveCapacity(count)
        for _ in 0..<count { numbers.append(try number()) }
        return numbers
    }

    mutating func signedBytes() throws(IntentModelFileError) -> [Int8] {
        let count = try count(width: 1)
        defer { place += count }
        return bytes[place..<place + count].map { Int8(bitPattern: $0) }
    }

    /// A count of items of `width` bytes each, all of which are there.
    private mutating func count(width: Int) throws(IntentModelFileError) -> Int {
        let count = Int(try number(UInt32.self))
        try need(count * width)
        return count
    }

    private func need(_ count: Int) throws(IntentModelFileError) {
        if bytes.count - place < count { throw .truncated(at: bytes.count, needed: count - (bytes.count - place)) }
    }
}
