import FrontdeskCore

extension TurnRecord: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(turn)
        writer.write(outcome)
        writer.write(rules)
        writer.write(variants)
        writer.write(effects)
        writer.write(calls)
        writer.write(trace)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            turn: try reader.value(),
            outcome: try reader.value(),
            rules: try reader.value(),
            variants: try reader.value(),
            effects: try reader.value(),
            calls: try reader.value(),
            trace: try reader.value()
        )
    }
}

extension VariantUse: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(rule)
        writer.write(group)
        writer.write(variant)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(rule: try reader.value(), group: try reader.value(), variant: try reader.value())
    }
}

extension Effect: Stored {
    func write(to writer: inout ByteWriter) {
        switch self {
        case .setVariable(let name, let value):
            writer.write(byte: 0)
            writer.write(name)
            writer.write(value)
        case .unsetVariable(let name):
            writer.write(byte: 1)
            writer.write(name)
        case .addTag(let tag):
            writer.write(byte: 2)
            writer.write(tag)
        case .removeTag(let tag):
            writer.write(byte: 3)
            writer.write(tag)
        case .enterTopic(let topic, let turns):
            writer.write(byte: 4)
            writer.write(topic)
            writer.write(turns)
        case .leaveTopic: writer.write(byte: 5)
        case .setLanguage(let language):
            writer.write(byte: 6)
            writer.write(language)
        }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = .setVariable(try reader.value(), try reader.value())
        case 1: self = .unsetVariable(try reader.value())
        case 2: self = .addTag(try reader.value())
        case 3: self = .removeTag(try reader.value())
        case 4: self = .enterTopic(try reader.value(), turns: try reader.value())
        case 5: self = .leaveTopic
        case 6: self = .setLanguage(try reader.value())
        default: throw reader.malformed("an effect")
        }
    }
}

extension WebhookCall: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(webhook)
        writer.write(arguments)
        writer.write(into)
        writer.write(rule)
        writer.write(resumeAt)
        writer.write(ruleSet)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            webhook: try reader.value(),
            arguments: try reader.value(),
            into: try reader.value(),
            rule: try reader.value(),
            resumeAt: try reader.value(),
            ruleSet: try reader.value()
        )
    }
}

extension WebhookAnswer: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(turnPosition)
        writer.write(index)
        writer.write(values)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(turnPosition: try reader.value(), index: try reader.value(), values: try reader.value())
    }
}
