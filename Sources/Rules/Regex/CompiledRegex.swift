import CRE2

/// A regular expression that ignores case and takes time linear in the text, whatever it is.
final class CompiledRegex: Sendable {
    // nonisolated(unsafe) because RE2 guards its caches itself: a compiled expression may be used by many threads.
    private nonisolated(unsafe) let handle: OpaquePointer

    /// Program and automata of one expression take at most so many bytes; the automata grow as messages need them.
    static let maximumMemory: Int64 = 8 << 20
    /// Expressions look at so many bytes of a text at most: as many as the server lets a message have.
    static let window = 8_192
    /// In texts longer than this it pays to ask first whether there is a match at all.
    private static let longText = 1_024

    /// Compiles an expression in RE2's syntax.
    init(_ pattern: String) throws(RegexFault) {
        var pattern = pattern
        let handle = pattern.withUTF8 { bytes in
            bytes.baseAddress.flatMap { cre2_compile($0, bytes.count, Self.maximumMemory) }
        }
        guard let handle else { throw RegexFault(reason: .internal, part: "") }
        let error = cre2_error_of(handle)
        guard error == Int32(cre2_ok.rawValue) else {
            var length = 0
            let argument = cre2_error_argument(handle, &length)
            let part = String(
                decoding: UnsafeRawBufferPointer(start: argument, count: length),
                as: UTF8.self
            )
            cre2_free(handle)
            throw RegexFault(reason: RegexFault.Reason(error), part: part)
        }
        self.handle = handle
    }

    deinit { cre2_free(handle) }

    /// The number of instructions it was compiled to.
    var programSize: Int { Int(cre2_program_size(handle)) }

    /// The leftmost and longest match in the first ``window`` bytes of `text`.
    func find(in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard let base = text.baseAddress else { return nil }
        let end = Self.windowEnd(of: text)
        if end > Self.longText, !cre2_occurs(handle, base, text.count, end) { return nil }
        return find(in: text, 0..<end)
    }

    /// The end of the part that expressions look at, never within a character.
    private static func windowEnd(of text: UnsafeBufferPointer<UInt8>) -> Int {
        guard text.count > window else { return text.count }
        var end = window
        while end > 0, text[end] & 0xc0 == 0x80 { end -= 1 }
        return end
    }

    /// The leftmost and longest match within `range` of `text`.
    func find(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, anchored: Bool = false) -> Range<Int>? {
        guard let base = text.baseAddress else { return nil }
        var start = 0
        var end = 0
        let found = cre2_find(handle, base, text.count, range.lowerBound, range.upperBound, anchored, &start, &end)
        return found ? start..<end : nil
    }
}

/// Why a regular expression can't be used.
struct RegexFault: Error, Equatable {
    enum Reason: Equatable {
        case badEscape, badClass, badRange, missingBracket, missingParenthesis, unexpectedParenthesis
        case trailingBackslash, repeatArgument, repeatSize, repeatOperator, badOperator, badUTF8, badGroupName
        case tooLarge, `internal`

        init(_ error: Int32) {
            switch UInt32(error) {
            case cre2_bad_escape.rawValue: self = .badEscape
            case cre2_bad_class.rawValue: self = .badClass
            case cre2_bad_range.rawValue: self = .badRange
            case cre2_missing_bracket.rawValue: self = .missingBracket
            case cre2_missing_parenthesis.rawValue: self = .missingParenthesis
            case cre2_unexpected_parenthesis.rawValue: self = .unexpectedParenthesis
            case cre2_trailing_backslash.rawValue: self = .trailingBackslash
            case cre2_repeat_argument.rawValue: self = .repeatArgument
            case cre2_repeat_size.rawValue: self = .repeatSize
            case cre2_repeat_operator.rawValue: self = .repeatOperator
            case cre2_bad_operator.rawValue: self = .badOperator
            case cre2_bad_utf8.rawValue: self = .badUTF8
            case cre2_bad_group_name.rawValue: self = .badGroupName
            case cre2_too_large.rawValue: self = .tooLarge
            default: self = .internal
            }
        }
    }

    let reason: Reason
    /// The part of the expression it is about.
    let part: String
}
