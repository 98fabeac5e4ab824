import FrontdeskCore

extension ReplayReport {
    /// The forms a report is written in.
    public enum Format: String, Sendable, CaseIterable {
        /// For people: counts, and a diff for each change.
        case text
        /// An object with the counts and every change that was kept.
        case json
    }

    /// The report, with a line end behind its last line.
    public func written(as format: Format) -> String {
        switch format {
        case .text: text
        case .json: json
        }
    }

    /// The counts of turns in one line.
    public var summary: String {
        let changes = ReplayChange.allCases.filter { $0 != .same && counts[$0, default: 0] > 0 }
            .map { "\(counts[$0, default: 0]) \($0.title)" }
        let turnsInWords = "\(turns) turn\(turns == 1 ? "" : "s")"
        if turns == 0 { return "\(turnsInWords): nothing was compared" }
        guard !changes.isEmpty else { return "\(turnsInWords): nothing changes" }
        return "\(turnsInWords): \(changes.joined(separator: ", ")), \(counts[.same, default: 0]) same"
    }

    /// The counts of conversations and turns in one line.
    public var conclusion: String {
        "\(conversations) conversation\(conversations == 1 ? "" : "s"), \(summary)"
    }

    // MARK: Text

    private var text: String {
        var lines: [String] = []
        for difference in differences { lines += difference.diff + [""] }
        if changed > differences.count {
            lines += ["and \(changed - differences.count) more changes; --limit shows more of them", ""]
        }
        if !moves.isEmpty {
            let rows = moves.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.prefix(50)
            let width = rows.map { String($0.value).count }.max() ?? 0
            for (move, count) in rows {
                let padding = String(repeating: " ", count: width - String(count).count)
                let names =
                    move.before == move.after ? move.before.words : "\(move.before.words) -> \(move.after.words)"
                lines.append("\(padding)\(count)  \(names): \(move.change.title)")
            }
            lines.append("")
        }
        if !skipped.isEmpty {
            let words = Skip.allCases.compactMap { skip in
                skipped[skip].map { "\($0) \(skip.title)" }
            }
            lines.append("not compared: \(words.joined(separator: ", "))")
        }
        lines.append(conclusion)
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: JSON

    private var json: String {
        let counted = ReplayChange.allCases.map { ($0.rawValue, JSONText.integer(counts[$0, default: 0])) }
        let skips = Skip.allCases.map { ($0.rawValue, JSONText.integer(skipped[$0, default: 0])) }
        let moved = moves.sorted { $0.key < $1.key }.map { move, count in
            JSONText.members(
                ("before", move.before.map { .string($0) } ?? .null),
                ("after", move.after.map { .string($0) } ?? .null),
                ("change", .string(move.change.rawValue)),
                ("turns", .integer(count))
            )
        }
        return JSONText.members(
            ("conversations", .integer(conversations)),
            ("turns", .integer(turns)),
            ("changed", .integer(changed)),
            ("counts", .object(counted.map { (key: $0.0, value: $0.1) })),
            ("skipped", .object(skips.map { (key: $0.0, value: $0.1) })),
            ("rules", .array(moved)),
            ("changes", .array(differences.map(\.json)))
        ).pretty
    }
}

extension ReplayReport.Skip {
    fileprivate var title: String {
        switch self {
        case .people: "answered by people"
        case .erased: "erased"
        case .undecided: "decided by no rules"
        }
    }
}

extension Optional where Wrapped == String {
    fileprivate var words: String { self ?? "no rule" }
}

extension ReplayDifference {
    /// The change as a diff.
    fileprivate var diff: [String] {
        ["conversation \(conversation), turn \(turn), \(at): \(change.title)", "  > \(said.firstLine)"]
            + before.lines.map { "  - \($0)" } + after.lines.map { "  + \($0)" } + (why.map { ["    \($0)"] } ?? [])
    }

    fileprivate var json: JSONText {
        JSONText.members(
            ("conversation", .string(conversation)),
            ("turn", .integer(turn)),
            ("at", .string(at)),
            ("change", .string(change.rawValue)),
            ("lost", .boolean(isLoss)),
            ("message", .string(said)),
            ("before", before.json),
            ("after", after.json),
            ("why", why.map { .string($0) } ?? .null)
        )
    }
}

extension SeenTurn {
    fileprivate var lines: [String] {
        var lines = [rule.map { "rule \($0)" } ?? "no rule: \(outcome)"]
        for reply in replies {
            lines.append("say \(reply.key.map { "\($0)  " } ?? "")\"\(reply.line)\"")
        }
        switch owner {
        case .same: break
        case .people(let team, let priority):
            lines.append(
                "escalate\(team.map { " to \($0)" } ?? "")\(priority.map { ", priority \($0.rawValue)" } ?? "")"
            )
        case .nobody: lines.append("close")
        }
        return lines
    }

    fileprivate var json: JSONText {
        var owned: JSONText = .null
        switch owner {
        case .same: break
        case .people(let team, let priority):
            owned = JSONText.members(
                ("team", team.map { .string($0.rawValue) }),
                ("priority", priority.map { .string($0.rawValue) })
            )
        case .nobody: owned = JSONText.members(("closed", .boolean(true)))
        }
        return JSONText.members(
            ("rule", rule.map { .string($0) } ?? .null),
            ("outcome", .string(outcome)),
            ("replies", .array(replies.map(\.json))),
            ("owner", owned)
        )
    }
}

extension SeenTurn.Reply {
    fileprivate var json: JSONText {
        JSONText.members(("key", key.map { .string($0) } ?? .null), ("text", .string(line)))
    }
}
