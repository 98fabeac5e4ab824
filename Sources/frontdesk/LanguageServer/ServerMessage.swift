import FrontdeskLint

/// What the language server sends.
enum ServerMessage {
    /// The answer to a request.
    static func answer(_ id: JSONValue, _ result: JSONValue) -> JSONValue {
        .object([.init("jsonrpc", "2.0"), .init("id", id), .init("result", result)])
    }

    /// A request failed.
    static func failure(_ id: JSONValue, _ fault: RequestFault) -> JSONValue {
        .object([
            .init("jsonrpc", "2.0"), .init("id", id),
            .init("error", .members(("code", .integer(fault.code)), ("message", .string(fault.message)))),
        ])
    }

    /// Something the editor is told.
    static func notification(_ method: String, _ params: JSONValue) -> JSONValue {
        .members(("jsonrpc", "2.0"), ("method", .string(method)), ("params", params))
    }
}

/// Why a request is not answered.
struct RequestFault: Error {
    let code: Int
    let message: String

    static func notJSON(_ fault: JSONFault) -> RequestFault { RequestFault(code: -32_700, message: "\(fault)") }
    static let noRequest = RequestFault(code: -32_600, message: "this is no request")
    static let isShutDown = RequestFault(code: -32_600, message: "the server is shutting down")
    static let notInitialized = RequestFault(code: -32_002, message: "send `initialize` first")
    static func unknown(_ method: String) -> RequestFault {
        RequestFault(code: -32_601, message: "there is no method '\(method.prefix(100))'")
    }
    static func parameters(_ expected: String) -> RequestFault {
        RequestFault(code: -32_602, message: "expected \(expected)")
    }
    static func failed(_ why: String) -> RequestFault { RequestFault(code: -32_803, message: why) }
}
