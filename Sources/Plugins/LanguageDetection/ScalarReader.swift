/// Reads scalars out of UTF-8 in place, and knows where links and addresses end.
struct ScalarReader {
    private let bytes: UnsafeBufferPointer<UInt8>

    /// Endings after a full stop that make a run of letters the name of a site or a file.
    private static let endings: [StaticString] = [
        ".com", ".net", ".org", ".info", ".shop", ".store", ".html", ".php", ".pdf", ".jpg", ".jpeg", ".png", ".zip",
        ".co.uk", ".de", ".fr", ".es", ".it", ".nl", ".pl", ".ru", ".cn", ".jp", ".eu", ".io",
    ]

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }

    /// The scalar at a place and the place behind it.
    ///
    /// A `String` holds valid UTF-8 only, so nothing is checked.
    @inline(__always)
    func scalar(at place: Int) -> (value: UInt32, next: Int) {
        let first = UInt32(bytes[place])
        if first < 0x80 { return (first, place + 1) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | tail(place + 1), place + 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | tail(place + 1) << 6 | tail(place + 2), place + 3) }
        let high = (first & 0x07) << 18 | tail(place + 1) << 12
        return (high | tail(place + 2) << 6 | tail(place + 3), place + 4)
    }

    @inline(__always)
    private func tail(_ place: Int) -> UInt32 { UInt32(bytes[place] & 0x3F) }

    /// The end of the run of visible ASCII that begins here, if it is a link, a mail address, an @name or a #tag.
    func endOfAddress(at start: Int) -> Int? {
        guard isVisible(start), start == 0 || !isVisible(start - 1) else { return nil }
        var end = start
        var looksLikeOne = bytes[start] == UInt8(ascii: "#")
        var stop = false
        while end < bytes.count, isVisible(end) {
            switch bytes[end] {
            case UInt8(ascii: "@"): looksLikeOne = true
            case UInt8(ascii: "."): stop = true
            case UInt8(ascii: "/"):
                if stop || end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "/") { looksLikeOne = true }
            default: break
            }
            end += 1
        }
        if looksLikeOne || stop && isSite(start..<end) { return end }
        return nil
    }

    private func isVisible(_ place: Int) -> Bool { bytes[place] > 0x20 && bytes[place] < 0x7F }

    private func isSite(_ run: Range<Int>) -> Bool {
        var end = run.upperBound
        while end > run.lowerBound, !isLetter(end - 1) { end -= 1 }
        if end - run.lowerBound > 4, (0..<4).allSatisfy({ bytes[run.lowerBound + $0] == Self.www[$0] }) { return true }
        return Self.endings.contains { ending in
            let length = ending.utf8CodeUnitCount
            // A letter must stand before the ending.
            guard end - run.lowerBound > length, isLetter(end - length - 1) else { return false }
            return (0..<length).allSatisfy { bytes[end - length + $0] | 0x20 == ending.utf8Start[$0] | 0x20 }
        }
    }

    private static let www: [UInt8] = Array("www.".utf8)

    private func isLetter(_ place: Int) -> Bool { (bytes[place] | 0x20) &- UInt8(ascii: "a") < 26 }
}
