import FrontdeskCore
import FrontdeskText

/// The manual page of one check.
struct CheckPage {
    private let check: CheckDescription

    init(_ check: CheckDescription) { self.check = check }

    /// The page for a terminal.
    var text: String {
        ([
            "\(check.id) \(check.name) (\(check.severity.rawValue))", "", check.summary, "", check.rationale,
        ] + footer + ["", "Found:", ""] + code(check.bad) + ["", "Better:", ""] + code(check.good))
        .joined(separator: "\n")
    }

    private var footer: [String] {
        let repair: String? =
            switch check.repair {
            case .none: nil
            case .safe: "Repaired by `frontdesk lint --fix`."
            case .unsafe: "Repaired by `frontdesk lint --fix --unsafe`; look at the result."
            }
        let stage: String? =
            switch check.stage {
            case .trials: "Found by `frontdesk test`, which tries examples and dialogues."
            case .reading, .project, .reporting: nil
            }
        return [stage, repair].compactMap { $0 }.flatMap { ["", $0] }
    }

    private func code(_ example: CheckExample) -> [String] {
        example.files.flatMap { file -> [String] in
            let heading = example.files.count > 1 ? ["    # \(file.path)"] : []
            let text = file.text.hasSuffix("\n") ? String(file.text.dropLast()) : file.text
            return heading + text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
        }
    }
}
