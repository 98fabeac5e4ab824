import CICU
import FrontdeskCore
import Synchronization

/// ICU's compiled form of a message pattern.
///
/// ICU makes some of its formatters on first use, so only one task may use a pattern at a time.
final class CompiledMessage: Sendable {
    private struct Handle: @unchecked Sendable {
        // @unchecked Sendable because it's only touched under the mutex below.
        let message: OpaquePointer
        let zone: String
    }

    private let pattern: [UInt16]
    private let language: String
    private let handle: Mutex<Handle>

    init(pattern: [UInt16], language: LanguageTag) throws(MessageTemplateError) {
        self.pattern = pattern
        self.language = language.rawValue
        let zone = "Etc/UTC"
        let opened = Self.open(pattern, language.rawValue, zone)
        guard let message = opened.message else {
            throw .malformed(MessagePattern.fault(opened.error), offset: nil)
        }
        handle = Mutex(Handle(message: message, zone: zone))
    }

    deinit {
        handle.withLock { cicu_message_close($0.message) }
    }

    /// The message with its arguments filled in; nil when ICU can't.
    func format(_ filling: MessageFilling) -> String? {
        handle.withLock { handle in
            if let zone = filling.zone, zone != handle.zone {
                guard let message = Self.open(pattern, language, zone).message else { return nil }
                cicu_message_close(handle.message)
                handle = Handle(message: message, zone: zone)
            }
            let message = handle.message
            return filling.units.withUnsafeBufferPointer { units in
                filling.values.withUnsafeBufferPointer { values in
                    Self.format(message, units, values)
                }
            }
        }
    }

    private static func format(
        _ message: OpaquePointer,
        _ units: UnsafeBufferPointer<UInt16>,
        _ values: UnsafeBufferPointer<cicu_argument>
    ) -> String? {
        // ICU wants an address also for no arguments at all.
        var noUnit: UInt16 = 0
        var noValue = cicu_argument()
        return withUnsafePointer(to: &noUnit) { noUnit in
            withUnsafePointer(to: &noValue) { noValue in
                CBuffer.text16(capacity: 512) { buffer, capacity in
                    cicu_message_format(
                        message,
                        units.baseAddress ?? noUnit,
                        values.baseAddress ?? noValue,
                        Int32(values.count),
                        buffer,
                        capacity
                    )
                }
            }
        }
    }

    private static func open(
        _ pattern: [UInt16],
        _ language: String,
        _ zone: String
    ) -> (message: OpaquePointer?, error: cicu_message_error) {
        var error = cicu_message_error()
        let known = TimeZoneClock(identifier: zone)?.identifier ?? "Etc/UTC"
        let message = pattern.withUnsafeBufferPointer { units in
            units.baseAddress.flatMap { cicu_message_open($0, Int32(units.count), language, known, &error) }
        }
        return (message, error)
    }
}
