/// A message pattern can't be read, or can't be filled with what was given.
public enum MessageTemplateError: Error, Equatable {
    /// What is wrong with a pattern.
    public enum Fault: String, Sendable {
        case syntax = "the braces or commas are not where MessageFormat wants them"
        case unmatchedBraces = "a brace is not closed or not opened"
        case otherMissing = "the choice has no 'other'"
        case argumentName = "an argument has no usable name"
        case style = "the style of an argument is unknown"
    }

    /// The pattern isn't well-formed; the offset is in code points.
    case malformed(Fault, offset: Int?)
    /// The pattern is longer than ``MessageTemplate/lengthLimit``.
    case tooLong
    /// The pattern nests its choices deeper than ``MessageTemplate/depthLimit``.
    case tooDeep(offset: Int)
    /// The pattern uses `choice`, which is out of use.
    case choiceFormat(argument: String, offset: Int)
    /// The pattern uses an argument as a date, and elsewhere as something else.
    case mixedDate(argument: String)
    /// The value of an argument isn't of the kind that the pattern asks for.
    case wrongValue(argument: String, expected: MessageArgument.Kind)
    /// The pattern couldn't be filled, for want of memory or because of a style.
    case unformattable
}

extension MessageTemplateError {
    /// Where in the pattern the error is, in code points, if it has a place.
    public var offset: Int? {
        switch self {
        case .malformed(_, let offset): offset
        case .tooDeep(let offset), .choiceFormat(_, let offset): offset
        case .tooLong, .mixedDate, .wrongValue, .unformattable: nil
        }
    }
}

extension MessageTemplateError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let fault, let offset): "\(Self.place(offset))\(fault.rawValue)"
        case .tooLong: "the text is longer than \(MessageTemplate.lengthLimit) code units; split it"
        case .tooDeep(let offset):
            "\(Self.place(offset))choices are nested deeper than \(MessageTemplate.depthLimit) levels"
        case .choiceFormat(let argument, let offset):
            "\(Self.place(offset))'\(argument)' uses 'choice'; use 'plural' or 'select'"
        case .mixedDate(let argument): "'\(argument)' is shown both as a date and without a format; give both one"
        case .wrongValue(let argument, let expected):
            "'\(argument)' has to be \(expected == .date ? "a point in time" : expected.isNumeric ? "a number" : "a text")"
        case .unformattable: "the text cannot be filled with these arguments"
        }
    }

    private static func place(_ offset: Int?) -> String { offset.map { "character \($0 + 1): " } ?? "" }
}
