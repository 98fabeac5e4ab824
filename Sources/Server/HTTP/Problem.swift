import FrontdeskCore
import HTTPTypes
import Hummingbird
import NIOCore

/// A refusal that names what is wrong and the remedy: RFC 9457 over HTTP, an `error` on a socket.
///
/// The detail never holds what a visitor wrote.
struct Problem: Error, Hashable, Sendable {
    /// What kind of refusal.
    let kind: ProblemKind
    /// What is wrong here, and what to do.
    let detail: String
    /// After how many seconds it may work.
    var retryAfter: Int?
    /// The methods that do work, for a wrong one.
    var allowed: [HTTPRequest.Method] = []
    /// The current epoch, for a conversation that changed hands.
    var epoch: Int?
    /// What is wrong with rules that were to go live.
    var findings: [Finding] = []
    /// What speaks against examples that were to be added.
    var objections: [ExampleObjection] = []

    /// Makes a problem.
    init(_ kind: ProblemKind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// The same problem with a time to wait.
    func retry(after seconds: Int) -> Problem {
        var copy = self
        copy.retryAfter = max(1, seconds)
        return copy
    }

    /// The body of an HTTP answer.
    var body: ByteBuffer {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "urn:frontdesk:problem:" + kind.rawValue)
            json.member("title", kind.title)
            json.member("status", Int(kind.status.code))
            json.member("detail", detail)
            json.member("retry_after", retryAfter)
            json.member("epoch", epoch)
            if !findings.isEmpty { json.findings(findings) }
            if !objections.isEmpty { json.objections(objections) }
        }
        return json.buffer
    }

    /// The headers of an HTTP answer.
    var headers: HTTPFields {
        var headers: HTTPFields = [.contentType: "application/problem+json", .cacheControl: "no-store"]
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        if !allowed.isEmpty { headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ") }
        switch kind {
        case .tokenRequired: headers[.wwwAuthenticate] = "Bearer"
        case .signInRequired: headers[.wwwAuthenticate] = "Cookie realm=\"frontdesk\""
        case .upgradeRequired:
            headers[.upgrade] = "websocket"
            headers[.secWebSocketVersion] = "13"
        default: break
        }
        return headers
    }
}

extension Problem: HTTPResponseError {
    var status: HTTPResponse.Status { kind.status }

    func response(from request: Request, context: some RequestContext) -> Response { response }

    /// The HTTP answer.
    var response: Response { Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body)) }
}
