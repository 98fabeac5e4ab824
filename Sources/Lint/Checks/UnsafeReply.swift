import FrontdeskCore
import FrontdeskRules

/// Finds markup, scripts and links to unknown hosts in what visitors read.
struct UnsafeReply: Check {
    static let description = CheckDescription(
        id: "FD704",
        name: "unsafe-reply",
        severity: .warning,
        summary: """
            A reply holds HTML, a `javascript:` address, or a link to a host that is not on the site's list; or an image \
            or card has no whole address.
            """,
        rationale: """
            Replies are shown as text, so visitors would read the markup. Links are checked when the site lists the \
            hosts it links to: a wrong one is a typing mistake at best. An image or a card is shown on other pages than \
            the shop's own, so its address begins with https://.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule returns
              when return
              example a return
              say ↓"See <b>our page</b>."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule returns
              when return
              example a return
              say "See our page: https://shop.example.com/returns"
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        var findings = ShownText.all(in: survey).compactMap { shown -> Finding? in
            guard let (message, remedy) = fault(shown.text, survey.settings.linkHosts) else { return nil }
            return description.finding(at: shown.location, to: shown.endColumn, message, remedy: remedy)
        }
        survey.statements.forEachAction { action, _ in
            let address: Located<String>? =
                switch action.kind {
                case .image(let url, _): url
                case .card(_, _, let url): url
                default: nil
                }
            guard let address,
                let (message, remedy) = fault(address.value, survey.settings.linkHosts) ?? incompleteness(address.value)
            else { return }
            findings.append(description.finding(at: address.span, message, remedy: remedy))
        }
        return findings
    }

    private static let schemes = ["javascript:", "vbscript:", "data:text/html"]
    private static let schemeSearch = ByteSearch(schemes)

    private static func fault(_ text: String, _ hosts: [String]?) -> (String, String)? {
        if text.utf8.contains(UInt8(ascii: "<")), let tag = markup(in: text) {
            return ("the text holds HTML: \(tag)", "write plain text; line ends and addresses are shown as such")
        }
        guard text.utf8.contains(UInt8(ascii: ":")) else { return nil }
        let lowered = text.lowercased()
        if let place = schemeSearch.first(in: lowered) {
            return ("the text holds a `\(schemes[place])` address", "link to a page over https")
        }
        guard let hosts else { return nil }
        var rest = lowered[...]
        while let start = rest.firstRange(of: "://") {
            rest = rest[start.upperBound...]
            let host = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" })
            if !host.isEmpty, !HostPatterns.any(hosts, match: host) {
                return (
                    "the text links to `\(host)`, which is not on the site's list", "correct it, or add it to the list"
                )
            }
        }
        return nil
    }

    /// What an address lacks, where a whole one is needed.
    private static func incompleteness(_ address: String) -> (String, String)? {
        let scheme = ["https://", "http://"].first { address.lowercased().hasPrefix($0) }
        guard let scheme else {
            let rest = address.drop { $0 == "/" }
            return ("the address does not begin with https://", "write https://\(address.contains("://") ? "…" : rest)")
        }
        let host = address.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        guard host.contains(".") || host.hasPrefix("localhost") else {
            return ("the address names no host", "write for example https://shop.example.com/lamp.png")
        }
        return nil
    }

    /// The first tag of a text, such as `<b>` or `</a>`.
    private static func markup(in text: String) -> String? {
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[text.index(after: open)...]
            guard let close = rest.firstIndex(of: ">") else { return nil }
            let inner = rest[..<close]
            let name = inner.hasPrefix("/") ? inner.dropFirst() : inner
            if let first = name.first, first.isASCII, first.isLetter { return "<\(inner)>" }
        }
        return nil
    }
}
