import Foundation
import FrontdeskCore

/// The address of a webhook with the server's secrets filled in, checked against the policy.
struct WebhookAddress: Hashable, Sendable {
    let url: String
    let host: String

    /// Fills in `${NAME}` and checks scheme and host.
    ///
    /// - Throws: A failure that names the webhook and the remedy, never a secret's value.
    init(
        _ webhook: WebhookDefinition,
        environment: [String: String],
        policy: OutboundPolicy
    ) throws(WebhookFailure) {
        let place = "webhook '\(webhook.name)'"
        let filled = try Self.fill(webhook.url, environment, place)
        guard let parts = URLComponents(string: filled), let host = parts.host, !host.isEmpty else {
            throw WebhookFailure("\(place): the address can't be read; write https://host/path")
        }
        guard parts.user == nil, parts.password == nil else {
            throw WebhookFailure("\(place): the address holds a user name or password; use a header or a token instead")
        }
        guard policy.allows(host) else {
            throw WebhookFailure("\(place): host '\(host)' is not allowed; add it to outbound.hosts in frontdesk.yaml")
        }
        guard parts.scheme == "https" || (parts.scheme == "http" && policy.isInternal(host)) else {
            throw WebhookFailure("\(place): only https is allowed, or http for a host in outbound.internal-hosts")
        }
        url = filled
        self.host = host
    }

    private static func fill(
        _ template: String,
        _ environment: [String: String],
        _ place: String
    ) throws(WebhookFailure) -> String {
        var filled = ""
        var rest = Substring(template)
        while let open = rest.range(of: "${") {
            filled += rest[..<open.lowerBound]
            guard let close = rest[open.upperBound...].firstIndex(of: "}") else {
                throw WebhookFailure("\(place): `${` is not closed in the address")
            }
            let name = String(rest[open.upperBound..<close])
            guard let value = environment[name] else {
                throw WebhookFailure("\(place): the environment variable '\(name)' is not set")
            }
            filled += value
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
