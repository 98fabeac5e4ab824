import FrontdeskCore

/// The manual of all checks as one page of Markdown: `docs/checks.md`.
public enum ChecksPage {
    /// The page.
    public static var markdown: String {
        (head + table + CheckManual.descriptions.map { section($0) }).joined(separator: "\n")
    }

    private static let head = [
        """
        # Checks

        <!-- Written by `frontdesk checks --write docs/checks.md`; a test fails when it is stale. -->

        `frontdesk lint` holds rules and texts against these checks; those of trials are made by `frontdesk test`.
        `frontdesk explain FD102` prints one of them. A number is never used again for something else.

        A finding is suppressed by a comment above its line, with a reason:

        ```
        # frontdesk:allow FD109 -- visitors really write only that
        ```

        """
    ]

    private static var table: [String] {
        let rows = CheckManual.descriptions.map { check in
            "| [\(check.id)](#\(check.anchor)) | \(check.name) | \(check.severity.rawValue) | \(repair(check)) |"
        }
        return ["| number | name | severity | `--fix` |", "| --- | --- | --- | --- |"] + rows + [""]
    }

    private static func repair(_ check: CheckDescription) -> String {
        switch check.repair {
        case .none: ""
        case .safe: "yes"
        case .unsafe: "with `--unsafe`"
        }
    }

    /// The part of the page about one check.
    static func section(_ check: CheckDescription) -> String {
        """
        ## \(check.id) \(check.name)

        **\(check.severity.rawValue)** · \(check.summary)

        \(check.rationale)

        Found:

        \(code(check.bad))

        Better:

        \(code(check.good))

        """
    }

    private static func code(_ example: CheckExample) -> String {
        example.files.map { file in
            let heading = example.files.count > 1 ? "`\(file.path)`\n\n" : ""
            return heading + "```\n\(file.text)\n```"
        }.joined(separator: "\n\n")
    }
}

extension CheckDescription {
    /// The part of an address that leads to the check on the page of all checks.
    var anchor: String { "\(id.lowercased())-\(name)" }
}
