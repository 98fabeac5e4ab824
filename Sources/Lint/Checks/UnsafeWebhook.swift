import FrontdeskCore
import FrontdeskRules

/// Finds webhooks whose address gives something away, or is not allowed.
struct UnsafeWebhook: Check {
    static let description = CheckDescription(
        id: "FD702",
        name: "unsafe-webhook",
        severity: .error,
        summary: """
            A webhook is not called over https, its host is not allowed, or its address holds credentials; or (a \
            warning) what a visitor wrote goes into an address.
            """,
        rationale: """
            What goes over plain http can be read on the way. Addresses end up in logs, so neither passwords nor what \
            visitors write belongs into them: use `POST`. The hosts that may be called stand in the configuration.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            webhook oms = POST ↓http://oms.example.com/orders

            rule status
              when order status
              example order status
              call oms(text="status")
              say "One moment."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            webhook oms = POST https://oms.example.com/orders

            rule status
              when order status
              example order status
              call oms(text="status")
              say "One moment."
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        var findings = survey.statements.webhooks.flatMap { faults(of: $0.node.url, survey.settings) }
        var readers: Set<String> = []
        for webhook in survey.statements.webhooks where webhook.node.method.value == .get {
            readers.insert(webhook.node.name.value)
        }
        survey.statements.forEachAction { action, _ in
            guard case .call(let request) = action.kind, readers.contains(request.webhook.value),
                let argument = request.arguments.first(where: { $0.value.value.isVariable })
            else { return }
            findings.append(
                description.finding(
                    at: argument.name.span,
                    "`\(argument.name.value)` goes into the address, because `\(request.webhook.value)` is called by GET",
                    severity: .warning,
                    remedy: "declare the webhook with POST"
                )
            )
        }
        return findings
    }

    private static func faults(of url: Located<String>, _ settings: LintSettings) -> [Finding] {
        var faults: [(message: String, remedy: String)] = []
        // An address that comes from the environment as a whole is judged by the server when it is called.
        guard !url.value.hasPrefix("${") else { return [] }
        let host = Self.host(of: url.value)
        let isInternal = host.map { HostPatterns.any(settings.internalHosts, match: $0) } ?? false
        if !url.value.hasPrefix("https://"), !isInternal {
            faults.append(("the webhook is not called over https", "write https://…"))
        }
        if let host, let allowed = settings.webhookHosts, !isInternal, !HostPatterns.any(allowed, match: host) {
            faults.append(("the host `\(host)` is not allowed", "add it to outbound.hosts in the configuration"))
        }
        let authority = url.value.split(separator: "/", maxSplits: 3).dropFirst().first ?? ""
        if authority.contains("@") {
            faults.append(("the address holds a user name or password", "use a token from the environment: ${NAME}"))
        } else if let name = literalCredential(in: url.value) {
            faults.append(("the address holds a credential in `\(name)`", "use the environment: \(name)=${NAME}"))
        }
        return faults.map { description.finding(at: url.span, $0.message, remedy: $0.remedy) }
    }

    private static func host(of url: String) -> String? {
        guard let start = url.firstRange(of: "://") else { return nil }
        let rest = url[start.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = rest.split(separator: "@").last.map { $0.prefix { $0 != ":" } } ?? ""
        return host.isEmpty || host.contains("${") ? nil : host.lowercased()
    }

    private static let credentialNames: Set<String> = [
        "key", "apikey", "api_key", "token", "access_token", "secret", "password", "sig", "signature", "auth",
    ]

    /// The name of a part of the query that is a credential and stands there in plain text.
    private static func literalCredential(in url: String) -> String? {
        guard let question = url.firstIndex(of: "?") else { return nil }
        for part in url[url.index(after: question)...].split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, credentialNames.contains(pair[0].lowercased()), !pair[1].hasPrefix("${") else {
                continue
            }
            return String(pair[0])
        }
        return nil
    }
}

extension Operand {
    fileprivate var isVariable: Bool { if case .variable = self { true } else { false } }
}
