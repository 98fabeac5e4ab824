import NIOCore

/// What a client sent, whole.
enum WebSocketInput: Hashable, Sendable {
    /// A text message; its bytes are valid UTF-8.
    case text(ByteBuffer)
    /// A binary message.
    case binary(ByteBuffer)
    /// A ping with what the pong must repeat.
    case ping(ByteBuffer)
    /// A pong.
    case pong
    /// The peer wants to end; nil for a close frame without a code.
    case close(CloseCode?)
}

/// Reads a client's frames as their bytes come and puts messages together.
///
/// Everything is refused at the first byte that shows it is wrong: a missing mask, a reserved bit or an announced
/// length over the limit before any payload is kept, invalid UTF-8 before the message ends. What is kept is at most
/// one message of ``Limits/messageBytes`` and one control frame.
struct WebSocketReader: Sendable {
    /// How much a client may send.
    struct Limits: Hashable, Sendable {
        /// The most bytes of one message, over all its fragments.
        var messageBytes = 64 * 1024
        /// The most fragments of one message.
        var fragments = 256
    }

    private enum Opcode: UInt8 {
        case continuation = 0x0
        case text = 0x1
        case binary = 0x2
        case close = 0x8
        case ping = 0x9
        case pong = 0xA

        var isControl: Bool { rawValue & 0x8 != 0 }
    }

    private struct Header {
        let isFinal: Bool
        let opcode: Opcode
        let length: Int
        let mask: UInt32
    }

    private struct Message {
        let isText: Bool
        var bytes: ByteBuffer
        var fragments = 0
        var validator = UTF8Validator()
    }

    private let limits: Limits
    private var header: Header?
    private var pending = ByteBuffer()
    private var payloadRead = 0
    private var message: Message?
    private var control = ByteBuffer()

    /// Makes a reader at the beginning of a connection.
    init(limits: Limits = Limits()) { self.limits = limits }

    /// Takes bytes from `input` until something is complete; nil when more bytes are needed, and then `input` is empty.
    mutating func next(_ input: inout ByteBuffer) throws(WebSocketFault) -> WebSocketInput? {
        while true {
            if header == nil {
                guard let next = try readHeader(&input) else { return nil }
                header = next
                payloadRead = 0
                try begin(next)
            }
            guard let header else { return nil }
            try readPayload(of: header, from: &input)
            guard payloadRead == header.length else { return nil }
            self.header = nil
            if let complete = try finish(header) { return complete }
        }
    }

    /// Reads the 2 to 14 bytes before the payload, which may come one by one.
    private mutating func readHeader(_ input: inout ByteBuffer) throws(WebSocketFault) -> Header? {
        if pending.readableBytes == 0 {
            if let header = try Self.parseHeader(&input, limits) { return header }
            pending.clear()
            pending.writeBuffer(&input)
            return nil
        }
        while input.readableBytes > 0 {
            if let byte = input.readInteger(as: UInt8.self) { pending.writeInteger(byte) }
            if let header = try Self.parseHeader(&pending, limits) {
                pending = ByteBuffer()
                return header
            }
        }
        return nil
    }

    /// The header at the front of `bytes`, or nil, with nothing taken, when there are too few.
    private static func parseHeader(_ bytes: inout ByteBuffer, _ limits: Limits) throws(WebSocketFault) -> Header? {
        let start = bytes.readerIndex
        guard let first = bytes.getInteger(at: start, as: UInt8.self) else { return nil }
        guard first & 0x70 == 0 else { throw .reservedBits }
        guard let opcode = Opcode(rawValue: first & 0x0F) else { throw .unknownOpcode }
        let isFinal = first & 0x80 != 0
        guard isFinal || !opcode.isControl else { throw .badControlFrame }
        guard let second = bytes.getInteger(at: start + 1, as: UInt8.self) else { return nil }
        guard second & 0x80 != 0 else { throw .notMasked }
        let length: Int
        var size = 2
        switch second & 0x7F {
        case 126:
            guard !opcode.isControl else { throw .badControlFrame }
            guard let word = bytes.getInteger(at: start + 2, as: UInt16.self) else { return nil }
            guard word > 125 else { throw .badLength }
            length = Int(word)
            size = 4
        case 127:
            guard !opcode.isControl else { throw .badControlFrame }
            guard let word = bytes.getInteger(at: start + 2, as: UInt64.self) else { return nil }
            guard word > UInt64(UInt16.max), word <= UInt64(Int.max) else { throw .badLength }
            length = Int(word)
            size = 10
        default: length = Int(second & 0x7F)
        }
        guard opcode.isControl || length <= limits.messageBytes else { throw .tooBig }
        guard let mask = bytes.getInteger(at: start + size, endianness: .little, as: UInt32.self) else { return nil }
        bytes.moveReaderIndex(forwardBy: size + 4)
        return Header(isFinal: isFinal, opcode: opcode, length: length, mask: mask)
    }

    /// Checks a header against the message it belongs to.
    private mutating func begin(_ header: Header) throws(WebSocketFault) {
        switch header.opcode {
        case .text, .binary:
            guard message == nil else { throw .badContinuation }
            message = Message(isText: header.opcode == .text, bytes: ByteBuffer())
        case .continuation:
            guard message != nil else { throw .badContinuation }
        case .close, .ping, .pong:
            control = ByteBuffer()
            return
        }
        guard (message?.bytes.readableBytes ?? 0) + header.length <= limits.messageBytes else { throw .tooBig }
        message?.fragments += 1
        guard (message?.fragments ?? 0) <= limits.fragments else { throw .tooManyFragments }
    }

    /// Unmasks what has come of the payload and puts it where it belongs.
    private mutating func readPayload(of header: Header, from input: inout ByteBuffer) throws(WebSocketFault) {
        let count = min(header.length - payloadRead, input.readableBytes)
        guard count > 0, var chunk = input.readSlice(length: count) else { return }
        let offset = payloadRead
        payloadRead += count
        if header.opcode.isControl {
            chunk.appendUnmasked(header.mask, offset: offset, to: &control)
            return
        }
        guard var current = message else { return }
        message = nil
        let begin = current.bytes.writerIndex
        chunk.appendUnmasked(header.mask, offset: offset, to: &current.bytes)
        if current.isText {
            var validator = current.validator
            let kept = begin - current.bytes.readerIndex
            let isValid = current.bytes.withUnsafeReadableBytes { bytes in
                validator.accept(UnsafeRawBufferPointer(rebasing: bytes[kept...]))
            }
            guard isValid else { throw .notUTF8 }
            current.validator = validator
        }
        message = current
    }

    /// What a complete frame completes, if anything.
    private mutating func finish(_ header: Header) throws(WebSocketFault) -> WebSocketInput? {
        switch header.opcode {
        case .text, .binary, .continuation:
            guard header.isFinal, let whole = message else { return nil }
            message = nil
            guard whole.isText else { return .binary(whole.bytes) }
            guard whole.validator.isAtBoundary else { throw .notUTF8 }
            return .text(whole.bytes)
        case .ping: return .ping(control)
        case .pong: return .pong
        case .close: return .close(try closeCode())
        }
    }

    private mutating func closeCode() throws(WebSocketFault) -> CloseCode? {
        guard control.readableBytes > 0 else { return nil }
        guard let number = control.readInteger(as: UInt16.self) else { throw .badCloseFrame }
        let code = CloseCode(rawValue: number)
        guard code.isAllowedFromPeer else { throw .badCloseFrame }
        var validator = UTF8Validator()
        let isValid = control.withUnsafeReadableBytes { validator.accept($0) }
        guard isValid, validator.isAtBoundary else { throw .notUTF8 }
        return code
    }
}

extension ByteBuffer {
    /// Appends these bytes to `target` with the mask taken off; `offset` is the place of the first in its frame.
    fileprivate mutating func appendUnmasked(_ mask: UInt32, offset: Int, to target: inout ByteBuffer) {
        let count = target.writeBuffer(&self)
        target.withUnsafeMutableReadableBytes { bytes in
            let key = (mask >> UInt32(8 * (offset & 3))) | (mask << UInt32((32 - 8 * (offset & 3)) & 31))
            let first = bytes.count - count
            var index = 0
            while index + 4 <= count {
                let word = bytes.loadUnaligned(fromByteOffset: first + index, as: UInt32.self).littleEndian
                bytes.storeBytes(of: (word ^ key).littleEndian, toByteOffset: first + index, as: UInt32.self)
                index += 4
            }
            while index < count {
                bytes[first + index] ^= UInt8(truncatingIfNeeded: key >> UInt32(8 * (index & 3)))
                index += 1
            }
        }
    }
}
