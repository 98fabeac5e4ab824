import NIOCore

/// Builds the bytes a client would send, right or wrong.
struct ClientFrame {
    var opcode: UInt8
    var payload: [UInt8]
    var isFinal = true
    var reserved: UInt8 = 0
    var mask: [UInt8]? = [0x37, 0xFA, 0x21, 0x3D]
    /// How many bytes the length takes: 1, 2 or 8; nil for the fewest.
    var lengthBytes: Int?
    /// A length to announce instead of the payload's.
    var announced: Int?

    static func text(_ text: String) -> ClientFrame { ClientFrame(opcode: 1, payload: Array(text.utf8)) }

    static func close(_ code: UInt16, _ reason: String = "") -> ClientFrame {
        ClientFrame(opcode: 8, payload: [UInt8(code >> 8), UInt8(code & 255)] + Array(reason.utf8))
    }

    var bytes: [UInt8] {
        let length = announced ?? payload.count
        let size = lengthBytes ?? (length < 126 ? 1 : length < 65_536 ? 2 : 8)
        var bytes = [(isFinal ? 0x80 : 0) | reserved << 4 | opcode]
        let maskBit: UInt8 = mask == nil ? 0 : 0x80
        switch size {
        case 1: bytes.append(maskBit | UInt8(length))
        case 2: bytes += [maskBit | 126, UInt8(length >> 8), UInt8(length & 255)]
        default:
            bytes.append(maskBit | 127)
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: length >> shift))
            }
        }
        guard let mask else { return bytes + payload }
        return bytes + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
    }
}

/// A frame of the server.
struct ServerFrame: Equatable {
    let opcode: UInt8
    let payload: ByteBuffer

    /// Takes a whole frame from the front of what a channel wrote; nil when there is none.
    init?(from bytes: inout ByteBuffer) {
        guard let first = bytes.readInteger(as: UInt8.self), let second = bytes.readInteger(as: UInt8.self) else {
            return nil
        }
        let length: Int?
        switch second {
        case 126: length = bytes.readInteger(as: UInt16.self).map { Int($0) }
        case 127: length = bytes.readInteger(as: UInt64.self).map { Int($0) }
        default: length = Int(second)
        }
        guard let length, let payload = bytes.readSlice(length: length) else { return nil }
        opcode = first & 0x0F
        self.payload = payload
    }

    static let text: UInt8 = 1
    static let close: UInt8 = 8
    static let ping: UInt8 = 9
    static let pong: UInt8 = 10

    /// The code of a close frame.
    var closeCode: UInt16? { payload.getInteger(at: payload.readerIndex) }
}

/// A generator of the same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
