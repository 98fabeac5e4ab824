import FrontdeskCore

extension FindingReport {
    /// JUnit's XML: a test for each finding, failed when the finding fails the run.
    var junit: String {
        var cases = junitCases
        if cases.isEmpty { cases = [JUnitDocument.Case(name: "no findings", group: "frontdesk", failure: nil)] }
        let remarks = findings.filter { $0.severity < limit }.map {
            "\($0.location): \($0.severity.rawValue)[\($0.id)]: \($0.advice)"
        }
        return JUnitDocument(suite: "frontdesk lint", cases: cases, output: remarks).text
    }

    /// A test for each finding.
    var junitCases: [JUnitDocument.Case] {
        findings.map { finding in
            let name = "\(finding.id) \(finding.name) at \(finding.location)"
            let failure = XMLText(
                "failure",
                [("message", finding.advice), ("type", finding.severity.rawValue)],
                text: "\(finding.location): \(finding.severity.rawValue)[\(finding.id)]: \(finding.advice)"
            )
            return JUnitDocument.Case(
                name: name,
                group: finding.location.path,
                failure: finding.severity >= limit ? failure : nil
            )
        }
    }
}

/// A document in the form that JUnit's ant task made common, which build servers check against its schema.
struct JUnitDocument {
    struct Case {
        let name: String
        let group: String
        let failure: XMLText?
    }

    let suite: String
    let cases: [Case]
    let output: [String]

    var text: String {
        let failures = cases.count { $0.failure != nil }
        let tests = cases.map { test in
            XMLText(
                "testcase",
                [("name", test.name), ("classname", test.group), ("time", "0")],
                test.failure.map { [$0] } ?? []
            )
        }
        // The schema asks for a time and a host; a run that is the same every time has neither.
        let attributes: [(name: String, value: String)] = [
            ("name", suite), ("package", "frontdesk"), ("id", "0"), ("timestamp", "1970-01-01T00:00:00"),
            ("hostname", "localhost"), ("tests", "\(cases.count)"), ("failures", "\(failures)"), ("errors", "0"),
            ("time", "0"),
        ]
        let children =
            [XMLText("properties")] + tests
            + [XMLText("system-out", text: output.joined(separator: "\n")), XMLText("system-err", text: "")]
        return XMLText("testsuites", [], [XMLText("testsuite", attributes, children)]).document
    }
}
