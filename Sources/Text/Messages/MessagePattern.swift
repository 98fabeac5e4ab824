import CICU

/// What a message pattern consists of.
struct MessagePattern {
    /// The pattern in UTF-16.
    let units: [UInt16]
    private(set) var arguments: [MessageArgument] = []
    private(set) var choices: [MessageChoice] = []
    /// The pattern with an isolate around each argument that is shown.
    private(set) var isolatingUnits: [UInt16] = []

    init(_ pattern: String) throws(MessageTemplateError) {
        units = Array(pattern.utf16)
        if units.count > MessageTemplate.lengthLimit { throw .tooLong }
        let braces = MessageBraces(units, depthLimit: MessageTemplate.depthLimit)
        if let index = braces.tooDeep { throw .tooDeep(offset: Self.codePointOffset(index, in: units)) }
        try read(try Self.parts(of: units, braces))
    }

    static func fault(_ error: cicu_message_error) -> MessageTemplateError.Fault {
        switch UInt32(error.fault) {
        case UInt32(cicu_fault_syntax.rawValue): .syntax
        case UInt32(cicu_fault_braces.rawValue): .unmatchedBraces
        case UInt32(cicu_fault_other_missing.rawValue): .otherMissing
        case UInt32(cicu_fault_argument_name.rawValue): .argumentName
        default: .style
        }
    }

    private static func parts(of units: [UInt16], _ braces: MessageBraces) throws(MessageTemplateError)
        -> [cicu_message_part]
    {
        if units.isEmpty { return [] }
        var error = cicu_message_error()
        // Every part but the outermost pair takes at least one code unit.
        var parts = [cicu_message_part](repeating: cicu_message_part(), count: 2 * units.count + 4)
        let count = units.withUnsafeBufferPointer { units -> Int32 in
            guard let start = units.baseAddress else { return 0 }
            return cicu_message_parts(start, Int32(units.count), &parts, Int32(parts.count), &error)
        }
        if count < 0 {
            let fault = fault(error)
            let known = error.offset < 0 ? nil : Int(error.offset)
            let index =
                switch fault {
                case .unmatchedBraces: braces.unclosed ?? known
                case .otherMissing: braces.withoutOther ?? known
                default: known
                }
            throw .malformed(fault, offset: index.map { codePointOffset($0, in: units) })
        }
        return Array(parts.prefix(Int(count)))
    }

    private mutating func read(_ parts: [cicu_message_part]) throws(MessageTemplateError) {
        var open: [OpenArgument] = []
        var isolates: [(offset: Int, unit: UInt16)] = []
        for part in parts {
            switch UInt32(part.type) {
            case UInt32(cicu_part_argument_start.rawValue):
                open.append(OpenArgument(kind: UInt32(part.value), start: Int(part.index)))
            case UInt32(cicu_part_argument_name.rawValue), UInt32(cicu_part_argument_number.rawValue):
                guard let last = open.indices.last else { break }
                open[last].name = text(part)
                try note(open[last])
            case UInt32(cicu_part_argument_type.rawValue):
                guard let last = open.indices.last else { break }
                open[last].type = text(part)
                try note(open[last])
            case UInt32(cicu_part_argument_selector.rawValue):
                guard let last = open.indices.last else { break }
                open[last].selectors.append(text(part))
            case UInt32(cicu_part_argument_limit.rawValue):
                guard let argument = open.popLast() else { break }
                if let kind = argument.choiceKind {
                    choices.append(
                        MessageChoice(
                            argument: argument.name,
                            kind: kind,
                            selectors: argument.selectors,
                            offset: Self.codePointOffset(argument.start, in: units)
                        )
                    )
                } else {
                    isolates.append((argument.start, TextDirection.isolateUnit))
                    isolates.append((Int(part.index + part.length), TextDirection.endOfIsolateUnit))
                }
            default: break
            }
        }
        choices.sort { $0.offset < $1.offset }
        isolate(isolates)
    }

    /// Adds an argument, or lets it ask more of its value.
    private mutating func note(_ open: OpenArgument) throws(MessageTemplateError) {
        if open.kind == UInt32(cicu_argument_choice.rawValue) {
            throw .choiceFormat(argument: open.name, offset: Self.codePointOffset(open.start, in: units))
        }
        // The name of a simple argument comes before its type, which is what tells a date.
        if open.kind == UInt32(cicu_argument_simple.rawValue), open.type == nil { return }
        let kind = open.argumentKind
        guard let index = arguments.firstIndex(where: { $0.name == open.name }) else {
            arguments.append(MessageArgument(name: open.name, kind: kind))
            return
        }
        let known = arguments[index].kind
        if (known == .date) != (kind == .date) { throw .mixedDate(argument: open.name) }
        let order = MessageArgument.Kind.allCases
        if let new = order.firstIndex(of: kind), let old = order.firstIndex(of: known), new > old {
            arguments[index] = MessageArgument(name: open.name, kind: kind)
        }
    }

    private mutating func isolate(_ isolates: [(offset: Int, unit: UInt16)]) {
        var position = 0
        for (offset, unit) in isolates.sorted(by: { $0.offset < $1.offset }) {
            isolatingUnits += units[position..<offset]
            isolatingUnits.append(unit)
            position = offset
        }
        isolatingUnits += units[position...]
    }

    private func text(_ part: cicu_message_part) -> String {
        String(decoding: units[Int(part.index)..<Int(part.index + part.length)], as: UTF16.self)
    }

    /// Code points before an offset in UTF-16.
    private static func codePointOffset(_ offset: Int, in units: [UInt16]) -> Int {
        units.prefix(offset).count { !(0xDC00...0xDFFF).contains($0) }
    }
}

/// An argument whose closing brace hasn't come yet.
private struct OpenArgument {
    let kind: UInt32
    let start: Int
    var name = ""
    var type: String?
    var selectors: [String] = []

    var choiceKind: MessageArgument.Kind? {
        switch kind {
        case UInt32(cicu_argument_plural.rawValue): .plural
        case UInt32(cicu_argument_ordinal.rawValue): .ordinal
        case UInt32(cicu_argument_select.rawValue): .select
        default: nil
        }
    }

    var argumentKind: MessageArgument.Kind {
        if let choiceKind { return choiceKind }
        switch type {
        case nil: return .plain
        case "date", "time": return .date
        default: return .number
        }
    }
}
