import FrontdeskText

/// Finds an entity in a message, always from the edge of one token to the edge of another.
struct EntityRecognizer: Sendable {
    enum Kind: Sendable {
        case regex(CompiledRegex)
        case number
        case email(CompiledRegex)
        case date(CompiledRegex)
    }

    let kind: Kind

    /// An entity is at most so many bytes long; longer ones are not found.
    static let maximumLength = 256
    /// At most so many of one entity are found in a message.
    static let maximumSpans = 4_096

    /// Appends where the entity stands, by ascending start; none overlaps another.
    func find(in message: MessageView, _ scratch: inout MatchScratch) {
        switch kind {
        case .regex(let regex): find(regex, in: message, &scratch) { _ in true }
        case .email(let regex):
            guard message.folded.contains(UInt8(ascii: "@")) else { return }
            find(regex, in: message, &scratch) { _ in true }
        case .date(let regex): find(regex, in: message, &scratch) { EntityRecognizer.isDate(message.folded[$0]) }
        case .number:
            for (index, token) in message.tokens.enumerated() where Self.isNumber(message.folded[token.range]) {
                scratch.entitySpans.append(MatchScratch.EntitySpan(start: Int32(index), end: Int32(index + 1)))
            }
        }
    }

    private func find(
        _ regex: CompiledRegex,
        in message: MessageView,
        _ scratch: inout MatchScratch,
        where isRight: (Range<Int>) -> Bool
    ) {
        guard let first = regex.find(in: message.folded) else { return }
        var token = message.firstToken(startingAtOrAfter: first.lowerBound)
        var found = 0
        while token < message.tokens.count, found < Self.maximumSpans,
            message.tokens[token].start < CompiledRegex.window
        {
            if let end = end(of: regex, from: token, in: message, where: isRight) {
                scratch.entitySpans.append(MatchScratch.EntitySpan(start: Int32(token), end: Int32(end)))
                found += 1
                token = end
            } else {
                token += 1
            }
        }
    }

    /// The token behind the longest match that begins with `token` and ends at the edge of one; nil without any.
    private func end(
        of regex: CompiledRegex,
        from token: Int,
        in message: MessageView,
        where isRight: (Range<Int>) -> Bool
    ) -> Int? {
        let start = Int(message.tokens[token].start)
        var limit = min(message.folded.count, start + Self.maximumLength)
        while limit > start {
            guard let match = regex.find(in: message.folded, start..<limit, anchored: true) else { return nil }
            var last = token
            while last + 1 < message.tokens.count, message.tokens[last + 1].start < match.upperBound { last += 1 }
            if Int(message.tokens[last].end) == match.upperBound, isRight(match) { return last + 1 }
            let shorter = last > token ? Int(message.tokens[last - 1].end) : start
            limit = min(shorter, match.upperBound - 1)
        }
        return nil
    }

    private static func isNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = bytes.first, (48...57).contains(first) else { return false }
        return bytes.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    }

    /// Whether the numbers of a date can be a day and a month in some order.
    private static func isDate(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var numbers: [Int] = []
        var current: Int?
        for byte in bytes {
            if (48...57).contains(byte) {
                current = min(99_999, (current ?? 0) * 10 + Int(byte - 48))
            } else if let number = current {
                numbers.append(number)
                current = nil
            }
        }
        if let number = current { numbers.append(number) }
        let small = numbers.filter { $0 <= 31 && $0 > 0 }
        switch numbers.count {
        case 1: return small.count == 1
        case 2:
            if small.count == 2 { return numbers.contains { $0 <= 12 } }
            return small.count == 1 && numbers.contains { (1_000...9_999).contains($0) }
        case 3: return small.count >= 2 && small.contains { $0 <= 12 }
        default: return false
        }
    }
}

extension EntityRecognizer {
    /// An address of electronic mail, as people type it.
    static let emailPattern = #"[a-z0-9][a-z0-9._%+\-]*@[a-z0-9\-]+(\.[a-z0-9\-]+)*\.[a-z]{2,}"#

    /// Dates in digits, with Chinese and Japanese signs, Korean ones, and with English months.
    static let datePattern = [
        #"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"#,
        #"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"#,
        #"\d{1,2}[/.]\d{1,2}[/.]\d{2}"#,
        #"(\d{4} ?[年년] ?)?\d{1,2} ?[月월] ?\d{1,2} ?[日号號일]"#,
        #"\d{1,2}(st|nd|rd|th)? (of )?(\#(months))\.?,?( \d{4})?"#,
        #"(\#(months))\.? \d{1,2}(st|nd|rd|th)?(,? \d{4})?"#,
    ].joined(separator: "|")

    private static let months =
        "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?"
}
