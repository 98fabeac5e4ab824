import FrontdeskCore

extension JSONWriter {
    /// Writes the list of files that can be edited.
    mutating func members(of sources: RuleSources) {
        member("revision", sources.revision)
        member("obstacle", sources.obstacle?.description)
        array("files", sources.files) { json, file in
            json.object { json in
                json.member("path", file.path)
                json.member("size", file.size)
                json.member("revision", file.revision)
                json.identifiers("rules", file.rules)
            }
        }
    }

    /// Writes a version.
    mutating func members(of version: RuleVersion) {
        member("number", version.number)
        member("revision", version.revision)
        member("at", version.at)
        member("author", version.author)
        switch version.origin {
        case .disk: member("origin", "disk")
        case .saved: member("origin", "saved")
        case .restored(let number):
            member("origin", "restored")
            member("restored", number)
        }
        member("changed_files", version.changedFiles)
        member("added", version.added)
        member("removed", version.removed)
        array("changes", version.changes) { json, change in
            json.object { json in
                json.member("path", change.path)
                json.member("kind", change.kind.rawValue)
                json.member("added", change.added)
                json.member("removed", change.removed)
            }
        }
    }

    /// Writes what differs between a version and another state.
    mutating func members(of comparison: RuleComparison) {
        object("version") { $0.members(of: comparison.version) }
        array("files", comparison.files) { json, file in
            json.object { json in
                json.member("path", file.path)
                json.member("before", file.before)
                json.member("after", file.after)
            }
        }
        strings("omitted", comparison.omitted)
    }
}

extension RuleVersion {
    /// The first files that became something else, and how many lines, on one line.
    var summary: String {
        let names = changes.prefix(3).map(\.path).joined(separator: ", ")
        let more = changedFiles > 3 ? " and \(changedFiles - 3) more" : ""
        return "\(names)\(more) (+\(added) -\(removed))"
    }
}
