import HTTPTypes
import Hummingbird

/// An address of the server, and what it answers.
struct Route: Sendable {
    /// Answers one request.
    typealias Answer = @Sendable (Exchange) async throws(Problem) -> Response

    /// The method.
    let method: HTTPRequest.Method
    /// The path, with parameters in braces: `/api/v1/conversations/{id}/events`; `**` at the end takes the rest.
    let path: String
    /// Whether pages of other sites may read the answer.
    let sharing: Sharing
    /// What it answers.
    let answer: Answer

    /// Which pages of other sites may read an answer.
    enum Sharing: Sendable {
        /// None.
        case own
        /// Those of sites that carry the widget.
        case sites
        /// All.
        case all
    }

    /// Makes a route.
    init(_ method: HTTPRequest.Method, _ path: String, sharing: Sharing = .own, _ answer: @escaping Answer) {
        self.method = method
        self.path = path
        self.sharing = sharing
        self.answer = answer
    }
}

extension Response {
    /// An answer with a JSON object.
    static func json(
        _ status: HTTPResponse.Status = .ok,
        _ members: (inout JSONWriter) -> Void
    ) -> Response {
        var json = JSONWriter()
        json.object(members)
        return .json(status, json)
    }

    /// An answer with a JSON document.
    static func json(_ status: HTTPResponse.Status = .ok, _ json: JSONWriter) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: json.buffer)
        )
    }

    /// An answer without a body.
    static var nothing: Response { Response(status: .noContent, headers: [.cacheControl: "no-store"]) }
}
