extension LineScanner {
    /// Reads a name: a letter or `_`, then letters, marks, digits, `_`, `-` and `.`; nil when none starts here.
    ///
    /// A hyphen or a full stop belongs to it only when the name goes on behind it.
    mutating func takeName() -> String? {
        let start = position.offset
        guard let (first, length) = scalar, first.mayStartName else { return nil }
        var end = start + length
        while let (value, length) = scalar(at: end) {
            if value.mayContinueName {
                end += length
            } else if value == "-" || value == ".", let (next, nextLength) = scalar(at: end + 1), next.mayContinueName {
                end += 1 + nextLength
            } else {
                break
            }
        }
        advance(end - start)
        return text.text(start, end)
    }

    /// Reads digits, full-width ones too; nil when there is none or the number is over 9 digits.
    mutating func takeDigits() -> Int? {
        var value = 0
        var count = 0
        var length = 0
        while let (scalar, width) = scalar(at: position.offset + length), let digit = scalar.decimalDigit {
            guard count < 9 else { return nil }
            value = value * 10 + digit
            count += 1
            length += width
        }
        guard count > 0 else { return nil }
        advance(length)
        return value
    }
}

extension Unicode.Scalar {
    /// Whether a name may begin with it.
    var mayStartName: Bool {
        if value < 0x80 { return (65...90).contains(value) || (97...122).contains(value) || value == 95 }
        if (0x4e00...0x9fff).contains(value) { return true }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    /// Whether a name may go on with it.
    var mayContinueName: Bool {
        if value < 0x80 { return mayStartName || (48...57).contains(value) }
        if mayStartName { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return value == 0x200c || value == 0x200d
        }
    }

    /// The value of an ASCII or full-width digit.
    var decimalDigit: Int? {
        if (48...57).contains(value) { return Int(value) - 48 }
        if (0xff10...0xff19).contains(value) { return Int(value) - 0xff10 }
        return nil
    }
}
