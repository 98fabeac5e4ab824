import Foundation
import FrontdeskCore

/// The compact form of an event or another value: a format number, then the fields.
enum Payload {
    /// The format that is written.
    static let format: UInt8 = 1

    /// The bytes of an event; nil for an erased one.
    static func data(of event: Event) -> Data? {
        if case .erased = event { return nil }
        var writer = ByteWriter()
        writer.write(byte: format)
        event.writeFields(to: &writer)
        return Data(writer.bytes)
    }

    /// The event of a kind; nil bytes mean that it was erased.
    static func event(_ kind: Event.Kind, _ data: Data?) throws(ByteReader.Malformed) -> Event {
        guard let data else { return .erased(kind: kind) }
        return try read(data) { (reader) throws(ByteReader.Malformed) in try Event(kind, fieldsFrom: &reader) }
    }

    /// The bytes of a value.
    static func data(of value: some Stored) -> Data {
        var writer = ByteWriter()
        writer.write(byte: format)
        writer.write(value)
        return Data(writer.bytes)
    }

    /// The value of bytes.
    static func value<Value: Stored>(_ data: Data) throws(ByteReader.Malformed) -> Value {
        try read(data) { (reader) throws(ByteReader.Malformed) in try reader.value() }
    }

    private static func read<Value>(
        _ data: Data,
        _ body: (inout ByteReader) throws(ByteReader.Malformed) -> Value
    ) throws(ByteReader.Malformed) -> Value {
        let result = data.withUnsafeBytes { bytes -> Result<Value, ByteReader.Malformed> in
            var reader = ByteReader(bytes)
            do throws(ByteReader.Malformed) {
                guard try reader.byte() == format else { throw reader.malformed("format \(format)") }
                let value = try body(&reader)
                guard reader.isAtEnd else { throw reader.malformed("the end") }
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
