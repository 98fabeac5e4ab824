/// Why a WebSocket connection ends, as RFC 6455 numbers it.
struct CloseCode: RawRepresentable, Hashable, Sendable {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The peer is done.
    static let normal = CloseCode(rawValue: 1000)
    /// The server drains; reconnect at once.
    static let goingAway = CloseCode(rawValue: 1001)
    /// The peer broke the protocol.
    static let protocolError = CloseCode(rawValue: 1002)
    /// A kind of message this endpoint has no use for.
    static let unsupportedData = CloseCode(rawValue: 1003)
    /// Text that is not UTF-8.
    static let invalidPayload = CloseCode(rawValue: 1007)
    /// Not allowed.
    static let policyViolation = CloseCode(rawValue: 1008)
    /// A message over the limit.
    static let messageTooBig = CloseCode(rawValue: 1009)
    /// The server failed.
    static let internalError = CloseCode(rawValue: 1011)
    /// The reader is too slow or the server too busy; try again later.
    static let tryAgainLater = CloseCode(rawValue: 1013)
    /// The token or session is not valid any more.
    static let signInAgain = CloseCode(rawValue: 4001)
    /// Another connection took the place of this one.
    static let replaced = CloseCode(rawValue: 4003)

    /// Whether a peer may send this code; 1004, 1005, 1006 and 1015 never travel.
    var isAllowedFromPeer: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
