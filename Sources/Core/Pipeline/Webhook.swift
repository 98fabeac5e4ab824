/// An outside service that rules may call, as the rule set declares it.
public struct WebhookDefinition: Hashable, Sendable {
    /// The HTTP methods a webhook may use.
    public enum Method: String, Hashable, Sendable, Codable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
    }

    /// Its name in rules.
    public let name: WebhookName
    /// How it is called.
    public let method: Method
    /// The address; `${NAME}` stands for an environment variable of the server.
    public let url: String
    /// How long to wait for the answer.
    public let timeout: Duration

    /// Makes a definition.
    public init(name: WebhookName, method: Method, url: String, timeout: Duration = .seconds(5)) {
        self.name = name
        self.method = method
        self.url = url
        self.timeout = timeout
    }
}

/// Calls webhooks for the runtime.
///
/// A call happens after the commit of the turn that asked for it, at most once.
public protocol WebhookCaller: Sendable {
    /// Sends `arguments` as a JSON object and gives back what the service answered.
    ///
    /// - Returns: For a JSON text, number or truth value, that value under `variable`; for an object, its plain fields
    ///   under `variable.field`; nothing when `variable` is nil.
    /// - Throws: ``WebhookFailure`` for anything but a readable 2xx answer in time.
    func call(
        _ webhook: WebhookDefinition,
        arguments: [String: Value],
        into variable: String?
    ) async throws(WebhookFailure) -> [String: Value]
}

/// A webhook gave no usable answer.
public struct WebhookFailure: Error, Hashable, CustomStringConvertible {
    /// What went wrong, without the arguments and without what the service wrote.
    public let description: String

    /// Makes a failure.
    public init(_ description: String) { self.description = description }
}
