/// What a peer did that ends its connection.
enum WebSocketFault: Error, Hashable, Sendable {
    /// A frame from a client was not masked.
    case notMasked
    /// A reserved bit was set although no extension was agreed.
    case reservedBits
    /// An opcode that has no meaning.
    case unknownOpcode
    /// A length was written in more bytes than it needs, or with its top bit set.
    case badLength
    /// A control frame was fragmented or longer than 125 bytes.
    case badControlFrame
    /// A continuation without a beginning, or a beginning inside a message.
    case badContinuation
    /// A close frame with one byte, or with a code that never travels.
    case badCloseFrame
    /// Text that is not UTF-8.
    case notUTF8
    /// A message over the limit of bytes.
    case tooBig
    /// A message in more fragments than allowed.
    case tooManyFragments

    /// The code the connection is closed with.
    var closeCode: CloseCode {
        switch self {
        case .notMasked, .reservedBits, .unknownOpcode, .badLength, .badControlFrame, .badContinuation, .badCloseFrame:
            .protocolError
        case .notUTF8: .invalidPayload
        case .tooBig: .messageTooBig
        case .tooManyFragments: .policyViolation
        }
    }

    /// What is wrong, for the close frame.
    var reason: String {
        switch self {
        case .notMasked: "client frames must be masked"
        case .reservedBits: "no extension was agreed, reserved bits must be 0"
        case .unknownOpcode: "unknown opcode"
        case .badLength: "lengths must use the fewest bytes"
        case .badControlFrame: "control frames must be whole and at most 125 bytes"
        case .badContinuation: "fragments out of order"
        case .badCloseFrame: "malformed close frame"
        case .notUTF8: "text must be UTF-8"
        case .tooBig: "message too big"
        case .tooManyFragments: "too many fragments"
        }
    }
}
