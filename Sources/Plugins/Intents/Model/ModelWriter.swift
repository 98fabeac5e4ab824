/// Writes numbers and texts, least significant byte first.
struct ModelWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ number: Double) { write(number.bitPattern) }

    mutating func write(_ text: String) {
        write(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ numbers: [Float]) {
        write(UInt32(numbers.count))
        bytes.reserveCapacity(bytes.count + numbers.count * 4)
        for number in numbers { write(number.bitPattern) }
    }

    mutating func write(_ numbers: [Double]) {
        write(UInt32(numbers.count))
        for number in numbers { write(number) }
    }

    mutating func write(_ numbers: [UInt64]) {
        write(UInt32(numbers.count))
        bytes.reserveCapacity(bytes.count + numbers.count * 8)
        for number in numbers { write(number) }
    }

    mutating func write(_ numbers: [Int8]) {
        write(UInt32(numbers.count))
        bytes.append(contentsOf: numbers.lazy.map { UInt8(bitPattern: $0) })
    }
}
