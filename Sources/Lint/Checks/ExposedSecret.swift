import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds keys, tokens and passwords in rules and texts.
struct ExposedSecret: Check {
    static let description = CheckDescription(
        id: "FD701",
        name: "exposed-secret",
        severity: .error,
        summary: "A rule file or a locale file holds what looks like a key, a token or a password.",
        rationale: """
            Rules are in version control, on screens and in reports. A secret belongs into the environment: \
            `${NAME}` in the address of a webhook is filled in by the server. Change the secret, too: whoever has a \
            copy of the file has it. The message never repeats it.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            webhook oms = POST https://oms.example.com/orders?token=↓ghp_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6

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

            webhook oms = POST https://oms.example.com/orders?token=${OMS_TOKEN}

            rule status
              when order status
              example order status
              call oms(text="status")
              say "One moment."
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.project.sources.flatMap { source in lines(of: source.bytes, source.path) }
            + survey.project.locales.flatMap { file in
                file.entries.compactMap { entry in
                    SecretSearch.first(in: Array(entry.pattern.utf8)[...]).map { found in
                        finding(found.kind, at: entry.patternLocation, to: entry.endColumn)
                    }
                }
            }
    }

    private static func lines(of bytes: [UInt8], _ path: String) -> [Finding] {
        var findings: [Finding] = []
        var number = 0
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            number += 1
            let line = bytes[start..<end]
            if let secret = SecretSearch.first(in: line) {
                let column = line.scalarCount(before: secret.range.lowerBound) + 1
                let width = line.dropFirst(secret.range.lowerBound).scalarCount(before: secret.range.count)
                let place = FileLocation(path: path, line: number, column: column)
                findings.append(finding(secret.kind, at: place, to: column + width))
            }
            start = end + 1
        }
        return findings
    }

    private static func finding(_ kind: String, at place: FileLocation, to end: Int) -> Finding {
        description.finding(
            at: place,
            to: end,
            "this looks like \(kind)",
            remedy: "change it, and name it by an environment variable: ${NAME}"
        )
    }
}

extension ArraySlice<UInt8> {
    /// How many code points its first bytes make.
    fileprivate func scalarCount(before offset: Int) -> Int { prefix(offset).count { $0 & 0xc0 != 0x80 } }
}
