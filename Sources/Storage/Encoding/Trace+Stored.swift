import FrontdeskCore

extension Trace: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(ruleSet)
        writer.write(model)
        writer.write(steps)
        writer.write(hours)
        writer.write(attributes)
        writer.write(visitorWins)
        writer.write(confidence)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            ruleSet: try reader.value(),
            model: try reader.value(),
            steps: try reader.value(),
            hours: try reader.value(),
            attributes: try reader.value(),
            visitorWins: try reader.value(),
            confidence: try reader.value()
        )
    }
}

extension TraceStep: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(plugin)
        writer.write(outcome)
        writer.write(reasons)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(plugin: try reader.value(), outcome: try reader.value(), reasons: try reader.value())
    }
}

extension Reason: Stored {
    func write(to writer: inout ByteWriter) {
        switch self {
        case .languages(let languages):
            writer.write(byte: 0)
            writer.write(languages)
        case .replyLanguage(let language, let source):
            writer.write(byte: 1)
            writer.write(language)
            writer.write(source)
        case .intents(let intents):
            writer.write(byte: 2)
            writer.write(intents)
        case .candidate(let candidate):
            writer.write(byte: 3)
            writer.write(candidate)
        case .wonBy(let column):
            writer.write(byte: 4)
            writer.write(column)
        case .omitted(let candidates):
            writer.write(byte: 5)
            writer.write(candidates)
        case .chosen(let rule):
            writer.write(byte: 6)
            writer.write(rule)
        case .clarified(let intents):
            writer.write(byte: 7)
            writer.write(intents)
        case .fallback(let misses):
            writer.write(byte: 8)
            writer.write(misses)
        case .escalated(let cause):
            writer.write(byte: 9)
            writer.write(cause)
        case .other(let text):
            writer.write(byte: 10)
            writer.write(text)
        }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = .languages(try reader.value())
        case 1: self = .replyLanguage(try reader.value(), from: try reader.value())
        case 2: self = .intents(try reader.value())
        case 3: self = .candidate(try reader.value())
        case 4: self = .wonBy(try reader.value())
        case 5: self = .omitted(candidates: try reader.value())
        case 6: self = .chosen(try reader.value())
        case 7: self = .clarified(try reader.value())
        case 8: self = .fallback(misses: try reader.value())
        case 9: self = .escalated(try reader.value())
        case 10: self = .other(try reader.value())
        default: throw reader.malformed("a reason")
        }
    }
}

extension LanguageProbability: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(language)
        writer.write(probability)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(language: try reader.value(), probability: try reader.value())
    }
}

extension IntentFacts: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(ranking)
        writer.write(advice)
        writer.write(acceptThreshold)
        writer.write(clarifyThreshold)
        writer.write(outOfScope)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            ranking: try reader.value(),
            advice: try reader.value(),
            acceptThreshold: try reader.value(),
            clarifyThreshold: try reader.value(),
            outOfScope: try reader.value()
        )
    }
}

extension IntentFacts.Score: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(intent)
        writer.write(confidence)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(intent: try reader.value(), confidence: try reader.value())
    }
}
