import FrontdeskCore

/// A value with a compact form for the store.
///
/// The order of fields and the codes of cases are for ever: what was written once is read by every later version. A new
/// field comes with a new format number of ``Payload``, a new case with a new code.
protocol Stored {
    func write(to writer: inout ByteWriter)
    init(from reader: inout ByteReader) throws(ByteReader.Malformed)
}

extension Int: Stored {
    func write(to writer: inout ByteWriter) {
        let number = Int64(self)
        writer.write(unsigned: UInt64(bitPattern: number << 1 ^ number >> 63))
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let number = try reader.unsigned()
        self = Int(Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1))
    }
}

extension UInt64: Stored {
    func write(to writer: inout ByteWriter) { writer.write(unsigned: self) }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) { self = try reader.unsigned() }
}

extension Bool: Stored {
    func write(to writer: inout ByteWriter) { writer.write(byte: self ? 1 : 0) }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) { self = try reader.byte() != 0 }
}

extension Double: Stored {
    func write(to writer: inout ByteWriter) {
        let bits = bitPattern
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            writer.write(byte: UInt8(truncatingIfNeeded: bits >> shift))
        }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        var bits: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(try reader.byte()) << shift }
        self.init(bitPattern: bits)
    }
}

extension String: Stored {
    func write(to writer: inout ByteWriter) { writer.write(text: self) }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) { self = try reader.text() }
}

extension Optional: Stored where Wrapped: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(self != nil)
        if let value = self { writer.write(value) }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self = try reader.value(Bool.self) ? try reader.value(Wrapped.self) : nil
    }
}

extension Array: Stored where Element: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(unsigned: UInt64(count))
        for element in self { writer.write(element) }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let count = try reader.count()
        self = []
        reserveCapacity(count)
        for _ in 0..<count { append(try reader.value()) }
    }
}

extension Dictionary: Stored where Key: Stored & Comparable, Value: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(unsigned: UInt64(count))
        for (key, value) in self.sorted(by: { $0.key < $1.key }) {
            writer.write(key)
            writer.write(value)
        }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self = [:]
        for _ in 0..<(try reader.count()) {
            let key = try reader.value(Key.self)
            self[key] = try reader.value(Value.self)
        }
    }
}

extension Stored where Self: RawRepresentable, RawValue == String {
    func write(to writer: inout ByteWriter) { writer.write(text: rawValue) }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        guard let value = Self(rawValue: try reader.text()) else { throw reader.malformed("a known \(Self.self)") }
        self = value
    }
}

extension ConversationID: Stored {}
extension VisitorID: Stored {}
extension AgentID: Stored {}
extension TeamName: Stored {}
extension ClientMessageID: Stored {}
extension RuleName: Stored {}
extension TopicName: Stored {}
extension IntentName: Stored {}
extension ScheduleName: Stored {}
extension WebhookName: Stored {}
extension ChannelName: Stored {}
extension PluginName: Stored {}
extension ChoiceID: Stored {}
extension QueuePriority: Stored {}
extension EscalationCause: Stored {}
extension Message.Direction: Stored {}
extension TurnRecord.Outcome: Stored {}
extension TraceStep.Outcome: Stored {}
extension IntentFacts.Advice: Stored {}
extension RankColumn: Stored {}
extension Cursor.Mark: Stored {}
extension Event.Kind: Stored {}

extension LanguageTag: Stored {
    func write(to writer: inout ByteWriter) { writer.write(text: rawValue) }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) { self.init(try reader.text()) }
}

extension Instant: Stored {
    func write(to writer: inout ByteWriter) { writer.write(Int(milliseconds)) }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(milliseconds: Int64(try reader.value(Int.self)))
    }
}

extension Value: Stored {
    func write(to writer: inout ByteWriter) {
        switch self {
        case .string(let text):
            writer.write(byte: 0)
            writer.write(text)
        case .integer(let number):
            writer.write(byte: 1)
            writer.write(number)
        case .number(let number):
            writer.write(byte: 2)
            writer.write(number)
        case .boolean(let flag):
            writer.write(byte: 3)
            writer.write(flag)
        }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = .string(try reader.value())
        case 1: self = .integer(try reader.value())
        case 2: self = .number(try reader.value())
        case 3: self = .boolean(try reader.value())
        default: throw reader.malformed("a value")
        }
    }
}
