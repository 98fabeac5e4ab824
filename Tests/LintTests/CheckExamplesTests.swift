import FrontdeskCore
import FrontdeskRules
import Testing

@testable import FrontdeskLint

struct CheckExamplesTests {
    /// A place that a finding names, or that an example marks.
    private struct Place: Hashable, Comparable, CustomStringConvertible {
        let path: String
        let line: Int
        let column: Int

        var description: String { "\(path):\(line):\(column)" }

        static func < (left: Place, right: Place) -> Bool {
            (left.path, left.line, left.column) < (right.path, right.line, right.column)
        }
    }

    @Test(arguments: CheckManual.descriptions.map(\.id))
    func `the bad example of each check is found at its marks`(check: String) async throws {
        let description = try #require(CheckManual.description(of: check))
        let expected = description.bad.files.flatMap { file in
            file.marks.map { Place(path: file.path, line: $0.line, column: $0.column) }
        }
        let all = await findings(in: description.bad, stage: description.stage)
        let found = all.filter { $0.id == check && $0.location.path != "rules/zz-base.rules" }
            .map { Place(path: $0.location.path, line: $0.location.line, column: $0.location.column) }
        #expect(!expected.isEmpty)
        #expect(Set(found).sorted() == expected.sorted(), "\(all.map { "\($0.location) \($0.id) \($0.message)" })")
    }

    @Test(arguments: CheckManual.descriptions.map(\.id))
    func `the good example of each check is clean`(check: String) async throws {
        let description = try #require(CheckManual.description(of: check))
        let all = await findings(in: description.good, stage: description.stage)
        let own = all.filter { ($0.id == check || $0.severity == .error) && $0.location.path != "rules/zz-base.rules" }
        #expect(own.isEmpty, "\(own.map { "\($0.location) \($0.id) \($0.message)" })")
    }

    @Test(arguments: CheckManual.descriptions.map(\.id))
    func `findings carry the name of their check, and at least the severity that the manual says`(check: String)
        async throws
    {
        let description = try #require(CheckManual.description(of: check))
        let found = await findings(in: description.bad, stage: description.stage).filter { $0.id == check }
        for finding in found {
            #expect(finding.name == description.name)
            #expect(!finding.message.hasSuffix("."))
        }
        #expect(found.contains { $0.severity == description.severity })
    }

    @Test(arguments: FindingKind.allCases)
    func `what the compiler finds is described under the same name`(kind: FindingKind) throws {
        let description = try #require(CheckManual.description(of: kind.id))
        #expect(description.name == kind.name)
        if kind != .explosiveRegex { #expect(description.severity == kind.severity) }
    }

    @Test func `numbers and names are unique and in order`() {
        let all = CheckManual.descriptions
        #expect(all.map(\.id) == all.map(\.id).sorted())
        #expect(Set(all.map(\.id)).count == all.count)
        #expect(Set(all.map(\.name)).count == all.count)
    }

    @Test func `no number is lost`() {
        let numbers = [
            1...14, 101...112, 201...206, 301...305, 400...407, 501...505, 601...609, 701...704, 801...803, 901...902,
        ]
        let ids = numbers.joined().map { "FD" + String(1_000 + $0).dropFirst() }
        #expect(CheckManual.descriptions.map(\.id) == ids)
    }

    @Test(arguments: CheckManual.descriptions.map(\.id))
    func `a manual page is found by number and by name`(check: String) throws {
        let description = try #require(CheckManual.description(of: check))
        let page = try #require(CheckManual.page(for: description.id.lowercased()))
        #expect(page == CheckManual.page(for: description.name))
        #expect(page.hasPrefix("\(description.id) \(description.name)"))
        #expect(!page.contains("↓"))
    }

    @Test func `a message is no check`() {
        #expect(CheckManual.page(for: "where is my parcel") == nil)
        #expect(CheckManual.page(for: "FD999") == nil)
    }

    private func findings(in example: CheckExample, stage: CheckDescription.Stage) async -> [Finding] {
        let project = ExampleProject.make(example)
        let linted = Linter(settings: .known).findings(in: project)
        guard stage == .trials, let rules = project.rules else { return linted }
        let report = await ExampleProject.trials(project)
        return linted + report.findings + UntriedLine.findings(in: report, of: rules)
    }
}
