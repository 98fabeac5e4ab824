import AsyncHTTPClient
import Foundation
public import FrontdeskCore
import NIOCore
import NIOHTTP1

/// Calls webhooks over HTTP, once, without redirects, at the address that was checked.
///
/// The host is looked up once; the connection goes to the address that passed the guard, so a second look-up can't
/// lead it elsewhere.
public struct HTTPWebhookCaller: WebhookCaller {
    private let policy: OutboundPolicy
    private let environment: [String: String]
    private let resolver: any HostResolver

    /// The largest answer that is read, in bytes.
    public static let maximumAnswer = 64 * 1024

    /// Makes a caller.
    ///
    /// - Parameters:
    ///   - policy: Where webhooks may go.
    ///   - environment: Where `${NAME}` in an address is looked up.
    public init(policy: OutboundPolicy, environment: [String: String]) {
        self.init(policy: policy, environment: environment, resolver: SystemHostResolver())
    }

    init(policy: OutboundPolicy, environment: [String: String], resolver: any HostResolver) {
        self.policy = policy
        self.environment = environment
        self.resolver = resolver
    }

    public func call(
        _ webhook: WebhookDefinition,
        arguments: [String: Value],
        into variable: String?
    ) async throws(WebhookFailure) -> [String: Value] {
        let address = try WebhookAddress(webhook, environment: environment, policy: policy)
        let target = try await checkedAddress(of: address.host)
        let body = try await send(webhook, to: address, at: target, arguments)
        return try WebhookAnswerBody.values(of: body, into: variable)
    }

    /// The address to connect to.
    ///
    /// - Throws: When the host has none, or one that the policy forbids.
    func checkedAddress(of host: String) async throws(WebhookFailure) -> NetworkAddress {
        let addresses: [NetworkAddress]
        if let literal = NetworkAddress(host.trimmingCharacters(in: ["[", "]"])) {
            addresses = [literal]
        } else {
            addresses = await resolver.addresses(of: host)
        }
        guard let first = addresses.first else { throw WebhookFailure("host '\(host)' was not found") }
        guard policy.isInternal(host) || addresses.allSatisfy(\.isPublic) else {
            throw WebhookFailure(
                "host '\(host)' is at a private address; add it to outbound.internal-hosts to allow that"
            )
        }
        return first
    }

    private func send(
        _ webhook: WebhookDefinition,
        to address: WebhookAddress,
        at target: NetworkAddress,
        _ arguments: [String: Value]
    ) async throws(WebhookFailure) -> Data {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.dnsOverride = [address.host: target.description]
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let answer: Result<Data, WebhookFailure>
        do {
            let request = try Self.request(webhook, address, arguments)
            let timeout = webhook.timeout.components
            let response = try await client.execute(
                request,
                timeout: .nanoseconds(timeout.seconds * 1_000_000_000 + timeout.attoseconds / 1_000_000_000)
            )
            guard (200..<300).contains(response.status.code) else {
                throw WebhookFailure("the service answered with status \(response.status.code)")
            }
            let body = try await response.body.collect(upTo: Self.maximumAnswer)
            answer = .success(Data(body.readableBytesView))
        } catch let failure as WebhookFailure {
            answer = .failure(failure)
        } catch {
            answer = .failure(WebhookFailure("webhook '\(webhook.name)' could not be reached or took too long"))
        }
        do {
            try await client.shutdown()
        } catch {
            throw WebhookFailure("webhook '\(webhook.name)': the connection did not close")
        }
        return try answer.get()
    }

    private static func request(
        _ webhook: WebhookDefinition,
        _ address: WebhookAddress,
        _ arguments: [String: Value]
    ) throws -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address.url)
        request.method = .init(rawValue: webhook.method.rawValue)
        request.headers.add(name: "accept", value: "application/json")
        if webhook.method == .get {
            var parts = URLComponents(string: address.url)
            let items = arguments.sorted { $0.key < $1.key }.map {
                URLQueryItem(name: $0.key, value: $0.value.description)
            }
            let present = parts?.queryItems ?? []
            if !items.isEmpty { parts?.queryItems = present + items }
            request.url = parts?.string ?? address.url
        } else {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(try encoder.encode(arguments))
        }
        return request
    }
}
