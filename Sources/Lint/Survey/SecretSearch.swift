/// Looks for what nobody may read in a file: keys, tokens and passwords.
enum SecretSearch {
    /// A part of a line that looks like a secret.
    struct Secret: Equatable {
        /// What it looks like.
        let kind: String
        /// Where it stands in the line, in UTF-8 offsets.
        let range: Range<Int>
    }

    /// The first secret of a line; nil when there is none.
    static func first(in line: ArraySlice<UInt8>) -> Secret? {
        let base = line.startIndex
        var position = base
        while position < line.endIndex {
            let byte = line[position]
            if byte == UInt8(ascii: ":"), let found = password(in: line, at: position) {
                return Secret(kind: "an address with a password", range: found.offset(by: -base))
            }
            if byte == UInt8(ascii: "-"), line[position...].starts(with: keyHeader) {
                return Secret(kind: "a private key", range: (position..<line.endIndex).offset(by: -base))
            }
            guard byte.isTokenByte else {
                position += 1
                continue
            }
            let end = line[position...].firstIndex { !$0.isTokenByte } ?? line.endIndex
            if end - position >= shortestToken, let kind = kind(of: line[position..<end], behind: line[..<position]) {
                return Secret(kind: kind, range: (position..<end).offset(by: -base))
            }
            position = end
        }
        return nil
    }

    private static let keyHeader = Array("-----BEGIN ".utf8)
    private static let shortestToken = 12

    /// How tokens of well-known services begin, and how long they are at least.
    private static let prefixes: [(start: [UInt8], length: Int, kind: String)] = [
        ("AKIA", 20, "an access key"), ("ASIA", 20, "an access key"), ("ghp_", 30, "a token"), ("gho_", 30, "a token"),
        ("ghs_", 30, "a token"), ("github_pat_", 30, "a token"), ("glpat-", 20, "a token"),
        ("sk_live_", 20, "a secret key"),
        ("rk_live_", 20, "a secret key"), ("sk-", 32, "a secret key"), ("xoxb-", 20, "a token"),
        ("xoxp-", 20, "a token"),
        ("xapp-", 20, "a token"), ("AIza", 35, "an API key"), ("eyJ", 30, "a signed token"), ("SG.", 30, "an API key"),
        ("npm_", 30, "a token"), ("whsec_", 20, "a webhook secret"),
    ].map { (Array($0.0.utf8), $0.1, $0.2) }

    /// Words before a value that make it a secret.
    private static let labels = [
        "password", "passwd", "passwort", "secret", "token", "api_key", "apikey", "api-key", "access_key",
        "authorization",
        "bearer",
    ].map { Array($0.utf8) }

    private static func kind(of token: ArraySlice<UInt8>, behind line: ArraySlice<UInt8>) -> String? {
        for (start, length, kind) in prefixes where token.count >= length && token.starts(with: start) { return kind }
        guard token.hasDigit, token.hasLetter, isLabelled(line) else { return nil }
        return token.entropy >= 3 ? "a secret" : nil
    }

    /// Whether a label such as `token =` stands right before.
    private static func isLabelled(_ line: ArraySlice<UInt8>) -> Bool {
        var end = line.endIndex
        while end > line.startIndex, separators.contains(line[end - 1]) { end -= 1 }
        guard end < line.endIndex else { return false }
        let word = line[..<end].suffix(24).map { $0 | 0x20 }
        return labels.contains { word.count >= $0.count && Array(word.suffix($0.count)) == $0 }
    }

    private static let separators = Set(" \t=:\"'".utf8)

    /// The password of `://name:password@host`, when the colon before it is at `position`.
    private static func password(in line: ArraySlice<UInt8>, at position: Int) -> Range<Int>? {
        guard line[position...].starts(with: Array("://".utf8)) else { return nil }
        let start = position + 3
        let end =
            line[start...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\"") }
            ?? line.endIndex
        guard let at = line[start..<end].lastIndex(of: UInt8(ascii: "@")),
            let colon = line[start..<at].firstIndex(of: UInt8(ascii: ":")), colon + 1 < at
        else { return nil }
        let secret = line[(colon + 1)..<at]
        return secret.starts(with: Array("${".utf8)) ? nil : start..<at
    }
}

extension UInt8 {
    /// Whether keys and tokens are made of such characters.
    fileprivate var isTokenByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}

extension Range<Int> {
    fileprivate func offset(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}

extension ArraySlice<UInt8> {
    fileprivate var hasDigit: Bool { contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }

    fileprivate var hasLetter: Bool { contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) } }

    /// How many bits a character of it tells on average.
    fileprivate var entropy: Double {
        var counts = [Int](repeating: 0, count: 256)
        for byte in self { counts[Int(byte)] += 1 }
        let total = Double(count)
        var bits = 0.0
        for count in counts where count > 0 {
            let share = Double(count) / total
            bits -= share * share.binaryLogarithm
        }
        return bits
    }
}

extension Double {
    /// The logarithm to base 2 of a share between 0 and 1, near enough to compare by.
    fileprivate var binaryLogarithm: Double {
        var value = self
        var exponent = 0.0
        while value < 1 {
            value *= 2
            exponent -= 1
        }
        // Between 1 and 2 the secant is off by 0.086 at most.
        return exponent + (value - 1)
    }
}
