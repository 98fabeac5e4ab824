import FrontdeskCore

extension FindingReport {
    /// SARIF 2.1.0: one run, the checks that found something as its rules.
    var sarif: String {
        let ids = Set(findings.map(\.id)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        var fingerprints = FindingFingerprints(lines)
        let results = findings.map { finding in
            finding.sarif(
                rule: numbers[finding.id] ?? -1,
                fingerprint: fingerprints.next(for: finding),
                repair: repairs?.repair(of: finding)
            )
        }
        let driver = JSONText.members(
            ("name", "frontdesk"),
            ("rules", .array(ids.map(rule)))
        )
        let run = JSONText.members(
            ("tool", .members(("driver", driver))),
            ("columnKind", "unicodeCodePoints"),
            ("results", .array(results))
        )
        return JSONText.members(
            ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
            ("version", "2.1.0"),
            ("runs", .array([run]))
        ).pretty
    }

    private func rule(_ id: String) -> JSONText {
        let check = CheckManual.description(of: id)
        let name = check?.name ?? findings.first { $0.id == id }?.name ?? id
        return JSONText.members(
            ("id", .string(id)),
            ("name", .string(name)),
            ("shortDescription", check.map { .members(("text", .string($0.summary))) }),
            ("fullDescription", check.map { .members(("text", .string($0.rationale))) }),
            // The manual comes along: it lies at no address that everybody can open.
            (
                "help",
                check.map {
                    .members(("text", .string(CheckPage($0).text)), ("markdown", .string(ChecksPage.section($0))))
                }
            ),
            ("defaultConfiguration", check.map { .members(("level", .string($0.severity.sarifLevel))) })
        )
    }
}

extension Finding {
    fileprivate func sarif(rule: Int, fingerprint: String, repair: FindingRepair?) -> JSONText {
        JSONText.members(
            ("ruleId", .string(id)),
            ("ruleIndex", .integer(rule)),
            ("level", .string(severity.sarifLevel)),
            ("message", .members(("text", .string(advice)))),
            ("locations", .array([Self.sarifLocation(location, endColumn: endColumn)])),
            (
                "relatedLocations",
                notes.isEmpty
                    ? nil
                    : .array(notes.map { Self.sarifLocation($0.location, endColumn: nil, message: $0.message) })
            ),
            ("partialFingerprints", .members(("frontdeskLine/v1", .string(fingerprint)))),
            ("fixes", repair.flatMap(Self.sarifFix).map { .array([$0]) })
        )
    }

    /// A repair as the places that it takes out and what it puts there; one that writes a file anew is left to `--fix`.
    private static func sarifFix(_ repair: FindingRepair) -> JSONText? {
        guard !repair.rewritesFile, let path = repair.edits.first?.path else { return nil }
        let replacements = repair.edits.map { edit in
            let region = JSONText.members(
                ("startLine", .integer(edit.line)),
                ("startColumn", .integer(edit.column)),
                ("endLine", .integer(edit.endLine)),
                ("endColumn", .integer(edit.endColumn))
            )
            let content: JSONText? =
                edit.replacement.isEmpty ? nil : .members(("text", .string(edit.replacement)))
            return JSONText.members(("deletedRegion", region), ("insertedContent", content))
        }
        let change = JSONText.members(
            ("artifactLocation", .members(("uri", .string(SARIFAddress.of(path))))),
            ("replacements", .array(replacements))
        )
        return .members(
            ("description", .members(("text", .string(repair.title)))),
            ("artifactChanges", .array([change]))
        )
    }

    private static func sarifLocation(_ place: FileLocation, endColumn: Int?, message: String? = nil) -> JSONText {
        let region = JSONText.members(
            ("startLine", .integer(place.line)),
            ("startColumn", .integer(place.column)),
            ("endColumn", endColumn.map { .integer($0) })
        )
        let file = JSONText.members(("uri", .string(SARIFAddress.of(place.path))))
        return JSONText.members(
            ("physicalLocation", .members(("artifactLocation", file), ("region", region))),
            ("message", message.map { .members(("text", .string($0))) })
        )
    }
}

/// Paths as SARIF wants them: relative references of RFC 3986.
private enum SARIFAddress {
    static func of(_ path: String) -> String {
        var result = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}

extension Finding.Severity {
    fileprivate var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
