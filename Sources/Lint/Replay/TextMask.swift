/// Takes numbers, addresses and known names out of a text, so that rules match what is left as before.
///
/// The same text always becomes the same text, a masked text stays as it is, and nothing of what was taken out can be
/// told from the result:
///
/// - An e-mail address becomes `visitor@example.com`.
/// - A number of four digits or more becomes `1234…` of the same length in the same script; groups of digits that
///   belong together, as in a telephone number, count as one. A leading zero stays, letters beside the digits stay, and a
///   date becomes the first of February 2001.
/// - A word of a known name becomes `Xxxxx`: a letter of its own script for each letter.
/// - In a web address, values of the query become `x`.
///
/// What a visitor tells in words that nobody knows to be a name stays.
struct TextMask {
    /// Words of names, in lower case.
    private var words: Set<String> = []
    /// Names in scripts that put no blanks between words, longest first.
    private var unspaced: [[Unicode.Scalar]] = []

    /// At most so many names are remembered for a conversation.
    static let maximumNames = 200

    init(names: some Sequence<String>) {
        for name in names.prefix(Self.maximumNames) { add(name) }
        unspaced.sort { $0.count > $1.count }
    }

    private mutating func add(_ name: String) {
        for part in name.split(whereSeparator: { !$0.isLetter && !$0.isMark }) {
            let scalars = Array(part.unicodeScalars)
            guard scalars.count >= 2 else { continue }
            if scalars.contains(where: \.isOfUnspacedScript) {
                unspaced.append(scalars)
            } else {
                words.insert(part.lowercased())
            }
        }
    }

    /// The text without them.
    func masked(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        scalars = maskingMail(scalars)
        scalars = maskingQueries(scalars)
        maskNames(&scalars)
        maskNumbers(&scalars)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    // MARK: Addresses

    private static let mail = Array("visitor@example.com".unicodeScalars)

    private func maskingMail(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard scalars.contains("@") else { return scalars }
        var result: [Unicode.Scalar] = []
        var position = 0
        while position < scalars.count {
            guard scalars[position] == "@" else {
                result.append(scalars[position])
                position += 1
                continue
            }
            var end = position + 1
            while end < scalars.count, scalars[end].mayStandInMail { end += 1 }
            while end > position + 1, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
            let hasName = result.last?.mayStandInMail ?? false
            guard hasName, end > position + 1 else {
                result.append(scalars[position])
                position += 1
                continue
            }
            while let last = result.last, last.mayStandInMail { result.removeLast() }
            result += Self.mail
            position = end
        }
        return result
    }

    /// Replaces the values of queries: `?token=abc` becomes `?token=x`.
    private func maskingQueries(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard scalars.contains("?"), scalars.contains("=") else { return scalars }
        var result: [Unicode.Scalar] = []
        var isInQuery = false
        var isInValue = false
        for scalar in scalars {
            if scalar.properties.isWhitespace {
                isInQuery = false
                isInValue = false
            } else if scalar == "?" {
                isInQuery = true
            } else if isInQuery, scalar == "&" {
                isInValue = false
            } else if isInQuery, scalar == "=", !isInValue {
                isInValue = true
                result += ["=", "x"]
                continue
            }
            if !isInValue { result.append(scalar) }
        }
        return result
    }

    // MARK: Names

    private func maskNames(_ scalars: inout [Unicode.Scalar]) {
        if !words.isEmpty {
            var position = 0
            while position < scalars.count {
                guard scalars[position].isWordPart else {
                    position += 1
                    continue
                }
                let end = scalars[position...].firstIndex { !$0.isWordPart } ?? scalars.count
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars[position..<end])
                if words.contains(String(view).lowercased()) {
                    for place in position..<end { scalars[place] = scalars[place].stand }
                }
                position = end
            }
        }
        for name in unspaced where name.count <= scalars.count {
            for start in 0...(scalars.count - name.count) where scalars[start..<start + name.count].elementsEqual(name)
            {
                for place in start..<start + name.count { scalars[place] = scalars[place].stand }
            }
        }
    }

    // MARK: Numbers

    /// A shorter number tells nothing about anybody: two pieces, 24 hours, 365 days.
    private static let shortestNumber = 4

    private func maskNumbers(_ scalars: inout [Unicode.Scalar]) {
        var position = 0
        while position < scalars.count {
            guard scalars[position].digit != nil else {
                position += 1
                continue
            }
            var groups: [Range<Int>] = []
            while position < scalars.count, scalars[position].digit != nil {
                let end = scalars[position...].firstIndex { $0.digit == nil } ?? scalars.count
                groups.append(position..<end)
                position = end
                // One sign between two groups joins them.
                if position + 1 < scalars.count, scalars[position].joinsDigits, scalars[position + 1].digit != nil {
                    position += 1
                }
            }
            guard groups.reduce(0, { $0 + $1.count }) >= Self.shortestNumber else { continue }
            if maskDate(&scalars, groups) { continue }
            mask(&scalars, groups)
        }
    }

    private func mask(_ scalars: inout [Unicode.Scalar], _ groups: [Range<Int>]) {
        var next = 1
        for (index, place) in groups.joined().enumerated() {
            if index == 0, scalars[place].digit == 0 { continue }
            scalars[place] = scalars[place].withDigit(next % 10)
            next += 1
        }
    }

    /// Whether the groups are a date, which then is one of another day.
    private func maskDate(_ scalars: inout [Unicode.Scalar], _ groups: [Range<Int>]) -> Bool {
        guard groups.count == 3 else { return false }
        let lengths = groups.map(\.count)
        let isYearFirst = lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2
        let isYearLast = lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2
        guard isYearFirst || isYearLast else { return false }
        let separator = scalars[groups[0].upperBound]
        guard ["-", "/", "."].contains(separator), separator == scalars[groups[1].upperBound] else { return false }
        let values = isYearFirst ? [2001, 2, 1] : [1, 2, 2001]
        for (group, value) in zip(groups, values) {
            var rest = value
            for place in group.reversed() {
                scalars[place] = scalars[place].withDigit(rest % 10)
                rest /= 10
            }
        }
        return true
    }
}

extension Character {
    fileprivate var isMark: Bool {
        unicodeScalars.allSatisfy { $0.properties.generalCategory == .nonspacingMark }
    }
}

extension Unicode.Scalar {
    fileprivate var mayStandInMail: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-", "+", "%": true
        default: value > 0x7f && isWordPart
        }
    }

    fileprivate var isWordPart: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark:
            true
        default: false
        }
    }

    fileprivate var digit: Int? {
        guard properties.generalCategory == .decimalNumber else { return nil }
        return properties.numericValue.map { Int($0) }
    }

    /// The digit of the same script with another value.
    fileprivate func withDigit(_ wanted: Int) -> Unicode.Scalar {
        guard let digit, let scalar = Unicode.Scalar(UInt32(Int(value) + wanted - digit)) else { return "0" }
        return scalar
    }

    fileprivate var joinsDigits: Bool { [" ", "-", ".", "/", "\u{a0}", "\u{2011}", "\u{2013}"].contains(self) }

    fileprivate var isOfUnspacedScript: Bool {
        switch value {
        case 0x0e00...0x0eff, 0x1000...0x109f, 0x1780...0x17ff, 0x3040...0x30ff, 0x3400...0x9fff, 0xf900...0xfaff,
            0x20000...0x3ffff:
            true
        default: false
        }
    }

    /// The letter that stands for any letter of its script and case.
    fileprivate var stand: Unicode.Scalar {
        let isUpper = properties.generalCategory == .uppercaseLetter
        switch value {
        case 0x0370...0x03ff, 0x1f00...0x1fff: return isUpper ? "Χ" : "χ"
        case 0x0400...0x052f: return isUpper ? "Х" : "х"
        case 0x0590...0x05ff: return "א"
        case 0x0600...0x06ff, 0x0750...0x077f: return "س"
        case 0x0900...0x097f: return "क"
        case 0x0e00...0x0e7f: return "ก"
        case 0x3040...0x309f: return "ん"
        case 0x30a0...0x30ff: return "ン"
        case 0x3400...0x9fff, 0xf900...0xfaff, 0x20000...0x3ffff: return "某"
        case 0xac00...0xd7a3: return "모"
        default: return isUpper ? "X" : "x"
        }
    }
}
