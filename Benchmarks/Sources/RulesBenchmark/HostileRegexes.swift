/// Regexes that hang engines which try and go back, and messages made for them.
enum HostileRegexes {
    private static let shapes = [
        "(a+)+$N", "(a|a)*bN", "(a|aa)+cN", "(.*)(.*)(.*)xN", "([a-z]+)*\\dN", "(x+x+)+yN", "(a{1,30}){1,20}zN",
        ".*a.*a.*a.*N", "(\\w+\\s+)+N!", "(a?){50}a{50}N", "[a-z]{3,40}[0-9]N", "[^b]*bN", "(?:a|b|ab)*cN",
    ]

    /// A rule for each, no two of them alike.
    static func source(count: Int) -> String {
        var lines = ["frontdesk 1", "language en"]
        for number in 0..<count {
            let regex = shapes[number % shapes.count].replacing("N", with: "\(number)")
            lines += ["rule r\(number)", "  when /\(regex)/", "  say t:r\(number)"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Messages of so many bytes.
    static func messages(bytes: Int) -> [String] {
        ["a", "a ", "the quick brown fox jumps 12345 over x y z ", "我想退款"].map { part in
            String(repeating: part, count: bytes / part.utf8.count)
        }
    }
}
