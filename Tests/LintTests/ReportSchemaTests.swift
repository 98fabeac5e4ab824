import Foundation
import FrontdeskCore
import FrontdeskRules
import Testing

@testable import FrontdeskLint

/// What the schemas of SARIF 2.1.0 and of JUnit's ant task ask for, of reports on every bad example there is.
struct ReportSchemaTests {
    private func report(_ check: String) throws -> FindingReport {
        let description = try #require(CheckManual.description(of: check))
        let project = ExampleProject.make(description.bad)
        let files = Dictionary(
            description.bad.files.map { ($0.path, Array($0.text.utf8)) },
            uniquingKeysWith: { first, _ in first }
        )
        return FindingReport(
            Linter(settings: .known).findings(in: project),
            lines: SourceLines(files),
            limit: .warning,
            repairs: RepairSearch(project)
        )
    }

    // MARK: SARIF

    private func object(_ value: Any?, _ allowed: Set<String>, _ required: Set<String>) throws -> [String: Any] {
        let object = try #require(value as? [String: Any])
        #expect(Set(object.keys).isSubset(of: allowed), "\(object.keys.sorted())")
        #expect(required.isSubset(of: object.keys), "\(object.keys.sorted())")
        return object
    }

    private func checkRegion(_ value: Any?) throws {
        let keys: Set<String> = ["startLine", "startColumn", "endLine", "endColumn"]
        let region = try object(value, keys, ["startLine"])
        for key in keys {
            guard let number = region[key] else { continue }
            #expect(try #require(number as? Int) >= 1)
        }
    }

    private func checkLocation(_ value: Any?) throws {
        let location = try object(value, ["physicalLocation", "message"], ["physicalLocation"])
        let place = try object(location["physicalLocation"], ["artifactLocation", "region"], ["artifactLocation"])
        try checkArtifact(place["artifactLocation"])
        try checkRegion(place["region"])
        if let message = location["message"] { try checkMessage(message) }
    }

    private func checkArtifact(_ value: Any?) throws {
        let artifact = try object(value, ["uri"], ["uri"])
        #expect(URL(string: try #require(artifact["uri"] as? String)) != nil)
    }

    private func checkMessage(_ value: Any?) throws {
        #expect(try #require(object(value, ["text"], ["text"])["text"] as? String) != "")
    }

    @Test(arguments: CheckManual.descriptions.map(\.id))
    func `SARIF has what its schema requires and nothing that it does not know`(check: String) throws {
        let data = Data(try report(check).written(as: .sarif).utf8)
        let log = try object(
            try JSONSerialization.jsonObject(with: data),
            ["$schema", "version", "runs"],
            ["version", "runs"]
        )
        #expect(log["version"] as? String == "2.1.0")
        let run = try object((log["runs"] as? [Any])?.first, ["tool", "columnKind", "results"], ["tool"])
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = try object(
            object(run["tool"], ["driver"], ["driver"])["driver"],
            ["name", "rules"],
            ["name"]
        )
        let rules = try #require(driver["rules"] as? [[String: Any]])
        for rule in rules {
            _ = try object(
                rule,
                ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
                ["id"]
            )
            let help = try object(rule["help"], ["text", "markdown"], ["text", "markdown"])
            let id = try #require(rule["id"] as? String)
            for text in help.values { #expect((text as? String)?.contains(id) == true) }
        }
        #expect(Set(rules.compactMap { $0["id"] as? String }).count == rules.count)
        for result in try #require(run["results"] as? [Any]) {
            try checkResult(result, rules.compactMap { $0["id"] as? String })
        }
    }

    private func checkResult(_ value: Any, _ rules: [String]) throws {
        let result = try object(
            value,
            [
                "ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "partialFingerprints",
                "fixes",
            ],
            ["message"]
        )
        let number = try #require(result["ruleIndex"] as? Int)
        #expect(rules.indices.contains(number) && rules[number] == result["ruleId"] as? String)
        #expect(["none", "note", "warning", "error"].contains(result["level"] as? String))
        try checkMessage(result["message"])
        for location in try #require(result["locations"] as? [Any]) { try checkLocation(location) }
        for location in result["relatedLocations"] as? [Any] ?? [] { try checkLocation(location) }
        for prints in try #require(result["partialFingerprints"] as? [String: Any]).values { #expect(prints is String) }
        for fix in result["fixes"] as? [Any] ?? [] {
            let fix = try object(fix, ["description", "artifactChanges"], ["artifactChanges"])
            try checkMessage(fix["description"])
            for change in try #require(fix["artifactChanges"] as? [Any]) {
                let change = try object(
                    change,
                    ["artifactLocation", "replacements"],
                    ["artifactLocation", "replacements"]
                )
                try checkArtifact(change["artifactLocation"])
                let replacements = try #require(change["replacements"] as? [Any])
                #expect(!replacements.isEmpty)
                for replacement in replacements {
                    let part = try object(replacement, ["deletedRegion", "insertedContent"], ["deletedRegion"])
                    try checkRegion(part["deletedRegion"])
                    if let content = part["insertedContent"] { _ = try object(content, ["text"], ["text"]) }
                }
            }
        }
    }

    @Test func `a repair is offered as a fix`() throws {
        let text = try report("FD007").written(as: .sarif)
        #expect(text.contains("\"deletedRegion\""))
        #expect(text.contains("\"insertedContent\""))
    }

    // MARK: JUnit

    @Test(arguments: CheckManual.descriptions.map(\.id))
    func `JUnit has the elements of its schema in their order, with the attributes that it requires`(check: String)
        throws
    {
        try JUnitShape(report(check).written(as: .junit)).verify()
    }

    @Test func `JUnit without findings has a test`() throws {
        try JUnitShape(FindingReport([], lines: SourceLines([:])).written(as: .junit)).verify()
    }
}

/// The elements of a report in JUnit's form, one a line as they are written.
private struct JUnitShape {
    private let lines: [String]

    init(_ text: String) {
        lines = text.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    }

    func verify() throws {
        #expect(lines.first == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        let starts = lines.dropFirst().filter { !$0.hasPrefix("</") }
        #expect(starts[0] == "<testsuites>")
        let suite = try #require(starts.dropFirst().first)
        for attribute in ["name", "package", "id", "timestamp", "hostname", "tests", "failures", "errors", "time"] {
            #expect(suite.contains(" \(attribute)=\""), "\(attribute)")
        }
        #expect(suite.hasPrefix("<testsuite "))
        #expect(starts[2] == "<properties/>")
        #expect(starts.suffix(2).map { String($0.prefix(11)) } == ["<system-out", "<system-err"])
        let cases = starts.dropFirst(3).dropLast(2)
        #expect(!cases.isEmpty)
        for line in cases {
            if line.hasPrefix("<failure ") {
                #expect(line.contains(" message=\"") && line.contains(" type=\"") && line.hasSuffix("</failure>"))
            } else {
                #expect(line.hasPrefix("<testcase ") && line.contains(" name=\"") && line.contains(" classname=\""))
                #expect(line.contains(" time=\""))
            }
        }
        #expect(suite.contains("tests=\"\(cases.count { $0.hasPrefix("<testcase ") })\""))
        #expect(suite.contains("failures=\"\(cases.count { $0.hasPrefix("<failure ") })\""))
    }
}
