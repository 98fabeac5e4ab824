import CICU
import FrontdeskCore

/// The values for one filling of a message, laid out for ICU.
struct MessageFilling {
    /// Names and texts, one after another.
    private(set) var units: [UInt16] = []
    private(set) var values: [cicu_argument] = []
    /// The zone to show instants in.
    private(set) var zone: String?
    private var zoneName: String?

    mutating func add(
        _ argument: MessageArgument,
        _ value: MessageArgumentValue,
        isIsolating: Bool
    ) throws(MessageTemplateError) {
        var laid = cicu_argument()
        (laid.name_start, laid.name_length) = append(argument.name)
        switch try Self.fitted(value, to: argument) {
        case .text(let text):
            laid.kind = Int32(cicu_value_text.rawValue)
            let isShown = argument.kind != .select
            (laid.text_start, laid.text_length) = append(
                isShown && isIsolating ? TextDirection.withoutControls(text) : text
            )
        case .integer(let number):
            laid.kind = Int32(cicu_value_integer.rawValue)
            laid.integer = Int64(number)
        case .number(let number):
            laid.kind = Int32(cicu_value_number.rawValue)
            laid.number = number
        case .instant(let instant, let name):
            let kind = argument.kind == .date ? cicu_value_instant : cicu_value_shown_instant
            laid.kind = Int32(kind.rawValue)
            laid.number = Double(instant.milliseconds)
            if zoneName.map({ argument.name < $0 }) ?? true { (zone, zoneName) = (name, argument.name) }
        }
        values.append(laid)
    }

    /// The value in the form that the pattern asks for.
    private static func fitted(
        _ value: MessageArgumentValue,
        to argument: MessageArgument
    ) throws(MessageTemplateError) -> MessageArgumentValue {
        switch (argument.kind, value) {
        case (.plain, _), (.number, .integer), (.number, .number), (.plural, .integer), (.plural, .number),
            (.ordinal, .integer), (.ordinal, .number), (.date, .instant), (.select, .text):
            return value
        case (.select, .integer(let number)): return .text(String(number))
        case (.select, .number(let number)): return .text(Value.number(number).description)
        case (.number, .text(let text)), (.plural, .text(let text)), (.ordinal, .text(let text)):
            if let number = Int(text) { return .integer(number) }
            if let number = Double(text), number.isFinite { return .number(number) }
        default: break
        }
        throw .wrongValue(argument: argument.name, expected: argument.kind)
    }

    private mutating func append(_ text: String) -> (start: Int32, length: Int32) {
        let start = units.count
        units += text.utf16
        return (Int32(start), Int32(units.count - start))
    }
}
