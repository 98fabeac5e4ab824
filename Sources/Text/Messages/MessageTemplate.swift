public import FrontdeskCore

/// A text with arguments in ICU's MessageFormat, read once and filled many times.
///
/// `Hello {name}, you have {count, plural, one {# message} other {# messages}}.`
///
/// Plurals, numbers and dates follow the language. Filling is safe from any number of tasks at once.
public struct MessageTemplate: Sendable {
    /// The most UTF-16 code units a pattern may have.
    public static let lengthLimit = 16_384
    /// The deepest nesting of choices.
    public static let depthLimit = 16

    /// The pattern.
    public let pattern: String
    /// The language whose plurals, numbers and dates are used.
    public let language: LanguageTag
    /// The arguments, in the order in which the pattern names them first.
    public let arguments: [MessageArgument]
    /// The choices, in the order in which they begin.
    public let choices: [MessageChoice]
    private let kinds: [String: MessageArgument.Kind]
    private let plain: CompiledMessage?
    private let isolated: CompiledMessage?
    private let withoutArguments: String?

    /// Reads a pattern.
    ///
    /// - Throws: ``MessageTemplateError`` with the place of the first error.
    public init(pattern: String, language: LanguageTag) throws(MessageTemplateError) {
        let parsed = try MessagePattern(pattern)
        self.pattern = pattern
        self.language = language
        arguments = parsed.arguments
        choices = parsed.choices
        var kinds: [String: MessageArgument.Kind] = [:]
        for argument in parsed.arguments { kinds[argument.name] = argument.kind }
        self.kinds = kinds
        let isConstant = parsed.arguments.isEmpty && !pattern.utf8.contains(UInt8(ascii: "'"))
        withoutArguments = isConstant ? pattern : nil
        plain = isConstant ? nil : try CompiledMessage(pattern: parsed.units, language: language)
        isolated = isConstant ? nil : try CompiledMessage(pattern: parsed.isolatingUnits, language: language)
    }

    /// Fills in the arguments.
    ///
    /// An argument without a value shows as its name in braces, a value without an argument is left out. A text that
    /// reads as a number is taken as one where a number is asked for. All instants are shown in the time zone of the
    /// first one by name; an unknown zone counts as UTC.
    ///
    /// - Parameters:
    ///   - values: The values by the arguments' names.
    ///   - isolating: Whether inserted text is kept from changing the direction of what stands around it, by way of
    ///     U+2068 and U+2069; nil stands for "in right-to-left languages".
    /// - Returns: The text.
    /// - Throws: ``MessageTemplateError/wrongValue(argument:expected:)`` when a value is of the wrong kind.
    public func format(
        _ values: [String: MessageArgumentValue] = [:],
        isolating: Bool? = nil
    ) throws(MessageTemplateError) -> String {
        if let withoutArguments { return withoutArguments }
        let isIsolating = isolating ?? language.isRightToLeft
        var filling = MessageFilling()
        for argument in arguments {
            guard let value = values[argument.name] else { continue }
            try filling.add(argument, value, isIsolating: isIsolating)
        }
        guard let compiled = isIsolating ? isolated : plain, let text = compiled.format(filling) else {
            throw .unformattable
        }
        return text
    }

    /// The names of arguments that have no value in `values`.
    public func missingArguments(in values: [String: MessageArgumentValue]) -> [String] {
        arguments.map(\.name).filter { values[$0] == nil }
    }
}
