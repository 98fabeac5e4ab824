import FrontdeskCore

/// Reads the flat JSON of a locale file and keeps the place of everything.
///
/// Foundation's decoder keeps neither places nor double keys, and stops at the first fault.
struct LocaleReader {
    private let path: String
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var line = 1
    private var lineStart = 0
    private var seen: [String: FileLocation] = [:]
    private(set) var entries: [LocaleFile.Entry] = []
    private(set) var findings: [Finding] = []
    /// Whether nothing was left unread because of a fault.
    private(set) var isWhole = false

    init(path: String, bytes: [UInt8]) {
        self.path = path
        let text = String(decoding: bytes, as: UTF8.self)
        scalars = Array(text.unicodeScalars)
        if String(validating: bytes, as: UTF8.self) == nil {
            let whole = bytes[..<(zip(bytes, text.utf8).enumerated().first { $1.0 != $1.1 }?.offset ?? 0)]
            let lastLine = whole.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            report(
                "this byte is not UTF-8",
                remedy: "save the file as UTF-8",
                at: FileLocation(
                    path: path,
                    line: whole.count { $0 == 0x0A } + 1,
                    column: String(decoding: whole[lastLine...], as: UTF8.self).unicodeScalars.count + 1
                )
            )
        }
    }

    /// Objects to the name of the file.
    mutating func reportName(_ message: String, remedy: String) { report(message, remedy: remedy) }

    mutating func readObject() {
        if peek == "\u{FEFF}" { position += 1 }
        skipBlanks()
        guard take("{") else {
            return report("a locale file is one JSON object, found \(found)", remedy: "begin with `{`")
        }
        skipBlanks()
        if take("}") { return readEnd() }
        repeat {
            skipBlanks()
            if peek == "}" {
                report("a comma before the closing brace", remedy: "remove the comma")
                break
            }
            guard readEntry() else { return }
            skipBlanks()
        } while take(",")
        guard take("}") else {
            return report("expected `,` or `}`, found \(found)", remedy: remedyBehindEntry)
        }
        readEnd()
    }

    /// What to do where an entry is followed by something that is no comma.
    private var remedyBehindEntry: String {
        guard let next = peek else { return "close the file with `}`" }
        // An entry on the next line, or right behind this one, lacks its comma; anything else belongs to the text.
        return next == "\"" ? "separate entries by commas" : "a quote within a text is written `\\\"`"
    }

    private mutating func readEnd() {
        isWhole = true
        skipBlanks()
        if peek != nil { report("text behind the closing brace", remedy: "remove it") }
    }

    private mutating func readEntry() -> Bool {
        let keyLocation = location
        guard let key = readString() else { return false }
        skipBlanks()
        guard take(":") else {
            report("expected `:` after the key, found \(found)", remedy: "write \"key\": \"text\"")
            return false
        }
        skipBlanks()
        guard peek == "\"" else {
            let isCurly = peek.map { "“”„«»「『‘’'".unicodeScalars.contains($0) } ?? false
            report(
                "the value of \"\(key)\" is no text",
                remedy: isCurly
                    ? "use straight double quotes: \"…\"" : "locale files are flat: each value is a text in quotes"
            )
            return false
        }
        let patternLocation = FileLocation(path: path, line: line, column: location.column + 1)
        guard let pattern = readString() else { return false }
        if let first = seen[key] {
            findings.append(
                Finding(
                    id: "FD400",
                    name: "broken-locale-file",
                    severity: .error,
                    location: keyLocation,
                    message: "the key \"\(key)\" stands twice",
                    remedy: "keep one",
                    notes: [Finding.Note(location: first, message: "it stands here first")]
                )
            )
        }
        seen[key] = seen[key] ?? keyLocation
        entries.append(
            LocaleFile.Entry(
                key: key,
                keyLocation: keyLocation,
                pattern: pattern,
                patternLocation: patternLocation,
                endColumn: location.column
            )
        )
        return true
    }

    private mutating func readString() -> String? {
        guard take("\"") else {
            let remedy =
                switch peek {
                case "“", "”", "„", "«", "»", "「", "『", "‘", "’", "'": "use straight double quotes: \"…\""
                case nil: "close the file with `}`"
                default: "put it in double quotes"
                }
            report("expected a text in quotes, found \(found)", remedy: remedy)
            return nil
        }
        var text = String.UnicodeScalarView()
        while let scalar = peek {
            switch scalar {
            case "\"":
                position += 1
                return String(text)
            case "\\":
                guard let escaped = readEscape() else { return nil }
                text.append(escaped)
            case "\n", "\r":
                report("a text ends with its line", remedy: "close the quote, write \\n for a line break")
                return nil
            case let control where control.value < 0x20:
                report("a control character in a text", remedy: "write it as \\u00XX")
                return nil
            default:
                text.append(scalar)
                position += 1
            }
        }
        report("the file ends inside a text", remedy: "close the quote")
        return nil
    }

    private mutating func readEscape() -> Unicode.Scalar? {
        position += 1
        guard let kind = peek else {
            report("the file ends inside an escape", remedy: "complete it")
            return nil
        }
        position += 1
        switch kind {
        case "\"", "\\", "/": return kind
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "u":
            if let scalar = readUnicodeEscape() { return scalar }
        default: break
        }
        report("an unknown escape", remedy: "JSON knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")
        return nil
    }

    private mutating func readUnicodeEscape() -> Unicode.Scalar? {
        guard let high = readHexadecimal() else { return nil }
        guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
        guard take("\\"), take("u"), let low = readHexadecimal(), (0xDC00..<0xE000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func readHexadecimal() -> UInt32? {
        guard position + 4 <= scalars.count else { return nil }
        var value: UInt32 = 0
        for scalar in scalars[position..<position + 4] {
            guard scalar.isASCII, let digit = Character(scalar).hexDigitValue else { return nil }
            value = value << 4 + UInt32(digit)
        }
        position += 4
        return value
    }

    private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private var found: String { peek.map { "`\($0)`" } ?? "the end of the file" }

    private var location: FileLocation {
        FileLocation(path: path, line: line, column: position - lineStart + 1)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while let scalar = peek, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
            position += 1
            if scalar == "\n" {
                line += 1
                lineStart = position
            }
        }
    }

    private mutating func report(_ message: String, remedy: String, at place: FileLocation? = nil) {
        findings.append(
            Finding(
                id: "FD400",
                name: "broken-locale-file",
                severity: .error,
                location: place ?? location,
                message: message,
                remedy: remedy
            )
        )
    }
}
