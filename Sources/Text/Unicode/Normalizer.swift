import CICU

/// Unicode normalisation of code points.
enum Normalizer {
    /// The forms in use.
    enum Form: Int32 {
        case nfc = 0
        case nfd = 1
        case nfkc = 2
        case nfkd = 3
        case nfkcCasefold = 4
    }

    /// The normalised code points; the given ones, should ICU fail for want of memory.
    static func normalized(_ codePoints: [UInt32], _ form: Form) -> [UInt32] {
        guard let count = Int32(exactly: codePoints.count), count > 0 else { return codePoints }
        var capacity = codePoints.count * 3 + 32
        while true {
            var needed: Int32 = -1
            let result = [UInt32](unsafeUninitializedCapacity: capacity) { buffer, filled in
                guard let target = buffer.baseAddress else { return }
                codePoints.withUnsafeBufferPointer { source in
                    guard let first = source.baseAddress else { return }
                    needed = cicu_normalize(form.rawValue, first, count, target, Int32(capacity))
                }
                filled = max(0, min(Int(needed), capacity))
            }
            if needed < 0 { return codePoints }
            if Int(needed) <= capacity { return result }
            capacity = Int(needed)
        }
    }

    /// A normalised text.
    static func normalized(_ text: String, _ form: Form) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: normalized(text.unicodeScalars.map(\.value), form).compactMap(Unicode.Scalar.init))
        return String(result)
    }
}
