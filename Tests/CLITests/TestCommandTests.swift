import Foundation
import FrontdeskTestSupport
import Testing

/// `frontdesk test`, as people and other programs read it.
struct TestCommandTests {
    private let desk = try? FrontdeskBinary()

    @Test(arguments: ["text", "junit"])
    func `a broken promise is told as a difference`(format: String) async throws {
        let run = try await #require(desk).run(["test", "--format", format], in: Workplace(ExampleDesk.promising))
        #expect(run.code == 1)
        try expectSnapshot(run.output, named: "test-failing.\(format).txt")
    }

    @Test func `kept promises end with 0`() async throws {
        let run = try await #require(desk).run(["test"], in: Workplace(ExampleDesk.files))
        #expect(run.code == 0)
        #expect(run.output.hasSuffix("5 examples, 2 counters, 1 dialogue: all passed\n"))
    }

    @Test func `a part of a set can be tried`() async throws {
        let run = try await #require(desk).run(["test", "rules/zh.rules"], in: Workplace(ExampleDesk.promising))
        #expect(run.code == 0)
        #expect(run.output.contains("2 examples, 1 counter, 0 dialogues: all passed"))
    }

    @Test func `a set with errors is not tried`() async throws {
        let run = try await #require(desk).run(["test"], in: Workplace(ExampleDesk.faulty))
        #expect(run.code == 1)
        #expect(run.errors.contains("rules/bad.rules:4:3: error[FD003]"))
    }

    @Test func `the report for programs is JSON`() async throws {
        let run = try await #require(desk).run(["test", "--format", "json"], in: Workplace(ExampleDesk.promising))
        #expect(run.code == 1)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(run.output.utf8)) }
    }
}
